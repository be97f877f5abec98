using System.Net;
using System.Text;
using HomeBinding.Channels;
using HomeBinding.Web.Access;
using HomeBinding.Web.Tests.Support;

namespace HomeBinding.Web.Tests.Links;

public sealed class LinkEditingTests : IAsyncLifetime
{
    private ServedHome _home = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        _home = await ServedHome.StartAsync();
        _client = _home.As(Role.Administrator);
        using (await PutAsync("/rest/things", """{"UID":"test:lamp:porch","thingTypeUID":"test:lamp"}""", HttpMethod.Post)) { }
        using (await PutAsync("/rest/items/Porch", """{"type":"Switch"}""")) { }
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _home.DisposeAsync();
    }

    [Fact]
    public async Task Link_IsMade_ChangedAndRemoved()
    {
        using (var made = await PutAsync("/rest/links/Porch/test%3Alamp%3Aporch%3Aswitch", """{"itemName":"Porch","channelUID":"test:lamp:porch:switch","configuration":{}}""")) Assert.Equal(HttpStatusCode.OK, made.StatusCode);
        Assert.Equal("""[{"itemName":"Porch","channelUID":"test:lamp:porch:switch","configuration":{},"editable":true}]""", await _client.GetStringAsync("/rest/links?itemName=Porch"));
        Assert.Equal("test:lamp:porch:switch", Assert.Single(_home.Engine.FindItem("Porch")!.Links).ChannelUid.ToString());
        using (await PutAsync("/rest/links/Porch/test:lamp:porch:switch", """{"configuration":{"profile":"system:follow"}}""")) { }
        Assert.Equal("system:follow", Assert.Single(_home.Engine.FindItem("Porch")!.Links).Definition.Profile);
        using (var removed = await _client.DeleteAsync("/rest/links/Porch/test:lamp:porch:switch")) Assert.Equal(HttpStatusCode.OK, removed.StatusCode);
        Assert.Empty(_home.Engine.FindItem("Porch")!.Links);
        using (var gone = await _client.DeleteAsync("/rest/links/Porch/test:lamp:porch:switch")) Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Theory]
    [InlineData("/rest/links/Porch/test:lamp:porch:swich", "{}", HttpStatusCode.BadRequest, "have no channel 'swich'. Did you mean 'switch'?")]
    [InlineData("/rest/links/Porch/test:lamp:nowhere:switch", "{}", HttpStatusCode.BadRequest, "There is no thing test:lamp:nowhere.")]
    [InlineData("/rest/links/Porch/test:lamp:porch:power", "{}", HttpStatusCode.BadRequest, "is of type Switch, but the channel 'power' is Number:Power.")]
    [InlineData("/rest/links/Porch/test:lamp:porch:switch", """{"configuration":{"profile":"system:folow"}}""", HttpStatusCode.BadRequest, "There is no profile 'system:folow'. Did you mean 'system:follow'?")]
    [InlineData("/rest/links/Porch/test:lamp:porch:switch", """{"itemName":"Other"}""", HttpStatusCode.BadRequest, "another link than the path")]
    [InlineData("/rest/links/Porch/nonsense", "{}", HttpStatusCode.BadRequest, "is not a channel id")]
    [InlineData("/rest/links/Nobody/test:lamp:porch:switch", "{}", HttpStatusCode.NotFound, "does not exist")]
    public async Task Link_ThatIsWrong_SaysWhat_AsAFileWouldBeTold(string path, string body, HttpStatusCode status, string message)
    {
        using var answer = await PutAsync(path, body);

        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(message, await answer.MessageAsync(), StringComparison.Ordinal);
        Assert.Empty(_home.Model.Made.Links);
    }

    [Fact]
    public async Task Link_OfAFile_IsReadOnly()
    {
        using (var put = await PutAsync("/rest/links/Hall_Lamp/test:lamp:hall:switch", "{}")) Assert.Equal(HttpStatusCode.MethodNotAllowed, put.StatusCode);
        using (var delete = await _client.DeleteAsync("/rest/links/Hall_Lamp/test:lamp:hall:switch")) Assert.Equal(HttpStatusCode.MethodNotAllowed, delete.StatusCode);
    }

    [Fact]
    public async Task Links_OfAThingThatIsGone_AreOrphans_AndArePurged()
    {
        using (await PutAsync("/rest/links/Porch/test:lamp:porch:switch", "{}")) { }
        using (await _client.DeleteAsync("/rest/things/test:lamp:porch")) { }

        Assert.Equal(
            """[{"itemLink"}]""".Replace("\"itemLink\"", "\"itemChannelLink\":{\"itemName\":\"Porch\",\"channelUID\":\"test:lamp:porch:switch\",\"configuration\":{},\"editable\":true},\"problem\":\"THING_CHANNEL_MISSING\"", StringComparison.Ordinal),
            await _client.GetStringAsync("/rest/links/orphans"));
        // What it misses is no reason to keep the item from being changed.
        using (var changed = await PutAsync("/rest/items/Porch", """{"type":"Switch","label":"Changed"}""")) Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        using (var item = await _client.DeleteAsync("/rest/items/Porch")) Assert.Equal(HttpStatusCode.OK, item.StatusCode);
        Assert.Contains("ITEM_AND_THING_CHANNEL_MISSING", await _client.GetStringAsync("/rest/links/orphans"), StringComparison.Ordinal);

        using (var purged = await _client.PostAsync("/rest/links/purge", null)) Assert.Equal("""{"count":1}""", await purged.Content.ReadAsStringAsync());

        Assert.Equal("[]", await _client.GetStringAsync("/rest/links/orphans"));
        Assert.Empty(_home.Model.Made.Links);
    }

    [Theory]
    [InlineData("Porch", 2)]
    [InlineData("test:lamp:porch", 1)]
    [InlineData("test%3Alamp%3Aporch", 1)]
    [InlineData("Hall_Lamp", 0)]
    public async Task Links_OfAnItemOrThing_AreRemovedTogether(string name, int count)
    {
        using (await PutAsync("/rest/links/Porch/test:lamp:porch:switch", "{}")) { }
        using (await PutAsync("/rest/links/Porch/test:lamp:hall:switch", "{}")) { }

        using var answer = await _client.DeleteAsync($"/rest/links/{name}");

        Assert.Equal($$"""{"count":{{count}}}""", await answer.Content.ReadAsStringAsync());
        Assert.Equal(2 - count, _home.Model.Made.Links.Count);
        Assert.Contains(_home.Engine.FindItem("Hall_Lamp")!.Links, static each => each.ChannelUid == ChannelUid.Parse("test:lamp:hall:switch"));
    }

    private Task<HttpResponseMessage> PutAsync(string path, string body, HttpMethod? method = null) =>
        _client.SendAsync(new HttpRequestMessage(method ?? HttpMethod.Put, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") });
}
