using System.Net;
using System.Text.Json;
using HomeBinding.Engine;
using HomeBinding.Engine.Events;
using HomeBinding.Engine.Groups;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Links;
using HomeBinding.Engine.Things;
using HomeBinding.Channels;
using HomeBinding.Things;
using HomeBinding.Values;
using HomeBinding.Web.Access;
using HomeBinding.Web.Events;
using HomeBinding.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace HomeBinding.Web.Tests.Events;

public sealed class EventStreamTests : IAsyncLifetime
{
    private ServedHome _home = null!;
    private HttpClient _client = null!;

    private EventHub Hub => _home.Server.Services.GetRequiredService<EventHub>();

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
    public async Task State_ThatIsSet_IsTheThreeEventsThatOpenHabSends()
    {
        await using var events = await EventReader.OpenAsync(_client, "/rest/events");

        await UpdateAsync("Night", OnOff.On);

        Assert.Equal(("ItemStateEvent", "openhab/items/Night/state", """{"type":"OnOff","value":"ON"}"""), await events.HomeEventAsync());
        Assert.Equal(("ItemStateUpdatedEvent", "openhab/items/Night/stateupdated", """{"type":"OnOff","value":"ON"}"""), await events.HomeEventAsync());
        Assert.Equal(("ItemStateChangedEvent", "openhab/items/Night/statechanged", """{"type":"OnOff","value":"ON","oldType":"UnDef","oldValue":"NULL"}"""), await events.HomeEventAsync());

        _home.Time.Advance(TimeSpan.FromSeconds(1));
        await UpdateAsync("Night", OnOff.On);

        Assert.Equal("ItemStateEvent", (await events.HomeEventAsync()).Type);
        Assert.Equal(("ItemStateUpdatedEvent", "openhab/items/Night/stateupdated", """{"type":"OnOff","value":"ON","lastStateUpdate":"2026-06-01T12:00:00+00:00"}"""), await events.HomeEventAsync());

        await UpdateAsync("Night", OnOff.Off);

        Assert.Equal("ItemStateEvent", (await events.HomeEventAsync()).Type);
        Assert.Equal("ItemStateUpdatedEvent", (await events.HomeEventAsync()).Type);
        var changed = await events.HomeEventAsync();
        Assert.Equal("""{"type":"OnOff","value":"OFF","oldType":"OnOff","oldValue":"ON","lastStateUpdate":"2026-06-01T12:00:01+00:00","lastStateChange":"2026-06-01T12:00:00+00:00"}""", changed.Payload);
    }

    [Fact]
    public async Task Message_IsOneLineWithTopicPayloadAndType()
    {
        await using var events = await EventReader.OpenAsync(_client, "/rest/events?topics=openhab/items/Scene/statechanged");

        await UpdateAsync("Scene", new TextValue("zwei\nZeilen \"ü\" <b>"));

        var next = await events.NextAsync();
        Assert.Equal(
            """{"topic":"openhab/items/Scene/statechanged","payload":"{\"type\":\"String\",\"value\":\"zwei\\nZeilen \\\"ü\\\" <b>\",\"oldType\":\"UnDef\",\"oldValue\":\"NULL\"}","type":"ItemStateChangedEvent"}""",
            next!.Value.Data);
    }

    [Fact]
    public async Task Command_IsAnEvent_AndSoIsWhatItMakesProbable()
    {
        await using var events = await EventReader.OpenAsync(_client, "/rest/events?topics=openhab/items/*/command,openhab/items/*/statepredicted");

        await _home.Engine.SendCommandAsync("Hall_Lamp", OnOff.On, EventSource.System);

        Assert.Equal(("ItemCommandEvent", "openhab/items/Hall_Lamp/command", """{"type":"OnOff","value":"ON"}"""), await events.HomeEventAsync());
        Assert.Equal(("ItemStatePredictedEvent", "openhab/items/Hall_Lamp/statepredicted", """{"predictedType":"OnOff","predictedValue":"ON","isConfirmation":false}"""), await events.HomeEventAsync());
    }

    [Fact]
    public async Task Group_WhoseMemberChanges_NamesTheMember()
    {
        await _home.Engine.AddAsync(
            [
                new ItemDefinition { Name = "Lights", Type = ItemType.Switch, Group = new GroupDefinition(ItemType.Switch, GroupFunction.Or(OnOff.On, OnOff.Off)) },
                new ItemDefinition { Name = "One", Type = ItemType.Switch, Groups = ["Lights"] },
            ],
            []);
        await using var events = await EventReader.OpenAsync(_client, "/rest/events?topics=openhab/items/Lights/*");

        await UpdateAsync("One", OnOff.On);

        Assert.Equal(("GroupStateUpdatedEvent", "openhab/items/Lights/One/stateupdated", """{"type":"OnOff","value":"ON"}"""), await events.HomeEventAsync());
        var changed = await events.HomeEventAsync();
        Assert.Equal(("GroupItemStateChangedEvent", "openhab/items/Lights/One/statechanged"), (changed.Type, changed.Topic));
    }

    [Fact]
    public async Task Thing_ThatGoesOffline_IsTwoEvents()
    {
        await using var events = await EventReader.OpenAsync(_client, "/rest/events?topics=openhab/things/*/status,openhab/things/*/statuschanged");

        _home.Binding.Handler.Context.SetStatus(ThingStatusInfo.CommunicationError("No answer."));

        Assert.Equal(("ThingStatusInfoEvent", "openhab/things/test:lamp:hall/status", """{"status":"OFFLINE","statusDetail":"COMMUNICATION_ERROR","description":"No answer."}"""), await events.HomeEventAsync());
        Assert.Equal(
            ("ThingStatusInfoChangedEvent", "openhab/things/test:lamp:hall/statuschanged", """[{"status":"OFFLINE","statusDetail":"COMMUNICATION_ERROR","description":"No answer."},{"status":"ONLINE","statusDetail":"NONE"}]"""),
            await events.HomeEventAsync());
    }

    [Fact]
    public async Task Link_ThatComesAndGoes_IsAnEventEach()
    {
        await using var events = await EventReader.OpenAsync(_client, "/rest/events?topics=openhab/links/*");
        var link = new LinkDefinition("Night", ChannelUid.Parse("test:lamp:hall:switch")) { Profile = "system:follow", Configuration = new Dictionary<string, object?> { ["a"] = 1m } };

        await _home.Engine.ApplyAsync(new ModelChange { AddLinks = [link] });
        await _home.Engine.ApplyAsync(new ModelChange { RemoveItems = ["Night"] });

        const string Payload = """{"itemName":"Night","channelUID":"test:lamp:hall:switch","configuration":{"a":1,"profile":"system:follow"}}""";
        Assert.Equal(("ItemChannelLinkAddedEvent", "openhab/links/Night-test:lamp:hall:switch/added", Payload), await events.HomeEventAsync());
        Assert.Equal(("ItemChannelLinkRemovedEvent", "openhab/links/Night-test:lamp:hall:switch/removed", Payload), await events.HomeEventAsync());
    }

    [Fact]
    public async Task Item_ThatComesChangesAndGoes_IsAnEventEach()
    {
        await using var events = await EventReader.OpenAsync(_client, "/rest/events?topics=openhab/items/*/added,openhab/items/*/removed,openhab/items/*/updated");
        var item = new ItemDefinition { Name = "New", Type = ItemType.Switch, Label = "New lamp", Tags = ["Light"] };

        await _home.Engine.AddAsync([item], []);
        await _home.Engine.ApplyAsync(new ModelChange { ReplaceItems = [item with { Label = "Newer lamp", Icon = "light" }] });
        await _home.Engine.ApplyAsync(new ModelChange { RemoveItems = ["New"] });

        const string First = """{"type":"Switch","name":"New","label":"New lamp","tags":["Light"],"groupNames":[]}""";
        const string Second = """{"type":"Switch","name":"New","label":"Newer lamp","category":"light","tags":["Light"],"groupNames":[]}""";
        Assert.Equal(("ItemAddedEvent", "openhab/items/New/added", First), await events.HomeEventAsync());
        Assert.Equal(("ItemUpdatedEvent", "openhab/items/New/updated", $"[{Second},{First}]"), await events.HomeEventAsync());
        Assert.Equal(("ItemRemovedEvent", "openhab/items/New/removed", Second), await events.HomeEventAsync());
    }

    [Fact]
    public async Task Thing_ThatComesChangesAndGoes_IsAnEventEach()
    {
        await using var events = await EventReader.OpenAsync(_client, "/rest/events?topics=openhab/things/*/added,openhab/things/*/removed,openhab/things/*/updated");
        var thing = new ThingDefinition { Uid = ThingUid.Parse("test:lamp:new"), Label = "New", Configuration = new Dictionary<string, object?> { ["size"] = 3 } };

        await _home.Engine.Things.AddAsync([thing]);
        await _home.Engine.Things.UpdateAsync(thing with { Label = "Newer", Location = "Hall" });
        await _home.Engine.Things.RemoveAsync(thing.Uid);

        var added = await events.HomeEventAsync();
        Assert.Equal(("ThingAddedEvent", "openhab/things/test:lamp:new/added"), (added.Type, added.Topic));
        var body = JsonDocument.Parse(added.Payload).RootElement;
        Assert.Equal(("test:lamp:new", "test:lamp", "New", 3), (body.GetProperty("UID").GetString(), body.GetProperty("thingTypeUID").GetString(), body.GetProperty("label").GetString(), body.GetProperty("configuration").GetProperty("size").GetInt32()));
        Assert.Equal(4, body.GetProperty("channels").GetArrayLength());
        var updated = await events.HomeEventAsync();
        Assert.Equal("openhab/things/test:lamp:new/updated", updated.Topic);
        Assert.Equal(["Newer", "New"], JsonDocument.Parse(updated.Payload).RootElement.EnumerateArray().Select(static each => each.GetProperty("label").GetString()));
        Assert.Equal(("ThingRemovedEvent", "openhab/things/test:lamp:new/removed"), await events.HomeEventAsync() is var removed ? (removed.Type, removed.Topic) : default);
    }

    // Which topics the clients ask for, and which of the events of one change they then get.
    [Theory]
    [InlineData("", "state stateupdated statechanged")]
    [InlineData("?topics=openhab/items/*", "state stateupdated statechanged")]
    [InlineData("?topics=openhab/items/*/*", "state stateupdated statechanged")]
    [InlineData("?topics=openhab%2Fitems%2F*%2Fstatechanged%2Copenhab%2Fitems%2F*%2F*%2Fstatechanged%2Copenhab%2Fwebaudio%2Fplayurl", "statechanged")]
    [InlineData("?topics=openhab/items/Night/*,!openhab/items/*/state", "stateupdated statechanged")]
    [InlineData("?topics=openhab/items/(Night|Scene)/state(changed)?", "state statechanged")]
    public async Task Topics_ThatClientsAskFor_GiveThemTheirEvents(string query, string expected)
    {
        await using var events = await EventReader.OpenAsync(_client, $"/rest/events{query}");

        await UpdateAsync("Night", OnOff.On);
        await _home.Engine.ApplyAsync(new ModelChange { RemoveItems = ["Wanted_Temperature"] });
        await UpdateAsync("Night", OnOff.Off);

        foreach (var last in expected.Split(' ')) Assert.Equal($"openhab/items/Night/{last}", (await events.HomeEventAsync()).Topic);
    }

    [Theory]
    [InlineData("openhab/items/[", "is no pattern for topics")]
    [InlineData("(?<=a)b", "is no pattern for topics")]
    [InlineData("!", "A topic has 1 to 500 characters")]
    public async Task Topics_ThatCannotBeRead_Are400(string topic, string message)
    {
        using var answer = await _client.GetAsync($"/rest/events?topics={Uri.EscapeDataString(topic)}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(message, await answer.MessageAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Engine_WithoutClients_IsNotListenedTo()
    {
        Assert.False(Hub.IsListening);
        var mailboxes = _home.Engine.Mailboxes.Count;

        await using (await EventReader.OpenAsync(_client, "/rest/events")) Assert.True(Hub.IsListening);

        await Eventually.HoldsAsync(() => !Hub.IsListening && Hub.Clients == 0);
        Assert.Equal(mailboxes, _home.Engine.Mailboxes.Count);
        await using var again = await EventReader.OpenAsync(_client, "/rest/events?topics=*/statechanged");
        await UpdateAsync("Night", OnOff.On);
        Assert.Equal("openhab/items/Night/statechanged", (await again.HomeEventAsync()).Topic);
    }

    [Fact]
    public async Task Alive_ComesEveryTenSeconds()
    {
        await using var events = await EventReader.OpenAsync(_client, "/rest/events");
        await using var states = await EventReader.OpenAsync(_client, "/rest/events/states");
        Assert.Equal("ready", (await states.NextAsync())!.Value.Event);

        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < 10; i++) _home.Time.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal(("alive", """{"interval":10}"""), await events.NextAsync());
            Assert.Equal(("alive", """{"interval":10}"""), await states.NextAsync());
        }
    }

    [Theory]
    [InlineData(Role.Viewer, false)]
    [InlineData(Role.User, false)]
    [InlineData(Role.Administrator, true)]
    public async Task Things_AreHeardOfByWhoMayReadThem(Role role, bool hears)
    {
        using var client = _home.As(role);
        await using var events = await EventReader.OpenAsync(client, "/rest/events?topics=openhab/things/*/status,openhab/items/Night/state");

        _home.Binding.Handler.Context.SetStatus(ThingStatusInfo.CommunicationError("No answer."));
        await UpdateAsync("Night", OnOff.On);

        Assert.Equal(hears ? "ThingStatusInfoEvent" : "ItemStateEvent", (await events.HomeEventAsync()).Type);
    }

    [Fact]
    public async Task Token_WithAScope_HearsOfWhatItMayRead()
    {
        using var both = _home.With(await _home.Server.Accounts.AddTokenAsync("administrator", "both", ["events:read", "items:read"]));
        using var things = _home.With(await _home.Server.Accounts.AddTokenAsync("administrator", "things", ["events:read", "things:read"]));
        await using var items = await EventReader.OpenAsync(both, "/rest/events");
        await using var statuses = await EventReader.OpenAsync(things, "/rest/events");

        await UpdateAsync("Night", OnOff.On);
        _home.Binding.Handler.Context.SetStatus(ThingStatusInfo.CommunicationError("No answer."));

        Assert.Equal("ItemStateEvent", (await items.HomeEventAsync()).Type);
        Assert.Equal("ThingStatusInfoEvent", (await statuses.HomeEventAsync()).Type);
        Assert.Equal(HttpStatusCode.Forbidden, await things.StatusAsync(static _ => { }, path: "/rest/events/states"));
    }

    private async Task UpdateAsync(string item, IState state)
    {
        await _home.Engine.PostUpdateAsync(item, state, EventSource.System);
        await _home.Engine.InvokeAsync(static () => { });
    }
}
