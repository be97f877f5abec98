using System.Net;
using System.Text.Json;
using HomeBinding.Channels;
using HomeBinding.Engine;
using HomeBinding.Engine.Links;
using HomeBinding.Web.Access;
using HomeBinding.Web.Tests.Support;

namespace HomeBinding.Web.Tests.Links;

public sealed class LinksTests : IAsyncLifetime
{
    private ServedHome _home = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        _home = await ServedHome.StartAsync();
        _client = _home.As(Role.Administrator);
        await _home.Engine.ApplyAsync(new ModelChange
        {
            AddLinks =
            [
                new LinkDefinition("Night", ChannelUid.Parse("other:light:hall:switch")) { Profile = "offset", Configuration = new Dictionary<string, object?> { ["offset"] = 5m } },
                new LinkDefinition("Scene", ChannelUid.Parse("test:lamp:nowhere:switch")),
            ],
        });
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _home.DisposeAsync();
    }

    [Fact]
    public async Task Links_HaveTheFieldsOfOpenHab()
    {
        Assert.Equal(3, (await JsonAsync("/rest/links")).GetArrayLength());
        Assert.Equal(
            """[{"itemName":"Night","channelUID":"other:light:hall:switch","configuration":{"offset":5,"profile":"system:offset"},"editable":false}]""",
            await _client.GetStringAsync("/rest/links?itemName=Night"));
    }

    [Theory]
    [InlineData("?channelUID=test:lamp:hall:switch", 2)]
    [InlineData("?channelUID=test%3Alamp%3Ahall%3Aswitch&itemName=Night", 1)]
    [InlineData("?channelUID=nonsense", 0)]
    [InlineData("?itemName=Nobody", 0)]
    public async Task Links_OfAChannelOrItem_AreThose_ByEveryNameOfTheThing(string query, int count) => Assert.Equal(count, (await JsonAsync($"/rest/links{query}")).GetArrayLength());

    [Theory]
    [InlineData("/rest/links/Hall_Lamp/test:lamp:hall:switch")]
    [InlineData("/rest/links/Hall_Lamp/test%3Alamp%3Ahall%3Aswitch")]
    public async Task Link_IsFound_RawOrEncoded(string path) => Assert.Equal("Hall_Lamp", (await JsonAsync(path)).GetProperty("itemName").GetString());

    [Fact]
    public async Task Link_ThatIsNotThere_Is404()
    {
        using var answer = await _client.GetAsync("/rest/links/Hall_Lamp/test:lamp:hall:power");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("does not exist", await answer.MessageAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Orphans_AreLinksToNothing()
    {
        var orphan = Assert.Single((await JsonAsync("/rest/links/orphans")).EnumerateArray());

        Assert.Equal("THING_CHANNEL_MISSING", orphan.GetProperty("problem").GetString());
        Assert.Equal("test:lamp:nowhere:switch", orphan.GetProperty("itemChannelLink").GetProperty("channelUID").GetString());
    }

    private async Task<JsonElement> JsonAsync(string path)
    {
        using var answer = await _client.GetAsync(path);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }
}
