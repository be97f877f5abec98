using HomeBinding.Engine.Events;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Tests.Support;
using HomeBinding.Values;

namespace HomeBinding.Engine.Tests.Events;

public sealed class OrderTests
{
    [Fact]
    public async Task Events_OfManyProducers_AreNumberedWithoutGap_AndKeepEachProducersOrder()
    {
        var names = Enumerable.Range(0, 8).Select(each => $"Item{each}").ToArray();
        await using var home = await Home.StartAsync(new EngineOptions { InputCapacity = 64, MailboxCapacity = 100_000 }, [.. names.Select(each => (each, ItemType.Number))]);

        await Task.WhenAll(names.Select(name => Task.Run(async () =>
        {
            for (var i = 1; i <= 2000; i++)
            {
                if (i % 2 == 0) _ = home.Engine.SendCommandAsync(name, Home.Number(i), Home.User);
                else _ = home.Engine.PostUpdateAsync(name, Home.Number(i), Home.User).AsTask();
            }
            await home.SendAsync(name, Home.Number(2001));
        })));
        var events = await home.SeenAsync();

        Assert.Equal(Enumerable.Range(1, events.Count).Select(each => (long)each), events.Select(each => each.Sequence));
        foreach (var group in events.Where(each => each.Kind == ItemEventKind.Updated).GroupBy(each => each.Item.Name))
        {
            Assert.Equal(Enumerable.Range(1, 2001).Select(each => (decimal)each), group.Select(each => ((DecimalValue)each.NewState).Value));
            Assert.All(group.Zip(group.Skip(1)), pair => Assert.Equal(pair.First.NewState, pair.Second.OldState));
        }
    }

    [Fact]
    public async Task Event_Carries_TimeSourceCauseAndReason()
    {
        await using var home = await Home.StartAsync(null, ("Light", ItemType.Switch));
        home.Time.Advance(TimeSpan.FromSeconds(5));

        await home.Engine.PostUpdateAsync("Light", OnOff.On, Home.User, cause: 7, reason: "it got dark");
        var seen = Assert.Single(await home.SeenAsync());

        Assert.Equal(home.Time.GetUtcNow(), seen.Time);
        Assert.Equal("#1 Light: NULL → ON (user test, because of #7: it got dark)", seen.ToString());
        Assert.True(seen.Changed);
        Assert.Equal(1, home.Engine.FindItem("Light")!.LastSequence);
        Assert.Equal(new ItemChange(seen.Sequence, seen.Time, seen.Source, UnDef.Null), home.Engine.FindItem("Light")!.LastChange);
    }

    [Fact]
    public async Task LastChange_AfterTheSameStateAgain_StaysWhereItWas()
    {
        await using var home = await Home.StartAsync(null, ("Light", ItemType.Switch));

        await home.Engine.PostUpdateAsync("Light", OnOff.On, Home.User);
        await home.Engine.PostUpdateAsync("Light", OnOff.On, Home.User);
        await home.AppliedAsync();

        var item = home.Engine.FindItem("Light")!;
        Assert.Equal(1, item.LastChange!.Value.Sequence);
        Assert.Equal(2, item.LastSequence);
    }

    [Fact]
    public async Task SameStateAgain_WhereNobodyListensToUpdates_CountsAndKeepsTheTimeWithoutAnEvent()
    {
        await using var home = await Home.StartAsync(null, ("Light", ItemType.Switch));
        await home.Engine.PostUpdateAsync("Light", OnOff.On, Home.User);
        await home.AppliedAsync();
        await home.Engine.UnsubscribeAllAsync(home.Observer);
        home.Time.Advance(TimeSpan.FromMinutes(1));

        await home.Engine.PostUpdateAsync("Light", OnOff.On, Home.User);
        await home.AppliedAsync();

        var item = home.Engine.FindItem("Light")!;
        Assert.Equal(2, item.LastSequence);
        Assert.Equal(home.Time.GetUtcNow(), item.LastUpdated);
        Assert.Equal(home.Time.GetUtcNow().AddMinutes(-1), item.LastChange!.Value.Time);
        Assert.Null(home.Engine.Journal.Find(2));
        Assert.Equal(2, home.Engine.Statistics.Events);

        await home.Engine.PostUpdateAsync("Light", OnOff.Off, Home.User);
        await home.AppliedAsync();
        Assert.Equal("#3 Light: ON → OFF (user test)", home.Engine.Journal.Find(3)!.ToString());
    }

    [Fact]
    public async Task LastChangeAndJournal_ReadWhileTheLoopWrites_NeverMixTwoEvents()
    {
        const int Changes = 50_000;
        await using var home = await Home.StartAsync(null, ("Counter", ItemType.Number));
        var item = home.Engine.FindItem("Counter")!;
        var seen = 0;
        var mixed = new List<string>();
        var reading = Task.Factory.StartNew(
            () =>
            {
                for (var last = 0L; last < Changes; last = item.LastSequence)
                {
                    if (item.LastChange is not { } change) continue;
                    seen++;
                    if (Number(change.OldState) != change.Sequence - 1) mixed.Add($"#{change.Sequence}: {change.OldState.ToText()}");
                    if (home.Engine.Journal.Find(change.Sequence) is { } found && (found.Sequence != change.Sequence || Number(found.NewState) != found.Sequence))
                        mixed.Add(found.ToString());
                }
            },
            TaskCreationOptions.LongRunning);

        for (var i = 1; i <= Changes; i++) await home.Engine.PostUpdateAsync("Counter", new DecimalValue(i), Home.User);
        await reading;

        Assert.Empty(mixed);
        Assert.NotEqual(0, seen);

        static long Number(IState state) => state is DecimalValue number ? (long)number.Value : 0;
    }

    [Fact]
    public async Task Explain_ChannelToItemToRuleToCommandToChannel_AnswersWhy()
    {
        await using var home = await Home.StartAsync(null, ("Meter", ItemType.Number), ("Light", ItemType.Switch));
        var binding = new TestBinding();
        await home.Engine.Things.AddBindingAsync(binding.Load());
        await home.AddThingsAsync("test:lamp:a");
        await home.LinkAsync(("Meter", "test:lamp:a:level"), ("Light", "test:lamp:a:switch"));
        var rule = new EventSource(SourceKind.Rule, "Darkness");
        home.Engine.Subscribe("Meter", home.Engine.CreateMailbox("rule"), ItemEventKinds.Updated, (update, old) =>
        {
            _ = home.Engine.SendCommandAsync("Light", OnOff.On, rule, update.Sequence, "it is dark");
        });

        binding.Handler.Publish(TestBinding.Level, Home.Number(3));
        await Eventually.HoldsAsync(() => home.Events.Any(each => each.Kind == ItemEventKind.Answered));

        var chain = home.Engine.Journal.Explain(home.Events.Last().Sequence);
        Assert.Equal(
            ["#4 Light: command ON: Accepted (rule Darkness, because of #2)", "#2 Light: command ON (rule Darkness, because of #1: it is dark)", "#1 Meter: NULL → 3 (channel test:lamp:a:level)"],
            chain.Select(each => each.ToString()));
    }

    [Fact]
    public async Task Journal_OlderThanItsCapacity_IsForgottenNotMistaken()
    {
        await using var home = await Home.StartAsync(new EngineOptions { JournalCapacity = 4 }, ("Level", ItemType.Number));

        for (var i = 1; i <= 10; i++) await home.Engine.PostUpdateAsync("Level", Home.Number(i), Home.User, cause: i - 1);
        await home.AppliedAsync();

        Assert.Null(home.Engine.Journal.Find(6));
        Assert.Null(home.Engine.Journal.Find(0));
        Assert.Null(home.Engine.Journal.Find(11));
        Assert.Equal([10L, 9, 8, 7], home.Engine.Journal.Explain(10).Select(each => each.Sequence));
    }
}
