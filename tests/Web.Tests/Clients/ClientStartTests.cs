using System.Net;
using System.Net.Http.Headers;
using System.Text;
using HomeBinding.Engine.Events;
using HomeBinding.Values;
using HomeBinding.Web.Access;
using HomeBinding.Web.Tests.Support;

namespace HomeBinding.Web.Tests.Clients;

/// <summary>What openHAB's clients ask for as they start, in their order and with their headers.</summary>
public sealed class ClientStartTests : IAsyncLifetime
{
    private ServedHome _home = null!;

    public async Task InitializeAsync() => _home = await ServedHome.StartAsync();

    public Task DisposeAsync() => _home.DisposeAsync().AsTask();

    [Fact]
    public async Task MainUi_FindsEverythingThatItNeeds_ToShowItsOverview()
    {
        using var client = _home.As(Role.User);
        await AssertAllAnswerAsync(
            client,
            "/rest/",
            "/rest/tags",
            "/rest/ui/components/ui%3Apage",
            "/rest/ui/components/ui%3Awidget",
            "/rest/items?staticDataOnly=true&metadata=semantics%2ClistWidget%2CwidgetOrder",
            "/rest/ui/tiles");

        await using var states = await EventReader.OpenAsync(client, "/rest/events/states");
        var ready = await states.NextAsync();
        Assert.Equal("ready", ready!.Value.Event);
        foreach (var body in new[] { "[]", """["Hall_Lamp","Night"]""" })
        {
            using var named = await client.PostAsync($"/rest/events/states/{ready.Value.Data}", new StringContent(body, Encoding.UTF8, "application/json"));
            Assert.Equal(HttpStatusCode.OK, named.StatusCode);
        }
        Assert.Equal(["Hall_Lamp", "Night"], (await states.MessageAsync()).EnumerateObject().Select(static each => each.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task MainUi_FindsWhatItsListsAndSettingsShow()
    {
        using var client = _home.As(Role.Administrator);

        await AssertAllAnswerAsync(
            client,
            "/rest/items?metadata=semantics",
            "/rest/items/Hall_Lamp?parents=true&metadata=.%2B",
            "/rest/links?itemName=Hall_Lamp",
            "/rest/persistence",
            "/rest/things?summary=true",
            "/rest/inbox?includeIgnored=false",
            "/rest/things/test%3Alamp%3Ahall",
            "/rest/things/test:lamp:hall",
            "/rest/templates",
            "/rest/rules?summary=true",
            "/rest/sitemaps",
            "/rest/services",
            "/rest/links/orphans",
            "/rest/persistence/health",
            "/rest/things?staticDataOnly=true",
            "/rest/transformations",
            "/rest/rules?staticDataOnly=true",
            "/rest/systeminfo");
        foreach (var topics in new[]
        {
            "openhab/items/*/added,openhab/items/*/removed,openhab/items/*/updated",
            "openhab/things/*/added,openhab/things/*/removed,openhab/things/*/updated,openhab/things/*/status,openhab/inbox/*/added,openhab/inbox/*/removed",
            "openhab/things/*/*,openhab/links/*/*",
            "openhab/rules/*/*",
        })
            await using (await EventReader.OpenAsync(client, $"/rest/events?topics={topics}"))
            {
                // That it opens is all.
            }
    }

    [Fact]
    public async Task HabPanel_LoadsItsPanelsAndFollowsStates()
    {
        using var client = _home.As(Role.User);
        await AssertAllAnswerAsync(client, "/rest/", "/rest/ui/components/habpanel:panelconfig", "/rest/items");
        await using var events = await EventReader.OpenAsync(client, "/rest/events?topics=openhab/items/*/statechanged,openhab/items/*/*/statechanged,openhab/webaudio/playurl");

        using var sent = await client.PostAsync("/rest/items/Night", new StringContent("ON", Encoding.UTF8, "text/plain"));

        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        Assert.Equal("ItemStateChangedEvent", (await events.HomeEventAsync()).Type);
    }

    // It hears events first and asks for the items then; every state that is set has to be an ItemStateEvent for ioBroker.
    [Fact]
    public async Task NodeRedAndIoBroker_SignInWithBasic_AndHearOfEveryState()
    {
        using var client = _home.Anonymous();
        client.DefaultRequestHeaders.Authorization = AuthenticationHeaderValue.Parse(Answers.Basic(_home.TokenOf(Role.User), ""));
        await using var events = await EventReader.OpenAsync(client, "/rest/events");
        await AssertAllAnswerAsync(client, "/rest/items", "/rest/items?recursive=false", "/rest/items/Night");

        await _home.Engine.PostUpdateAsync("Night", OnOff.On, EventSource.System);

        Assert.Equal(("ItemStateEvent", "openhab/items/Night/state", """{"type":"OnOff","value":"ON"}"""), await events.HomeEventAsync());
    }

    [Fact]
    public async Task N8n_FindsRulesAndItems_WithBothOfItsHeaders()
    {
        using var client = _home.As(Role.Administrator);
        client.DefaultRequestHeaders.Add("X-OPENHAB-TOKEN", _home.TokenOf(Role.Administrator));

        await AssertAllAnswerAsync(client, "/rest/items?limit=1", "/rest/things", "/rest/things/test%3Alamp%3Ahall/status", "/rest/rules", "/rest/systeminfo");
    }

    [Fact]
    public async Task Homebridge_ReadsTheVersion_ThenListens()
    {
        using var client = _home.As(Role.User);
        await AssertAllAnswerAsync(client, "/rest/items", "/rest/items?recursive=false&fields=name%2Ctype%2Ceditable", "/rest/items?recursive=false&fields=name%2Cstate%2Ceditable");
        Assert.True(int.Parse((await (await client.GetAsync("/rest/")).JsonAsync()).GetProperty("version").GetString()!) >= 4);
        await using var events = await EventReader.OpenAsync(client, "/rest/events?topics=openhab/items/*");

        await _home.Engine.PostUpdateAsync("Night", OnOff.On, EventSource.System);

        for (var i = 0; i < 2; i++) await events.HomeEventAsync();
        Assert.Equal("openhab/items/Night/statechanged", (await events.HomeEventAsync()).Topic);
    }

    private static async Task AssertAllAnswerAsync(HttpClient client, params string[] paths)
    {
        foreach (var path in paths)
        {
            using var answer = await client.GetAsync(path);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path} answers {answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
            Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        }
    }
}
