using System.Net;
using System.Text;
using HomeBinding.Configuration.Live;
using HomeBinding.Configuration.Managed;
using HomeBinding.Engine;
using HomeBinding.Things;
using HomeBinding.Web.Access;
using HomeBinding.Web.Tests.Support;

namespace HomeBinding.Web.Tests.Resources;

/// <summary>Changes over the API as a whole: that they last, and what becomes of them where they cannot.</summary>
public sealed class HomeChangesTests : IAsyncLifetime
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
    public async Task Changes_AreThereAfterARestart()
    {
        await SendAsync("POST", "/rest/things", """{"UID":"test:lamp:porch","thingTypeUID":"test:lamp","label":"Porch","configuration":{"size":3}}""");
        await SendAsync("PUT", "/rest/items", """[{"type":"Group","name":"Garden"},{"type":"Switch","name":"Porch","groupNames":["Garden"],"tags":["Light"]}]""");
        await SendAsync("PUT", "/rest/links/Porch/test:lamp:porch:switch", """{"configuration":{"profile":"system:follow"}}""");
        await SendAsync("PUT", "/rest/items/Hall_Lamp/metadata/alexa", """{"value":"Light"}""");
        await SendAsync("POST", "/rest/tags", """{"uid":"Location_Attic2","label":"Second attic"}""");

        await using var engine = new HomeEngine(TimeProvider.System, _home.Log);
        engine.Start();
        await engine.Things.AddBindingAsync(new TestBinding().Load());
        await using var model = new ModelManager(engine, _home.Folder.Root) { ManagedFolder = _home.Folder.PathOf(".homebinding/managed") };
        await (await model.LoadAsync()).Settled;

        var thing = engine.Things.Find(ThingUid.Parse("test:lamp:porch"))!;
        Assert.Equal(("Porch", 3m, ThingStatus.Online), (thing.Definition.Label, thing.Definition.Configuration["size"], thing.Status.Status));
        Assert.Equal("Porch", Assert.Single(engine.FindItem("Garden")!.Members).Name);
        Assert.Equal("system:follow", Assert.Single(engine.FindItem("Porch")!.Links).Definition.Profile);
        Assert.Equal("Light", engine.FindItem("Hall_Lamp")!.Metadata["alexa"].Value);
        Assert.Equal("Second attic", Assert.Single(model.Tags).Label);
        Assert.True(model.Managed.HasItem("Porch"));
        Assert.False(model.Managed.HasItem("Hall_Lamp"));
    }

    [Fact]
    public async Task Change_ThatCannotBeKept_IsNotMade_AndSaysSo()
    {
        _home.Folder.Write(".homebinding/managed", "a file where the folder should be");

        using var answer = await _client.PutAsync("/rest/items/Pump", new StringContent("""{"type":"Switch"}""", Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("could not be kept", await answer.MessageAsync(), StringComparison.Ordinal);
        Assert.Null(_home.Engine.FindItem("Pump"));
        File.Delete(_home.Folder.PathOf(".homebinding/managed"));
        await SendAsync("PUT", "/rest/items/Pump", """{"type":"Switch"}""");
        Assert.NotNull(_home.Engine.FindItem("Pump"));
    }

    [Fact]
    public async Task Removal_ThatCannotBeKept_LeavesAThingThatWorks()
    {
        await SendAsync("POST", "/rest/things", """{"UID":"test:lamp:porch","thingTypeUID":"test:lamp"}""");
        Directory.Move(_home.Folder.PathOf(".homebinding/managed"), _home.Folder.PathOf("elsewhere"));
        _home.Folder.Write(".homebinding/managed", "a file where the folder should be");

        using (var answer = await _client.DeleteAsync("/rest/things/test:lamp:porch")) Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);

        await Eventually.HoldsAsync(() => _home.Engine.Things.Find(ThingUid.Parse("test:lamp:porch"))?.Status.Status == ThingStatus.Online);
        Assert.Single(_home.Model.Made.Things);
    }

    [Fact]
    public async Task Change_BeforeTheHomeIsLoaded_Is503()
    {
        await using var engine = new HomeEngine(TimeProvider.System, _home.Log);
        engine.Start();
        await using var model = new ModelManager(engine, _home.Folder.Root);

        var refused = await Assert.ThrowsAsync<ManagedChangeException>(() => model.ChangeAsync(static set => set with { Items = set.Items.Add("Pump", new ManagedItem("Pump", "Switch")) }));

        Assert.Equal(ManagedChangeProblem.Unavailable, refused.Problem);
    }

    [Fact]
    public async Task Change_OfSomethingElse_IsPossibleThoughABindingIsGone()
    {
        await SendAsync("POST", "/rest/things", """{"UID":"test:lamp:porch","thingTypeUID":"test:lamp"}""");
        await _home.Engine.Things.RemoveBindingAsync("test");

        await SendAsync("PUT", "/rest/items/Pump", """{"type":"Switch"}""");

        Assert.NotNull(_home.Engine.FindItem("Pump"));
        Assert.Equal(ThingStatusDetail.HandlerMissingError, _home.Engine.Things.Find(ThingUid.Parse("test:lamp:porch"))!.Status.Detail);
    }

    private async Task SendAsync(string method, string path, string body)
    {
        using var answer = await _client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path) { Content = new StringContent(body, Encoding.UTF8, "application/json") });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
