using System.Net;
using System.Text.Json;
using HomeBinding.Channels;
using HomeBinding.Web.Access;
using HomeBinding.Web.Tests.Support;

namespace HomeBinding.Web.Tests.Types;

public sealed class TypesTests : IAsyncLifetime
{
    private ServedHome _home = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        _home = await ServedHome.StartAsync();
        _client = _home.As(Role.Administrator);
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _home.DisposeAsync();
    }

    [Fact]
    public async Task ThingTypes_AreThoseOfTheBindings()
    {
        var type = Assert.Single((await JsonAsync("/rest/thing-types?bindingId=test")).EnumerateArray());

        Assert.Equal("test:lamp", type.GetProperty("UID").GetString());
        Assert.True(type.GetProperty("listed").GetBoolean());
        Assert.False(type.GetProperty("bridge").GetBoolean());
        Assert.Empty((await JsonAsync("/rest/thing-types?bindingId=hue")).EnumerateArray());
    }

    [Theory]
    [InlineData("/rest/thing-types/test:lamp")]
    [InlineData("/rest/thing-types/test%3Alamp")]
    [InlineData("/rest/thing-types/other:light")]
    public async Task ThingType_HasChannelsAndParameters(string path)
    {
        var type = await JsonAsync(path);

        Assert.Equal(["switch", "power", "energy", "level"], type.GetProperty("channels").EnumerateArray().Select(static each => each.GetProperty("id").GetString()));
        var size = Assert.Single(type.GetProperty("configParameters").EnumerateArray());
        Assert.Equal("size", size.GetProperty("name").GetString());
        Assert.Equal("INTEGER", size.GetProperty("type").GetString());
        Assert.Equal("5", size.GetProperty("defaultValue").GetString());
        Assert.Equal(1, size.GetProperty("min").GetDecimal());
        Assert.False(size.GetProperty("required").GetBoolean());
    }

    [Fact]
    public async Task ChannelTypes_HaveEveryTypeThatAChannelNames()
    {
        var types = (await JsonAsync("/rest/channel-types?prefixes=system%2Ctest")).EnumerateArray().Select(static each => each.GetProperty("UID").GetString()!).ToArray();
        var channels = (await JsonAsync("/rest/things/test:lamp:hall")).GetProperty("channels").EnumerateArray().Select(static each => each.GetProperty("channelTypeUID").GetString()!);

        Assert.Equal(SystemChannels.TypeUids.Count + 4, types.Length);
        Assert.Empty(channels.Except(types));
        Assert.Equal(SystemChannels.TypeUids.Count, (await JsonAsync("/rest/channel-types?prefixes=system")).GetArrayLength());
    }

    [Fact]
    public async Task ChannelType_SaysWhatItsChannelsAre()
    {
        var type = await JsonAsync("/rest/channel-types/test:lamp-energy");

        Assert.Equal("Number:Energy", type.GetProperty("itemType").GetString());
        Assert.Equal("Wh", type.GetProperty("unitHint").GetString());
        Assert.True(type.GetProperty("stateDescription").GetProperty("readOnly").GetBoolean());
        Assert.Equal("TRIGGER", (await JsonAsync("/rest/channel-types/system:rawbutton")).GetProperty("kind").GetString());
        var items = (await JsonAsync("/rest/channel-types/system:rawbutton/linkableItemTypes")).EnumerateArray().Select(static each => each.GetString()).ToArray();
        Assert.Contains("Switch", items);
        Assert.Equal("""["Number:Energy"]""", await _client.GetStringAsync("/rest/channel-types/test:lamp-energy/linkableItemTypes"));
    }

    [Theory]
    [InlineData("thing-type:test:lamp", "size")]
    [InlineData("thing:test:lamp:hall", "size")]
    [InlineData("thing%3Atest%3Alamp%3Ahall", "size")]
    [InlineData("profile:system:offset", "offset")]
    public async Task ConfigDescription_IsFoundByItsAddress(string uri, string parameter)
    {
        var description = await JsonAsync($"/rest/config-descriptions/{uri}");

        Assert.Equal(Uri.UnescapeDataString(uri), description.GetProperty("uri").GetString());
        Assert.Contains(description.GetProperty("parameters").EnumerateArray(), each => each.GetProperty("name").GetString() == parameter);
        Assert.Equal(JsonValueKind.Array, description.GetProperty("parameterGroups").ValueKind);
    }

    [Fact]
    public async Task ConfigDescriptions_OfAScheme_AreAllOfThatScheme()
    {
        var all = (await JsonAsync("/rest/config-descriptions?scheme=thing-type")).EnumerateArray();

        Assert.Equal(["thing-type:test:lamp"], all.Select(static each => each.GetProperty("uri").GetString()));
        Assert.True((await JsonAsync("/rest/config-descriptions")).GetArrayLength() > 10);
    }

    [Fact]
    public async Task ProfileTypes_AreThoseThatFit()
    {
        var all = await UidsAsync("/rest/profile-types");
        var buttons = await UidsAsync("/rest/profile-types?channelTypeUID=system%3Arawbutton&itemType=Switch");

        Assert.Contains("system:default", all);
        Assert.Contains("system:rawbutton-toggle-switch", buttons);
        Assert.DoesNotContain("system:default", buttons);
        Assert.DoesNotContain("system:rawbutton-toggle-player", buttons);

        async Task<string[]> UidsAsync(string path) => [.. (await JsonAsync(path)).EnumerateArray().Select(static each => each.GetProperty("uid").GetString()!)];
    }

    [Theory]
    [InlineData("/rest/thing-types/test:nothing")]
    [InlineData("/rest/thing-types/nonsense")]
    [InlineData("/rest/channel-types/test:nothing")]
    [InlineData("/rest/channel-types/nonsense/linkableItemTypes")]
    [InlineData("/rest/config-descriptions/thing-type:test:nothing")]
    [InlineData("/rest/config-descriptions/nonsense")]
    [InlineData("/rest/tags/Nonsense")]
    public async Task WhatIsNotThere_Is404(string path)
    {
        using var answer = await _client.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("does not exist", await answer.MessageAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tags_AreThoseThatMainUiKnows()
    {
        var tags = (await JsonAsync("/rest/tags")).EnumerateArray().ToDictionary(static each => each.GetProperty("uid").GetString()!);

        Assert.Equal("SummerHouse", tags["Location_Indoor_Building_SummerHouse"].GetProperty("name").GetString());
        Assert.Equal("Summer House", tags["Location_Indoor_Building_SummerHouse"].GetProperty("label").GetString());
        Assert.Equal("CO2 Sensor", tags["Equipment_Sensor_CO2Sensor"].GetProperty("label").GetString());
        Assert.Equal("HVAC", tags["Equipment_HVAC"].GetProperty("label").GetString());
        Assert.False(tags["Point"].GetProperty("editable").GetBoolean());
        Assert.All(tags.Values, each => Assert.True(each.GetProperty("uid").GetString()!.LastIndexOf('_') is var last && (last < 0 || tags.ContainsKey(each.GetProperty("uid").GetString()![..last]))));
        Assert.Equal(tags.Count, tags.Values.Select(static each => each.GetProperty("name").GetString()).Distinct().Count());
        Assert.Equal(7, (await JsonAsync("/rest/tags/Location_Outdoor")).GetArrayLength());
        Assert.Equal(7, (await JsonAsync("/rest/tags/Outdoor")).GetArrayLength());
    }

    private async Task<JsonElement> JsonAsync(string path)
    {
        using var answer = await _client.GetAsync(path);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }
}
