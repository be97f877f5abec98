using HomeBinding.Engine.Events;
using HomeBinding.Rules.Running;
using HomeBinding.Rules.Tests.Support;
using HomeBinding.Values;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Rules.Tests;

public sealed class RunTests
{
    [Fact]
    public async Task Callback_Throws_IsLogged_AndGoesOnAtItsNextTrigger()
    {
        await using var home = await RuleHome.StartAsync();
        await home.LoadAsync("Throws", """
            On(Items.Meter.Changes, change =>
            {
                if (change.New == 1) throw new InvalidOperationException("one too many");
                Items.Count.PostUpdate(change.New!.Value);
            });
            """);

        await home.SetAsync("Meter", 1);
        await home.SetAsync("Meter", 2);
        await home.BecomesAsync("Count", "2");

        Assert.Equal(1, home.Log.Count(LogLevel.Error, "one too many"));
        Assert.Equal(1, home.Rule("Throws").Failures);
        Assert.Equal("one too many", home.Rule("Throws").Error);
    }

    [Fact]
    public async Task Operator_Throws_TheStreamIsSubscribedToAnew()
    {
        await using var home = await RuleHome.StartAsync();
        await home.LoadAsync("Throws", "On(Items.Meter.Changes.Select(change => 10 / change.New!.Value), each => Items.Count.PostUpdate(each));");

        await home.SetAsync("Meter", 0);
        await home.SetAsync("Meter", 5);
        await home.BecomesAsync("Count", "2");

        Assert.Equal(1, home.Rule("Throws").Failures);
    }

    [Fact]
    public async Task Operator_ThrowsAsItIsSubscribedTo_IsTriedAgainLater_NotInALoop()
    {
        await using var home = await RuleHome.StartAsync();
        await home.SetAsync("Meter", 0);
        await home.LoadAsync("Throws", "On(Items.Meter.Values.Select(each => 10 / each!.Value), each => Items.Count.PostUpdate(each));");
        Assert.Equal(1, home.Rule("Throws").Failures);

        home.Time.Advance(TimeSpan.FromSeconds(1));
        await Eventually.HoldsAsync(() => home.Rule("Throws").Failures == 2);
        // Only then is the next attempt waiting for its time.
        await home.SettledAsync();
        home.Time.Advance(TimeSpan.FromSeconds(1));
        await home.SettledAsync();
        Assert.Equal(2, home.Rule("Throws").Failures);
        await home.SetAsync("Meter", 5);
        home.Time.Advance(TimeSpan.FromSeconds(1));

        await home.BecomesAsync("Count", "2");
    }

    [Fact]
    public async Task AsyncVoid_Throws_IsLogged()
    {
        await using var home = await RuleHome.StartAsync();
        await home.LoadAsync("Void", """
            Items.Meter.Changes.Subscribe(async change =>
            {
                await Task.Yield();
                throw new InvalidOperationException("thrown by an async void");
            });
            On(Items.Meter.Changes, change => Items.Count.PostUpdate(change.New!.Value));
            """);

        await home.SetAsync("Meter", 1);
        await Eventually.HoldsAsync(() => home.Log.Count(LogLevel.Error, "thrown by an async void") == 1);
        await home.SetAsync("Meter", 2);

        await home.BecomesAsync("Count", "2");
    }

    [Fact]
    public async Task Rule_Blocks_OthersGoOn()
    {
        await using var home = await RuleHome.StartAsync();
        RuleGate.Reset(nameof(Rule_Blocks_OthersGoOn));
        home.Write("Blocks", """On(Items.Meter.Changes, _ => ((ManualResetEventSlim)AppDomain.CurrentDomain.GetData("Rule_Blocks_OthersGoOn")!).Wait());""");
        await home.LoadAsync("Goes", "On(Items.Meter.Changes, change => Items.Count.PostUpdate(change.New!.Value));");

        await home.SetAsync("Meter", 1);
        await home.BecomesAsync("Count", "1");
        await home.SetAsync("Meter", 2);
        await home.BecomesAsync("Count", "2");

        await Eventually.HoldsAsync(() => home.Rule("Blocks").State == RuleState.Running);
        RuleGate.Open(nameof(Rule_Blocks_OthersGoOn));
        await Eventually.HoldsAsync(() => home.Rule("Blocks").State == RuleState.Idle);
    }

    [Fact]
    public async Task Every_RunsInVirtualTime_UntilItIsUnloaded()
    {
        await using var home = await RuleHome.StartAsync();
        await home.LoadAsync("Ticks", "var ticks = 0; Every(TimeSpan.FromMinutes(5), () => Items.Count.PostUpdate(++ticks));");

        home.Time.Advance(TimeSpan.FromMinutes(4.9));
        await home.SettledAsync();
        Assert.Equal(UnDef.Null, home.State("Count"));
        for (var i = 1; i <= 3; i++)
        {
            home.Time.Advance(TimeSpan.FromMinutes(5));
            await home.BecomesAsync("Count", i.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
        await home.Rules.DisposeAsync();
        home.Time.Advance(TimeSpan.FromMinutes(50));
        await home.SettledAsync();

        Assert.Equal("3", home.State("Count").ToText());
    }

    [Fact]
    public async Task Cause_OfACommand_IsVisibleInTheJournal_AlsoAfterAnAwait()
    {
        await using var home = await RuleHome.StartAsync();
        await home.LoadAsync("Why", """
            var first = Items.Count.State;
            On(Items.Meter.Changes, async change =>
            {
                await Task.Yield();
                await Items.Light.SendCommand(OnOff.On, because: $"the meter shows {change.New}");
                await Items.Text.SendCommand("done");
            });
            """);
        await home.SetAsync("Count", 7);

        await home.SetAsync("Meter", 1);
        await home.BecomesAsync("Text", "done");
        await home.SeenAsync();

        var meter = home.Engine.FindItem("Meter")!.LastChange!.Value.Sequence;
        var light = home.Events.Single(each => each is { Kind: ItemEventKind.Commanded, Item.Name: "Light" });
        Assert.Equal($"#{light.Sequence} Light: command ON (rule Why, because of #{meter}: the meter shows 1)", light.ToString());
        Assert.Equal(meter, home.Events.Single(each => each is { Kind: ItemEventKind.Commanded, Item.Name: "Text" }).Cause);
        Assert.Equal(["Light", "Meter"], home.Engine.Journal.Explain(light.Sequence).Select(each => each.Item.Name));
    }

    [Fact]
    public async Task Cause_OfACommandByATimer_IsWhatItReadFirst()
    {
        await using var home = await RuleHome.StartAsync();
        await home.SetAsync("Count", 1);
        await home.SetAsync("Meter", 1);
        await home.LoadAsync("Timer", """
            _ = Items.Count.State;
            Every(TimeSpan.FromSeconds(1), () =>
            {
                if (Items.Meter.State > 0) Items.Light.SendCommand(OnOff.On);
            });
            """);

        home.Time.Advance(TimeSpan.FromSeconds(1));
        await home.BecomesAsync("Light", "ON");
        await home.SeenAsync();

        Assert.Equal(home.Engine.FindItem("Meter")!.LastChange!.Value.Sequence, home.Events.First(each => each.Item.Name == "Light").Cause);
    }

    [Fact]
    public async Task AsyncHandler_RunsInOrder_OneAtATime_AndGoesOnAfterAnException()
    {
        await using var home = await RuleHome.StartAsync();
        await home.LoadAsync("Serial", """
            var running = 0;
            var seen = new List<decimal?>();
            On(Items.Meter.Updates, async update =>
            {
                if (Interlocked.Increment(ref running) != 1) Items.Text.PostUpdate("overlap");
                await Task.Yield();
                seen.Add(update.New);
                await Task.Yield();
                Interlocked.Decrement(ref running);
                if (update.New == 50) throw new InvalidOperationException("half way");
                if (update.New == 100) Items.Text.PostUpdate(string.Join(",", seen));
            });
            """);

        for (var i = 1; i <= 100; i++) await home.Engine.PostUpdateAsync("Meter", new DecimalValue(i), RuleHome.User);

        await home.BecomesAsync("Text", string.Join(",", Enumerable.Range(1, 100)));
        Assert.Equal(1, home.Rule("Serial").Failures);
    }

    [Fact]
    public async Task AsyncHandler_TooSlow_KeepsTheNewestStatesAndEveryCommand()
    {
        await using var home = await RuleHome.StartAsync();
        RuleGate.Reset(nameof(AsyncHandler_TooSlow_KeepsTheNewestStatesAndEveryCommand));
        await home.LoadAsync("Slow", """
            var gate = ((ManualResetEventSlim)AppDomain.CurrentDomain.GetData("AsyncHandler_TooSlow_KeepsTheNewestStatesAndEveryCommand")!).WaitHandle;
            var opened = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            ThreadPool.RegisterWaitForSingleObject(gate, (_, _) => opened.TrySetResult(), null, -1, true);
            var (states, commands) = (0, 0);
            On(Items.Meter.Updates, async update =>
            {
                await opened.Task;
                states++;
                if (update.New == 3000) Items.Text.PostUpdate($"{states} states");
            });
            On(Items.Light.Commands, async command =>
            {
                await opened.Task;
                if (++commands == 3000) Items.Count.PostUpdate(commands);
            });
            """);

        for (var i = 1; i <= 3000; i++)
        {
            await home.Engine.PostUpdateAsync("Meter", new DecimalValue(i), RuleHome.User);
            _ = home.Engine.SendCommandAsync("Light", OnOff.On, RuleHome.User);
            if (i % 100 == 0) await home.SettledAsync();
        }
        Assert.Equal(3000 - 1 - SerialRuns<int>.Limit, home.Rule("Slow").Conflated);
        Assert.Equal(1, home.Log.Count(LogLevel.Warning, "Rule Slow is too slow"));
        RuleGate.Open(nameof(AsyncHandler_TooSlow_KeepsTheNewestStatesAndEveryCommand));

        await home.BecomesAsync("Text", "1025 states");
        await home.BecomesAsync("Count", "3000");
    }

    [Fact]
    public async Task Unload_RulesCleanUpThrows_IsLogged_AndTheRestIsCleanedUp()
    {
        await using var home = await RuleHome.StartAsync();
        await home.LoadAsync("Untidy", """
            Context.Stopping.Register(() => throw new InvalidOperationException("untidy"));
            Context.Register(System.Reactive.Disposables.Disposable.Create(() => Log.LogInformation("cleaned up")));
            """);

        await home.Rules.DisposeAsync();

        Assert.Equal(1, home.Log.Count(LogLevel.Error, "untidy"));
        Assert.Equal(1, home.Log.Count(LogLevel.Information, "cleaned up"));
    }
}
