using System.Net;
using System.Text.Json;
using HomeBinding.Engine.Things;
using HomeBinding.Things;
using HomeBinding.Web.Access;
using HomeBinding.Web.Tests.Support;

namespace HomeBinding.Web.Tests.Things;

public sealed class ThingsTests : IAsyncLifetime
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

    [Theory]
    [InlineData("/rest/things/test:lamp:hall")]
    [InlineData("/rest/things/test%3Alamp%3Ahall")]
    [InlineData("/rest/things/other:light:hall")]
    public async Task Thing_HasTheFieldsOfOpenHab_RawEncodedOrByAnAlias(string path)
    {
        var thing = await JsonAsync(path);

        Assert.Equal("test:lamp:hall", thing.GetProperty("UID").GetString());
        Assert.Equal("test:lamp", thing.GetProperty("thingTypeUID").GetString());
        Assert.Equal("Hall", thing.GetProperty("label").GetString());
        Assert.False(thing.GetProperty("editable").GetBoolean());
        Assert.Equal("""{"status":"ONLINE","statusDetail":"NONE"}""", thing.GetProperty("statusInfo").GetRawText());
        Assert.Equal(JsonValueKind.Object, thing.GetProperty("configuration").ValueKind);
        Assert.Equal(JsonValueKind.Object, thing.GetProperty("properties").ValueKind);
        var channel = thing.GetProperty("channels").EnumerateArray().Single(static each => each.GetProperty("id").GetString() == "switch");
        Assert.Equal("test:lamp:hall:switch", channel.GetProperty("uid").GetString());
        Assert.Equal("test:lamp-switch", channel.GetProperty("channelTypeUID").GetString());
        Assert.Equal("Switch", channel.GetProperty("itemType").GetString());
        Assert.Equal("STATE", channel.GetProperty("kind").GetString());
        Assert.Equal("""["Hall_Lamp"]""", channel.GetProperty("linkedItems").GetRawText());
        Assert.Equal(JsonValueKind.Array, channel.GetProperty("defaultTags").ValueKind);
    }

    [Fact]
    public async Task Thing_WithoutAHandler_StillSaysWhatItsTypeAndItsFileSay()
    {
        await _home.Engine.Things.AddAsync([new ThingDefinition { Uid = ThingUid.Parse("test:lamp:broken"), Configuration = new Dictionary<string, object?> { ["size"] = 99m, ["secretWord"] = "sesame" } }]);

        var thing = await JsonAsync("/rest/things/test:lamp:broken");

        Assert.Equal("HANDLER_CONFIGURATION_PENDING", thing.GetProperty("statusInfo").GetProperty("statusDetail").GetString());
        Assert.Equal(4, thing.GetProperty("channels").GetArrayLength());
        Assert.Equal("""{"size":99,"secretWord":"***"}""", thing.GetProperty("configuration").GetRawText());
        var status = await JsonAsync("/rest/things/test:lamp:broken/config/status");
        Assert.Contains(status.EnumerateArray(), static each => each.GetProperty("parameterName").GetString() == "size" && each.GetProperty("message").GetString()!.Contains("the most is 10", StringComparison.Ordinal));
    }

    [Fact]
    public async Task List_Summary_HasWhatTheListOfMainUiShows()
    {
        var thing = Assert.Single((await JsonAsync("/rest/things?summary=true")).EnumerateArray());

        Assert.Equal(["UID", "editable", "label", "statusInfo", "thingTypeUID"], thing.EnumerateObject().Select(static each => each.Name).Order(StringComparer.Ordinal));
        Assert.Equal("NONE", thing.GetProperty("statusInfo").GetProperty("statusDetail").GetString());
        Assert.True(Assert.Single((await JsonAsync("/rest/things")).EnumerateArray()).TryGetProperty("channels", out _));
    }

    [Fact]
    public async Task List_StaticDataOnly_HasNoStatus_AndIsNotSentAgain()
    {
        using (await _client.GetAsync("/rest/things?staticDataOnly=true")) { }
        _home.Time.Advance(TimeSpan.FromSeconds(2));

        using var answer = await _client.GetAsync("/rest/things?staticDataOnly=true");

        Assert.False(Assert.Single((await answer.JsonAsync()).EnumerateArray()).TryGetProperty("statusInfo", out _));
        Assert.Equal(HttpStatusCode.NotModified, await _client.StatusAsync(request => request.Headers.IfModifiedSince = answer.Content.Headers.LastModified, path: "/rest/things?staticDataOnly=true"));
    }

    [Fact]
    public async Task Status_IsThatOfTheThing()
    {
        _home.Binding.Handler.Context.SetStatus(ThingStatusInfo.CommunicationError("The lamp does not answer."));

        Assert.Equal("""{"status":"OFFLINE","statusDetail":"COMMUNICATION_ERROR","description":"The lamp does not answer."}""", await _client.GetStringAsync("/rest/things/test:lamp:hall/status"));
    }

    [Theory]
    [InlineData("/rest/things/test:lamp:nobody")]
    [InlineData("/rest/things/nonsense")]
    [InlineData("/rest/things/test:lamp:nobody/status")]
    [InlineData("/rest/things/test:lamp:nobody/config/status")]
    [InlineData("/rest/things/test:lamp:nobody/firmware/status")]
    [InlineData("/rest/actions/test:lamp:nobody")]
    public async Task Thing_ThatIsNotThere_Is404(string path)
    {
        using var answer = await _client.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("does not exist", await answer.MessageAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/rest/things/test:lamp:hall/firmware/status")]
    [InlineData("/rest/things/test:lamp:hall/firmwares")]
    [InlineData("/rest/actions/test:lamp:hall")]
    public async Task WhatAThingHasNoneOf_Is204(string path)
    {
        using var answer = await _client.GetAsync(path);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Firmware_OfABindingThatUpdatesNone_IsRefusedWithTheReason()
    {
        using var answer = await _client.PutAsync("/rest/things/test:lamp:hall/firmware/1.2.0", content: null);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("Thing test:lamp:hall cannot be updated to 1.2.0: the binding 'test' has no firmware updates. Update the device as its manufacturer says.", await answer.MessageAsync());
    }

    [Theory]
    [InlineData("test:lamp:nobody")]
    [InlineData("nonsense")]
    public async Task Firmware_OfAThingThatIsNotThere_Is404(string thing)
    {
        using var answer = await _client.PutAsync($"/rest/things/{thing}/firmware/1.2.0", content: null);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal($"Thing {thing} does not exist.", await answer.MessageAsync());
    }

    private async Task<JsonElement> JsonAsync(string path)
    {
        using var answer = await _client.GetAsync(path);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }
}
