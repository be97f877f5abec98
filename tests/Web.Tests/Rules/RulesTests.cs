using System.Net;
using System.Text;
using HomeBinding.Engine.Events;
using HomeBinding.Values;
using HomeBinding.Web.Access;
using HomeBinding.Web.Tests.Support;

namespace HomeBinding.Web.Tests.Rules;

public sealed class RulesTests : IAsyncLifetime
{
    private const string Source = """
        using System.Threading.Tasks;
        using System.Collections.Generic;

        public sealed class Dinner : Rule<Items>
        {
            protected override void Define() => On(Items.Night.Changes, _ => Items.Scene.PostUpdate("night"));

            protected override Task? RunNow(IReadOnlyDictionary<string, object?> context)
            {
                if (context.ContainsKey("fail")) throw new InvalidOperationException("It fails.");
                Items.Scene.PostUpdate($"dinner for {context.GetValueOrDefault("people") ?? "two"}");
                return Task.CompletedTask;
            }
        }

        public sealed class Silent : Rule<Items>
        {
            protected override void Define() { }
        }
        """;

    private ServedHome _home = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        _home = await ServedHome.StartAsync();
        _client = _home.As(Role.Administrator);
        Directory.CreateDirectory(_home.Folder.PathOf("rules"));
        await File.WriteAllTextAsync(_home.Folder.PathOf("rules/Dinner.cs"), Source);
        await _home.Rules.LoadAllAsync();
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _home.DisposeAsync();
    }

    [Fact]
    public async Task Rules_AreListedAsMainUiReadsThem()
    {
        using var user = _home.As(Role.User);

        var all = await (await user.GetAsync("/rest/rules?summary=true")).JsonAsync();
        var one = await (await _client.GetAsync("/rest/rules/Dinner")).JsonAsync();

        Assert.Equal(["Dinner", "Silent"], all.EnumerateArray().Select(static each => each.GetProperty("uid").GetString()));
        Assert.Equal(("IDLE", "NONE"), (one.GetProperty("status").GetProperty("status").GetString(), one.GetProperty("status").GetProperty("statusDetail").GetString()));
        Assert.False(one.GetProperty("editable").GetBoolean());
        Assert.Equal("C# rule in rules/Dinner.cs", one.GetProperty("description").GetString());
        Assert.Equal("[]", one.GetProperty("triggers").GetRawText());
        Assert.Equal("[]", await (await user.GetAsync("/rest/rules?tags=Schedule")).Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NotFound, await _client.StatusAsync(static _ => { }, path: "/rest/rules/Nobody"));
    }

    [Fact]
    public async Task Rule_ThatIsDisabled_DoesNothingUntilItIsEnabled()
    {
        await using var events = await EventReader.OpenAsync(_client, "/rest/events?topics=openhab/rules/*");

        Assert.Equal(HttpStatusCode.OK, await PostAsync("/rest/rules/Dinner/enable", "false"));

        Assert.Equal(("RuleStatusInfoEvent", "openhab/rules/Dinner/state", """{"status":"UNINITIALIZED","statusDetail":"DISABLED"}"""), await events.HomeEventAsync());
        Assert.Equal("DISABLED", (await (await _client.GetAsync("/rest/rules/Dinner")).JsonAsync()).GetProperty("status").GetProperty("statusDetail").GetString());
        await _home.Engine.PostUpdateAsync("Night", OnOff.On, EventSource.System);
        // A file that is loaded anew leaves it disabled.
        await File.WriteAllTextAsync(_home.Folder.PathOf("rules/Dinner.cs"), Source + "\n");
        await _home.Rules.LoadAllAsync();
        await _home.Engine.PostUpdateAsync("Night", OnOff.Off, EventSource.System);
        Assert.Equal(HttpStatusCode.Conflict, await PostAsync("/rest/rules/Dinner/runnow", ""));
        Assert.Equal("NULL", _home.Engine.FindItem("Scene")!.State.ToText());

        Assert.Equal(HttpStatusCode.OK, await PostAsync("/rest/rules/Dinner/enable", "true"));
        await _home.Engine.PostUpdateAsync("Night", OnOff.On, EventSource.System);
        await Eventually.HoldsAsync(() => _home.Engine.FindItem("Scene")!.State.ToText() == "night");
    }

    [Fact]
    public async Task Rules_ThatComeChangeAndGo_AreTold()
    {
        const string Lunch = "public sealed class Lunch : Rule<Items> { protected override void Define() { } }";
        var file = _home.Folder.PathOf("rules/Lunch.cs");
        await using var events = await EventReader.OpenAsync(_client, "/rest/events?topics=openhab/rules/*/added,openhab/rules/*/updated,openhab/rules/*/removed");

        await File.WriteAllTextAsync(file, Lunch);
        await _home.Rules.LoadAllAsync();
        var added = await events.HomeEventAsync();
        await File.WriteAllTextAsync(file, Lunch + "\n");
        await _home.Rules.LoadAllAsync();
        var updated = await events.HomeEventAsync();
        File.Delete(file);
        await _home.Rules.LoadAllAsync();
        var removed = await events.HomeEventAsync();

        Assert.Equal(("RuleAddedEvent", "openhab/rules/Lunch/added"), (added.Type, added.Topic));
        Assert.Contains("""
            "uid":"Lunch","name":"Lunch"
            """, added.Payload, StringComparison.Ordinal);
        Assert.DoesNotContain("editable", added.Payload, StringComparison.Ordinal);
        Assert.DoesNotContain("status", added.Payload, StringComparison.Ordinal);
        Assert.Equal(("RuleUpdatedEvent", "openhab/rules/Lunch/updated", $"[{added.Payload},{added.Payload}]"), updated);
        Assert.Equal(("RuleRemovedEvent", "openhab/rules/Lunch/removed", added.Payload), removed);
    }

    [Fact]
    public async Task Rule_ThatRuns_IsToldToRunAndThenToBeIdle_AndOneThatRunsOftenOnlyNowAndThen()
    {
        const int Runs = 2000;
        await using var events = await EventReader.OpenAsync(_client, "/rest/events?topics=openhab/rules/Dinner/state");

        for (var i = 0; i < Runs; i++)
        {
            await _home.Engine.PostUpdateAsync("Night", i % 2 == 0 ? OnOff.On : OnOff.Off, EventSource.System);
            if (i == 0) Assert.Equal(("RuleStatusInfoEvent", "openhab/rules/Dinner/state", """{"status":"RUNNING","statusDetail":"NONE"}"""), await events.HomeEventAsync());
            if (i == 0) Assert.Equal(("RuleStatusInfoEvent", "openhab/rules/Dinner/state", """{"status":"IDLE","statusDetail":"NONE"}"""), await events.HomeEventAsync());
        }
        Assert.Equal(HttpStatusCode.OK, await PostAsync("/rest/rules/Dinner/enable", "false"));

        var told = 0;
        while ((await events.HomeEventAsync()).Payload is var payload && !payload.Contains("DISABLED", StringComparison.Ordinal)) told++;
        Assert.InRange(told, 0, Runs / 10);
    }

    [Fact]
    public async Task Rule_ThatIsDisabledRightAfterItRan_IsNotToldToBeIdle()
    {
        await File.WriteAllTextAsync(_home.Folder.PathOf("rules/Late.cs"), Source.Replace("Dinner", "Late", StringComparison.Ordinal).Replace("Silent", "Quiet", StringComparison.Ordinal));
        await _home.Rules.LoadAllAsync();
        await using var events = await EventReader.OpenAsync(_client, "/rest/events?topics=openhab/rules/*/state");

        Assert.Equal(HttpStatusCode.OK, await PostAsync("/rest/rules/Dinner/runnow", ""));
        Assert.Equal(HttpStatusCode.OK, await PostAsync("/rest/rules/Dinner/enable", "false"));
        // What is still to be told of it is told with the first run of another one, and so before the second.
        var told = new List<(string Topic, string Payload)>();
        for (var run = 0; run < 2; run++)
        {
            Assert.Equal(HttpStatusCode.OK, await PostAsync("/rest/rules/Late/runnow", ""));
            do
            {
                var (_, topic, payload) = await events.HomeEventAsync();
                told.Add((topic, payload));
            }
            while (told[^1] is not ("openhab/rules/Late/state", """{"status":"IDLE","statusDetail":"NONE"}"""));
        }
        Assert.Contains("DISABLED", told.Last(static each => each.Topic == "openhab/rules/Dinner/state").Payload, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "dinner for two")]
    [InlineData("{}", "dinner for two")]
    [InlineData("""{"people":12}""", "dinner for 12")]
    public async Task Rule_ThatCanBeRunByHand_IsRunByAUser(string body, string expected)
    {
        using var user = _home.As(Role.User);

        Assert.Equal(HttpStatusCode.OK, await PostAsync("/rest/rules/Dinner/runnow", body, user));

        await Eventually.HoldsAsync(() => _home.Engine.FindItem("Scene")!.State.ToText() == expected);
    }

    [Theory]
    [InlineData("/rest/rules/Silent/runnow", "", HttpStatusCode.Conflict)]
    [InlineData("/rest/rules/Nobody/runnow", "", HttpStatusCode.NotFound)]
    [InlineData("/rest/rules/Dinner/runnow", "[1]", HttpStatusCode.BadRequest)]
    [InlineData("/rest/rules/Dinner/runnow", """{"a":{}}""", HttpStatusCode.BadRequest)]
    [InlineData("/rest/rules/Dinner/enable", "perhaps", HttpStatusCode.BadRequest)]
    [InlineData("/rest/rules/Nobody/enable", "true", HttpStatusCode.NotFound)]
    public async Task Request_ThatIsWrong_IsRefused(string path, string body, HttpStatusCode expected) => Assert.Equal(expected, await PostAsync(path, body));

    [Fact]
    public async Task Rule_ThatFailsWhenRunByHand_GoesOn_AndShowsWhy()
    {
        Assert.Equal(HttpStatusCode.OK, await PostAsync("/rest/rules/Dinner/runnow", """{"fail":true}"""));

        await Eventually.HoldsAsync(() => _home.Rules.Rules.Single(static each => each.Name == "Dinner").Error == "It fails.");
        Assert.Equal(HttpStatusCode.OK, await PostAsync("/rest/rules/Dinner/runnow", ""));
    }

    [Fact]
    public async Task Rule_ThatDoesNotCompile_ShowsItsError_AndCannotBeRun()
    {
        await File.WriteAllTextAsync(_home.Folder.PathOf("rules/Broken.cs"), "public sealed class Broken : Rule<Items> {");
        await _home.Rules.LoadAllAsync();

        var status = (await (await _client.GetAsync("/rest/rules/Broken")).JsonAsync()).GetProperty("status");

        Assert.Equal(("UNINITIALIZED", "INVALID_RULE"), (status.GetProperty("status").GetString(), status.GetProperty("statusDetail").GetString()));
        Assert.Contains("Broken.cs", status.GetProperty("description").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, await PostAsync("/rest/rules/Broken/enable", "true"));
        Assert.Equal(HttpStatusCode.Conflict, await PostAsync("/rest/rules/Broken/runnow", ""));
    }

    private async Task<HttpStatusCode> PostAsync(string path, string body, HttpClient? client = null)
    {
        using var answer = await (client ?? _client).PostAsync(path, new StringContent(body, Encoding.UTF8, body.StartsWith('{') ? "application/json" : "text/plain"));
        return answer.StatusCode;
    }
}
