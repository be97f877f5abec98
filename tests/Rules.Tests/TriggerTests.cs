using HomeBinding.Channels;
using HomeBinding.Engine;
using HomeBinding.Engine.Things;
using HomeBinding.Rules.Tests.Support;
using HomeBinding.Things;
using HomeBinding.Values;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Rules.Tests;

/// <summary>Rules listen to trigger channels without an item.</summary>
public sealed class TriggerTests
{
    private static readonly ThingUid Kitchen = ThingUid.Parse("hub:remote:kitchen");

    [Theory]
    [InlineData("hub:remote:kitchen:button")]
    [InlineData("old:pad:kitchen:button")]
    public async Task Trigger_AnEvent_ReachesTheRule(string channel)
    {
        await using var home = await RuleHome.StartAsync();
        var remotes = await Remotes.AddAsync(home);
        await home.LoadAsync("Presses", $$"""
            On(Trigger("{{channel}}"), each => Items.Text.PostUpdate($"{each.Channel} {each.Event} {each.Time:HH:mm}"));
            On(Trigger("{{channel}}", "LONG_PRESSED"), _ => Items.Light.PostUpdate(OnOff.On));
            """);

        remotes.Press("SHORT_PRESSED");
        await home.BecomesAsync("Text", $"{channel} SHORT_PRESSED 12:00");
        await home.SettledAsync();
        Assert.Equal("NULL", home.State("Light").ToText());
        remotes.Press("LONG_PRESSED");

        await home.BecomesAsync("Light", "ON");
        Assert.Null(home.Rule("Presses").Error);
    }

    [Fact]
    public async Task Trigger_ThingIsStartedAnew_OrItsBindingReplaced_OrItComesLater_IsHeard()
    {
        await using var home = await RuleHome.StartAsync();
        await home.LoadAsync("Presses", """On(Trigger("hub:remote:kitchen:button"), each => Items.Text.PostUpdate(each.Event));""");
        var remotes = await Remotes.AddAsync(home);

        remotes.Press("SHORT_PRESSED");
        await home.BecomesAsync("Text", "SHORT_PRESSED");
        await home.Engine.Things.SetEnabledAsync(Kitchen, false);
        await home.Engine.Things.SetEnabledAsync(Kitchen, true);
        remotes.Press("LONG_PRESSED");
        await home.BecomesAsync("Text", "LONG_PRESSED");
        await home.Engine.Things.RemoveBindingAsync("hub");
        await home.Engine.Things.AddBindingAsync(remotes.Load());
        remotes.Press("DOUBLE_PRESSED");
        await home.BecomesAsync("Text", "DOUBLE_PRESSED");
        await home.Engine.Things.RemoveAsync(Kitchen);
        await home.Engine.Things.AddAsync([new ThingDefinition { Uid = Kitchen }]);
        remotes.Press("SHORT_PRESSED");

        await home.BecomesAsync("Text", "SHORT_PRESSED");
    }

    [Fact]
    public async Task Trigger_RuleIsReplacedOrRemoved_TheOldOneHearsNothing()
    {
        await using var home = await RuleHome.StartAsync();
        var remotes = await Remotes.AddAsync(home);
        const string Text = """On(Trigger("hub:remote:kitchen:button"), each => Items.Count.PostUpdate((Items.Count.State ?? 0) + STEP));""";
        await home.LoadAsync("Presses", Text.Replace("STEP", "1", StringComparison.Ordinal));
        remotes.Press("SHORT_PRESSED");
        await home.BecomesAsync("Count", "1");

        await home.LoadAsync("Presses", Text.Replace("STEP", "10", StringComparison.Ordinal));
        remotes.Press("SHORT_PRESSED");
        await home.BecomesAsync("Count", "11");
        File.Delete(Path.Combine(home.Folder, "Presses.cs"));
        await home.Rules.LoadAllAsync();
        remotes.Press("SHORT_PRESSED");
        await home.SettledAsync();

        Assert.Equal("11", home.State("Count").ToText());
    }

    [Theory]
    [InlineData("each => Items.Count.PostUpdate(++_count)")]
    [InlineData("async each => { await Task.Yield(); Items.Count.PostUpdate(++_count); }")]
    public async Task Trigger_RuleIsBehind_NoEventIsLost(string handler)
    {
        await using var home = await RuleHome.StartAsync();
        var remotes = await Remotes.AddAsync(home);
        await home.LoadAsync("Counts", Blocked($"""On(Trigger("hub:remote:kitchen:button"), {handler});"""));
        await BlockAsync(home);

        // More than wait of anything else.
        for (var i = 0; i < 10_000; i++) remotes.Press("SHORT_PRESSED");
        await home.SeenAsync();
        RuleGate.Open("triggers");

        await home.BecomesAsync("Count", "10000");
        Assert.Equal(0, home.Rule("Counts").Conflated);
    }

    [Fact]
    public async Task Trigger_RuleIsTooFarBehind_IsSaidOnce_AndEachEventCounted()
    {
        await using var home = await RuleHome.StartAsync(options: new EngineOptions { TriggerBacklog = 100 });
        var remotes = await Remotes.AddAsync(home);
        await home.LoadAsync("Counts", Blocked("""On(Trigger("hub:remote:kitchen:button"), each => Items.Count.PostUpdate(++_count));"""));
        for (var episode = 1; episode <= 2; episode++)
        {
            await BlockAsync(home);
            for (var i = 0; i < 130; i++) remotes.Press("SHORT_PRESSED");
            await home.SeenAsync();
            RuleGate.Open("triggers");
            await home.BecomesAsync("Count", $"{episode * 100}");

            Assert.Equal(episode * 30, home.Rule("Counts").Conflated);
            Assert.Equal(episode, home.Log.Count(LogLevel.Error, "rule Counts is behind: 100 events of hub:remote:kitchen:button wait"));
        }
    }

    [Fact]
    public async Task Trigger_StreamFails_GoesOnWithTheNextEvent()
    {
        await using var home = await RuleHome.StartAsync();
        var remotes = await Remotes.AddAsync(home);
        await home.LoadAsync("Fails", """On(Trigger("hub:remote:kitchen:button").Select(each => each.Event == "SHORT_PRESSED" ? throw new InvalidOperationException("not short") : each.Event), each => Items.Text.PostUpdate(each));""");

        remotes.Press("SHORT_PRESSED");
        remotes.Press("LONG_PRESSED");

        await home.BecomesAsync("Text", "LONG_PRESSED");
        Assert.Equal("not short", home.Rule("Fails").Error);
    }

    [Fact]
    public async Task Trigger_NoChannelId_TheRuleDoesNotStart()
    {
        await using var home = await RuleHome.StartAsync();

        await home.LoadAsync("Wrong", """On(Trigger("kitchen button"), _ => { });""");

        Assert.StartsWith("Wrong: 'kitchen button' is not a channel id. Write it as binding:type:id:channel", Assert.Single(home.Rules.Errors).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hub:remote:kitchen:buton", "Things of type hub:remote have no channel 'buton'. Did you mean 'button'?")]
    [InlineData("hub:remote:kitchen:level", "Channel hub:remote:kitchen:level has states and no events. Link it to an item, and use that.")]
    [InlineData("hub:remote:kichen:button", "There is no thing hub:remote:kichen. Did you mean 'hub:remote:kitchen'?")]
    public async Task Trigger_ChannelThatIsNotThere_IsSaidOnce_AndShownOfTheRule(string channel, string expected)
    {
        await using var home = await RuleHome.StartAsync();
        await Remotes.AddAsync(home);
        home.Rules.ThingsAreThere();

        await home.LoadAsync("Deaf", $$"""On(Trigger("{{channel}}"), _ => { });""");
        await home.Rules.ModelChangedAsync();

        Assert.Equal(expected, home.Rule("Deaf").Error);
        Assert.Equal(1, home.Log.Count(LogLevel.Warning, $"Rule Deaf does not hear {channel}. {expected}"));
    }

    [Fact]
    public async Task Trigger_ThingComesAfterTheRules_NothingIsSaid_UntilItIsGone()
    {
        await using var home = await RuleHome.StartAsync();
        await home.LoadAsync("Presses", """On(Trigger("hub:remote:kitchen:button"), _ => { });""");
        await Remotes.AddAsync(home);
        home.Rules.ThingsAreThere();
        await home.SettledAsync();
        Assert.Equal(0, home.Log.Count(LogLevel.Warning, "does not hear"));

        await home.Engine.Things.RemoveAsync(Kitchen);
        await home.Rules.ModelChangedAsync();

        Assert.Equal(1, home.Log.Count(LogLevel.Warning, "Rule Presses does not hear hub:remote:kitchen:button. There is no thing hub:remote:kitchen."));
        await home.Engine.Things.AddAsync([new ThingDefinition { Uid = Kitchen }]);
        Assert.Null(home.Rule("Presses").Error);
    }

    [Fact]
    public async Task Trigger_ThingBeginsToRun_AndHasNoSuchChannel_IsSaid()
    {
        await using var home = await RuleHome.StartAsync();
        await home.Engine.Things.AddAsync([new ThingDefinition { Uid = Kitchen }]);
        await home.LoadAsync("Deaf", """On(Trigger("hub:remote:kitchen:buton"), _ => { });""");
        home.Rules.ThingsAreThere();
        Assert.Equal(0, home.Log.Count(LogLevel.Warning, "does not hear"));

        await home.Engine.Things.AddBindingAsync(new Remotes().Load());

        await Eventually.HoldsAsync(() => home.Log.Count(LogLevel.Warning, "Rule Deaf does not hear hub:remote:kitchen:buton. Things of type hub:remote have no channel 'buton'.") == 1);
    }

    private static string Blocked(string more) => $$"""
        public sealed class Counts : Rule<Items>
        {
            private int _count;

            protected override void Define()
            {
                On(Items.Light.Commands, _ =>
                {
                    Items.Window.PostUpdate(OpenClosed.Open);
                    ((ManualResetEventSlim)AppDomain.CurrentDomain.GetData("triggers")!).Wait();
                    Items.Window.PostUpdate(OpenClosed.Closed);
                });
                {{more}}
            }
        }
        """;

    private static async Task BlockAsync(RuleHome home)
    {
        RuleGate.Reset("triggers");
        await home.Engine.SendCommandAsync("Light", OnOff.On, RuleHome.User);
        await home.BecomesAsync("Window", "OPEN");
    }

    /// <summary>A binding with remote controls.</summary>
    private sealed class Remotes
    {
        private static readonly TriggerChannelDefinition Button = SystemChannels.Button("button");

        private Handler? _handler;

        public static async Task<Remotes> AddAsync(RuleHome home)
        {
            var remotes = new Remotes();
            await home.Engine.Things.AddBindingAsync(remotes.Load());
            await home.Engine.Things.AddAsync([new ThingDefinition { Uid = Kitchen }]);
            return remotes;
        }

        public void Press(string how) => _handler!.Press(how);

        public LoadedBinding Load() => new()
        {
            Id = "hub",
            Name = "Hub",
            ThingTypes =
            [
                new ThingType<NoConfig>("hub:remote", (context, _) => _handler = new Handler(context))
                {
                    Label = "Remote",
                    Aliases = [ThingTypeUid.Parse("old:pad")],
                    Channels = [Button, ChannelDefinitions.Number("level")],
                },
            ],
            Services = new NoServices(),
            CreateHttpClient = static () => new HttpClient(),
        };

        private sealed class Handler(IThingContext context) : ThingHandler(context)
        {
            public void Press(string how) => Context.Channel(Button).Trigger(how);

            public override ValueTask StartAsync(CancellationToken cancellationToken)
            {
                Context.SetStatus(ThingStatusInfo.Online);
                return ValueTask.CompletedTask;
            }
        }

        private sealed record NoConfig;

        private sealed class NoServices : IServiceProvider
        {
            public object? GetService(Type serviceType) => null;
        }
    }
}
