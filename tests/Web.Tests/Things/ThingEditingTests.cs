using System.Net;
using System.Text;
using HomeBinding.Configuration;
using HomeBinding.Engine.Things;
using HomeBinding.Things;
using HomeBinding.Web.Access;
using HomeBinding.Web.Tests.Support;

namespace HomeBinding.Web.Tests.Things;

public sealed class ThingEditingTests : IAsyncLifetime
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
    public async Task Thing_IsMade_ChangedAndRemovedAfterItsHandlerHasCleanedUp()
    {
        using (var made = await SendAsync(HttpMethod.Post, "/rest/things", """{"UID":"test:lamp:porch","thingTypeUID":"test:lamp","label":"Porch","configuration":{"size":3}}"""))
        {
            Assert.Equal(HttpStatusCode.Created, made.StatusCode);
            var body = await made.JsonAsync();
            Assert.True(body.GetProperty("editable").GetBoolean());
            Assert.Equal("""{"size":3}""", body.GetProperty("configuration").GetRawText());
        }
        var thing = Find("test:lamp:porch")!;
        await Eventually.HoldsAsync(() => thing.Status.Status == ThingStatus.Online);
        Assert.Equal(3, _home.Binding.Handler.Config.Size);

        using (var changed = await SendAsync(HttpMethod.Put, "/rest/things/test%3Alamp%3Aporch", """{"label":"Front","location":"Porch"}""")) Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal(("Front", "Porch"), (thing.Definition.Label, thing.Definition.Location));
        using (var configured = await SendAsync(HttpMethod.Put, "/rest/things/test:lamp:porch/config", """{"size":"7"}""")) Assert.Equal(HttpStatusCode.OK, configured.StatusCode);
        await Eventually.HoldsAsync(() => _home.Binding.Handler.Config.Size == 7);

        var handler = _home.Binding.Handler;
        using (var removed = await _client.DeleteAsync("/rest/things/test:lamp:porch")) Assert.Equal(HttpStatusCode.OK, removed.StatusCode);
        Assert.True(handler.WasRemoved);
        Assert.Null(Find("test:lamp:porch"));
        using (var gone = await _client.DeleteAsync("/rest/things/test:lamp:porch")) Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task Thing_RemovedByForce_IsNotAskedToCleanUp()
    {
        using (await SendAsync(HttpMethod.Post, "/rest/things", """{"UID":"test:lamp:porch","thingTypeUID":"test:lamp"}""")) { }
        await Eventually.HoldsAsync(() => _home.Binding.Handlers.Count == 2);

        using (var removed = await _client.DeleteAsync("/rest/things/test:lamp:porch?force=true")) Assert.Equal(HttpStatusCode.OK, removed.StatusCode);

        Assert.False(_home.Binding.Handler.WasRemoved);
        Assert.Null(Find("test:lamp:porch"));
    }

    [Fact]
    public async Task Thing_WithoutAnId_GetsOne()
    {
        using var made = await SendAsync(HttpMethod.Post, "/rest/things", """{"thingTypeUID":"test:lamp"}""");

        Assert.Matches("^test:lamp:[0-9a-f]{10}$", (await made.JsonAsync()).GetProperty("UID").GetString());
    }

    [Theory]
    [InlineData("""{"UID":"test:lamp:porch","thingTypeUID":"test:lamp","configuration":{"size":99}}""", HttpStatusCode.BadRequest, "'size' is 99; the most is 10.")]
    [InlineData("""{"UID":"test:lamp:porch","thingTypeUID":"test:lamp","configuration":{"sice":5}}""", HttpStatusCode.BadRequest, "have no parameter 'sice'; expected size. Did you mean 'size'?")]
    [InlineData("""{"UID":"test:lamp:porch","thingTypeUID":"test:lamp","configuration":{"size":"${SECRET:none}"}}""", HttpStatusCode.BadRequest, "There is no secret 'none'")]
    [InlineData("""{"UID":"test:lmap:porch","thingTypeUID":"test:lmap"}""", HttpStatusCode.BadRequest, "has no thing type 'lmap'. Did you mean 'test:lamp'?")]
    [InlineData("""{"UID":"test:other:porch","thingTypeUID":"test:lamp"}""", HttpStatusCode.BadRequest, "is not an id of a thing of type test:lamp")]
    [InlineData("""{"UID":"test:lamp:porch"}""", HttpStatusCode.BadRequest, "has no type")]
    [InlineData("""{"UID":"test:lamp:hall","thingTypeUID":"test:lamp"}""", HttpStatusCode.Conflict, "There is a thing test:lamp:hall already.")]
    public async Task Thing_ThatIsWrong_SaysWhat_AsAFileWouldBeTold(string body, HttpStatusCode status, string message)
    {
        using var answer = await SendAsync(HttpMethod.Post, "/rest/things", body);

        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(message, await answer.MessageAsync(), StringComparison.Ordinal);
        Assert.Single(_home.Engine.Things.All);
        Assert.Empty(_home.Model.Made.Things);
    }

    [Fact]
    public async Task Configuration_ThatIsWrong_ChangesNothing()
    {
        using (await SendAsync(HttpMethod.Post, "/rest/things", """{"UID":"test:lamp:porch","thingTypeUID":"test:lamp","configuration":{"size":3}}""")) { }

        using var answer = await SendAsync(HttpMethod.Put, "/rest/things/test:lamp:porch/config", """{"size":0}""");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("the least is 1", await answer.MessageAsync(), StringComparison.Ordinal);
        Assert.Equal(3m, Find("test:lamp:porch")!.Definition.Configuration["size"]);
    }

    [Theory]
    [InlineData("PUT", "/rest/things/test:lamp:hall")]
    [InlineData("PUT", "/rest/things/test:lamp:hall/config")]
    [InlineData("DELETE", "/rest/things/test:lamp:hall")]
    [InlineData("DELETE", "/rest/things/test:lamp:hall?force=true")]
    public async Task Thing_OfAFile_IsReadOnly(string method, string path)
    {
        using var answer = await SendAsync(new HttpMethod(method), path, "{}");

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("comes from a file", await answer.MessageAsync(), StringComparison.Ordinal);
        Assert.Equal(ThingStatus.Online, Find("test:lamp:hall")!.Status.Status);
    }

    [Theory]
    [InlineData("text/plain", "false", "true")]
    [InlineData("application/json", "false", "\"true\"")]
    public async Task Thing_IsDisabledAndEnabled_AlsoOneOfAFile(string contentType, string off, string on)
    {
        using (var disabled = await SendAsync(HttpMethod.Put, "/rest/things/test:lamp:hall/enable", off, contentType))
            Assert.Equal("DISABLED", (await disabled.JsonAsync()).GetProperty("statusInfo").GetProperty("statusDetail").GetString());
        using (var enabled = await SendAsync(HttpMethod.Put, "/rest/things/test:lamp:hall/enable", on, contentType)) Assert.Equal(HttpStatusCode.OK, enabled.StatusCode);
        Assert.Equal(ThingStatus.Online, Find("test:lamp:hall")!.Status.Status);
        using var wrong = await SendAsync(HttpMethod.Put, "/rest/things/test:lamp:hall/enable", "maybe", contentType);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Fact]
    public async Task Password_NeverLeaves_AndDotsKeepIt()
    {
        await _home.Engine.Things.AddBindingAsync(new LoadedBinding
        {
            Id = "safe",
            Name = "Safe",
            ThingTypes = [new ThingType<SafeConfig>("safe:box", static (context, _) => new Box(context)) { Label = "Box", Channels = [] }],
            Services = new NoServices(),
            CreateHttpClient = static () => new HttpClient(),
        });
        using (var made = await SendAsync(HttpMethod.Post, "/rest/things", """{"UID":"safe:box:one","thingTypeUID":"safe:box","configuration":{"code":"open sesame","host":"a"}}"""))
            Assert.DoesNotContain("sesame", await made.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using (await SendAsync(HttpMethod.Put, "/rest/things/safe:box:one/config", """{"code":"***","host":"b"}""")) { }

        Assert.Equal(("open sesame", "b"), (Find("safe:box:one")!.Definition.Configuration["code"], Find("safe:box:one")!.Definition.Configuration["host"]));
        foreach (var path in new[] { "/rest/things", "/rest/things/safe:box:one", "/rest/things/safe:box:one/config/status", "/rest/things?staticDataOnly=true" })
            Assert.DoesNotContain("sesame", await _client.GetStringAsync(path), StringComparison.Ordinal);
        Assert.Contains("\"code\":\"***\"", await _client.GetStringAsync("/rest/things/safe:box:one"), StringComparison.Ordinal);
        // Dots are no password of a thing that had none.
        using (await SendAsync(HttpMethod.Post, "/rest/things", """{"UID":"safe:box:two","thingTypeUID":"safe:box","configuration":{"code":"***","host":"c"}}""")) { }
        Assert.False(Find("safe:box:two")!.Definition.Configuration.ContainsKey("code"));
        await _home.Server.Audit.DisposeAsync();
        Assert.DoesNotContain("sesame", File.ReadAllText(_home.Folder.PathOf(".homebinding/audit.log")), StringComparison.Ordinal);
        Assert.DoesNotContain(_home.Log.Lines, static each => each.Text.Contains("sesame", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Channels_ThatClientsSendBack_AreNotTakenForNewOnes()
    {
        using (await SendAsync(HttpMethod.Post, "/rest/things", """{"UID":"test:lamp:porch","thingTypeUID":"test:lamp"}""")) { }
        var body = (await _client.GetStringAsync("/rest/things/test:lamp:porch")).Replace("\"label\":\"switch\"", "\"label\":\"On and off\"", StringComparison.Ordinal);

        using (var answer = await SendAsync(HttpMethod.Put, "/rest/things/test:lamp:porch", body)) Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        var channel = Assert.Single(_home.Model.Made.Things.Values.Single().Channels);
        Assert.Equal(("switch", "On and off"), (channel.Id, channel.Label));
        Assert.Contains("\"label\":\"On and off\"", await _client.GetStringAsync("/rest/things/test:lamp:porch"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_ThatDeclaresTheSameThing_CountsAndSaysSo_AlsoByAnAlias()
    {
        using (await SendAsync(HttpMethod.Post, "/rest/things", """{"UID":"test:lamp:porch","thingTypeUID":"test:lamp","label":"Of the API"}""")) { }
        Directory.CreateDirectory(_home.Folder.PathOf("things"));
        await File.WriteAllTextAsync(_home.Folder.PathOf("things/a.yaml"), "version: 1\nthings:\n  other:light:porch:\n    label: Of the file\n");
        await _home.Model.LoadAsync();

        var thing = await (await _client.GetAsync("/rest/things/test:lamp:porch")).JsonAsync();
        Assert.Equal("Of the file", thing.GetProperty("label").GetString());
        Assert.False(thing.GetProperty("editable").GetBoolean());
        Assert.Contains(_home.Model.Diagnostics, static each => each.Message.Contains("Thing test:lamp:porch was made over the API, but things/a.yaml:3:3 declares the same", StringComparison.Ordinal));
        Assert.Single(_home.Model.Made.Things);
    }

    private Thing? Find(string uid) => _home.Engine.Things.Find(ThingUid.Parse(uid));

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string body, string contentType = "application/json") =>
        _client.SendAsync(new HttpRequestMessage(method, path) { Content = new StringContent(body, Encoding.UTF8, contentType) });

    private sealed record SafeConfig
    {
        [ConfigParameter(Context = ConfigContexts.Password)]
        public string? Code { get; init; }

        [ConfigParameter]
        public string? Host { get; init; }
    }

    private sealed class Box(IThingContext context) : ThingHandler(context)
    {
        public override ValueTask StartAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
