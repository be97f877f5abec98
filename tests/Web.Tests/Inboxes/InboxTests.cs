using System.Net;
using System.Text;
using HomeBinding.Discovery;
using HomeBinding.Engine.Things;
using HomeBinding.Things;
using HomeBinding.Web.Access;
using HomeBinding.Web.Tests.Support;

namespace HomeBinding.Web.Tests.Inboxes;

public sealed class InboxTests : IAsyncLifetime
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
    public async Task Inbox_ListsWhatWasFound_AsMainUiReadsIt()
    {
        await using var events = await EventReader.OpenAsync(_client, "/rest/events?topics=openhab/inbox/*/added,openhab/inbox/*/removed");
        Find("test:lamp:kitchen");

        var entry = Assert.Single((await (await _client.GetAsync("/rest/inbox?includeIgnored=false")).JsonAsync()).EnumerateArray());

        const string Expected = """{"flag":"NEW","label":"Lamp","properties":{"size":3,"serial":"1"},"representationProperty":"serial","thingUID":"test:lamp:kitchen","thingTypeUID":"test:lamp"}""";
        Assert.Equal(Expected, entry.GetRawText());
        Assert.Equal(("InboxAddedEvent", "openhab/inbox/test:lamp:kitchen/added", Expected), await events.HomeEventAsync());
        Assert.Equal(HttpStatusCode.OK, await SendAsync(HttpMethod.Delete, "/rest/inbox/test:lamp:kitchen"));
        Assert.Equal(("InboxRemovedEvent", "openhab/inbox/test:lamp:kitchen/removed", Expected), await events.HomeEventAsync());
        Assert.Equal(HttpStatusCode.NotFound, await SendAsync(HttpMethod.Delete, "/rest/inbox/test:lamp:kitchen"));
    }

    [Fact]
    public async Task Entry_ThatIsIgnored_IsListedOnlyIfAskedFor()
    {
        Find("test:lamp:kitchen");

        Assert.Equal(HttpStatusCode.OK, await SendAsync(HttpMethod.Post, "/rest/inbox/test%3Alamp%3Akitchen/ignore"));
        Assert.Equal("[]", await _client.GetStringAsync("/rest/inbox?includeIgnored=false"));
        Assert.Contains("IGNORED", await _client.GetStringAsync("/rest/inbox"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await SendAsync(HttpMethod.Post, "/rest/inbox/test:lamp:kitchen/unignore"));
        Assert.Contains("NEW", await _client.GetStringAsync("/rest/inbox?includeIgnored=false"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await SendAsync(HttpMethod.Post, "/rest/inbox/test:lamp:nobody/ignore"));
        Assert.Equal(HttpStatusCode.NotFound, await SendAsync(HttpMethod.Post, "/rest/inbox/no-uid/ignore"));
    }

    [Fact]
    public async Task Entry_ThatIsApproved_IsAThing()
    {
        Find("test:lamp:kitchen");

        Assert.Equal(HttpStatusCode.OK, await SendAsync(HttpMethod.Post, "/rest/inbox/test:lamp:kitchen/approve?newThingId=new", "Kitchen lamp"));

        var thing = await (await _client.GetAsync("/rest/things/test:lamp:new")).JsonAsync();
        Assert.Equal(("Kitchen lamp", true, 3), (thing.GetProperty("label").GetString(), thing.GetProperty("editable").GetBoolean(), thing.GetProperty("configuration").GetProperty("size").GetInt32()));
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(HttpMethod.Post, "/rest/inbox/test:lamp:kitchen/approve?newThingId=new"));
    }

    [Theory]
    [InlineData("/rest/inbox/test:lamp:nobody/approve", HttpStatusCode.NotFound)]
    [InlineData("/rest/inbox/test:lamp:kitchen/approve?newThingId=..%2f..%2fx", HttpStatusCode.BadRequest)]
    [InlineData("/rest/inbox/test:lamp:kitchen/approve?newThingId=hall", HttpStatusCode.BadRequest)]
    public async Task Approve_OfWhatCannotBe_SaysWhy(string path, HttpStatusCode expected)
    {
        Find("test:lamp:kitchen");

        using var answer = await _client.PostAsync(path, new StringContent("", Encoding.UTF8, "text/plain"));

        Assert.Equal(expected, answer.StatusCode);
        Assert.DoesNotContain("Parameter", await answer.MessageAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scan_OfABinding_PutsWhatItFindsIntoTheInbox()
    {
        var found = new DiscoveryResult { ThingUid = ThingUid.Parse("test:lamp:kitchen"), Label = "Lamp" };
        var service = new ScanDiscoveryService("scan", [ThingTypeUid.Parse("test:lamp")], (context, _) =>
        {
            context.Report(found);
            return Task.CompletedTask;
        });
        await _home.Discovery.AddedAsync(new LoadedBinding
        {
            Id = "test",
            Name = "Test",
            ThingTypes = [],
            Discoveries = [service],
            Services = new NoServices(),
            CreateHttpClient = static () => new HttpClient(),
        });

        Assert.Equal("""["test"]""", await _client.GetStringAsync("/rest/discovery"));
        Assert.Equal("""{"inputSupported":false}""", await _client.GetStringAsync("/rest/discovery/bindings/test/info"));
        using var answer = await _client.PostAsync("/rest/discovery/bindings/test/scan", null);

        Assert.Equal("10", await answer.Content.ReadAsStringAsync());
        await Eventually.HoldsAsync(() => _home.Inbox.Entries.Count == 1);
    }

    [Fact]
    public async Task Discovery_OfABindingThatCannotLook_DoesNotExist()
    {
        Assert.Equal("[]", await _client.GetStringAsync("/rest/discovery"));
        Assert.Equal(HttpStatusCode.NotFound, await SendAsync(HttpMethod.Post, "/rest/discovery/bindings/test/scan"));
        Assert.Equal(HttpStatusCode.NotFound, await SendAsync(HttpMethod.Get, "/rest/discovery/bindings/test/info"));
    }

    private void Find(string uid) => Assert.True(_home.Inbox.Add(
        new DiscoveryResult { ThingUid = ThingUid.Parse(uid), Label = "Lamp", Properties = new Dictionary<string, object?> { ["size"] = 3m, ["serial"] = "1" }, RepresentationProperty = "serial" },
        "test:scan"));

    private async Task<HttpStatusCode> SendAsync(HttpMethod method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "text/plain");
        using var answer = await _client.SendAsync(request);
        return answer.StatusCode;
    }
}
