using HomeBinding.Channels;
using HomeBinding.Engine.Events;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Links;
using HomeBinding.Engine.Queues;
using HomeBinding.Engine.Tests.Support;
using HomeBinding.Values;

namespace HomeBinding.Engine.Tests.Events;

[Collection(nameof(Alone))]
public sealed class BurstTests
{
    private const int Items = 10;
    private const int Updates = 20_000;
    private const int Commands = 1000;

    [Fact]
    public async Task TwentyThousandUpdatesToFiftyRules_LoseNoLastValueAndNoCommand_AndSayWhatTheyConflated()
    {
        await using var home = await Home.StartAsync(null, [.. Enumerable.Range(0, Items).Select(each => ($"Item{each}", ItemType.Number))]);
        var rules = Enumerable.Range(0, 50).Select(each => new Listener(home.Engine, each)).ToArray();

        for (var i = 0; i < Updates; i++)
        {
            await home.Engine.PostUpdateAsync($"Item{i % Items}", Home.Number(i), Home.User);
            if (i % (Updates / Commands) == 0) _ = home.Engine.SendCommandAsync("Item0", Refresh.Instance, Home.User);
        }
        await home.AppliedAsync();
        await Eventually.HoldsAsync(() => rules.All(each => each.Mailbox.Depth == 0 && each.Mailbox.RunningFor == TimeSpan.Zero && each.IsComplete));

        foreach (var rule in rules)
        {
            Assert.Equal(Updates, rule.Delivered + rule.Mailbox.Conflated);
            Assert.Equal(Commands, rule.Commands);
            Assert.Equal(0, rule.Gaps);
            for (var i = 0; i < Items; i++) Assert.Equal(Home.Number(Updates - Items + i), rule.Last[i]);
        }
        Assert.Equal(home.Engine.Mailboxes.Sum(each => each.Conflated), home.Engine.Statistics.ConflatedDeliveries);
    }

    [Fact]
    public async Task BlockedSubscriber_KeepsNoMoreThanItsMailboxAndOneStateOfEachItem()
    {
        await using var home = await Home.StartAsync(new EngineOptions { MailboxCapacity = 100 }, [.. Enumerable.Range(0, Items).Select(each => ($"Item{each}", ItemType.Number))]);
        using var release = new ManualResetEventSlim();
        var mailbox = home.Engine.CreateMailbox("blocked");
        var seen = new List<(string Item, IState State)>();
        for (var i = 0; i < Items; i++)
        {
            home.Engine.Subscribe($"Item{i}", mailbox, ItemEventKinds.Updated, (update, _) =>
            {
                release.Wait();
                seen.Add((update.Item.Name, update.NewState));
            });
        }

        for (var i = 0; i < Updates; i++) await home.Engine.PostUpdateAsync($"Item{i % Items}", Home.Number(i), Home.User);
        await home.AppliedAsync();

        Assert.InRange(mailbox.HighWater, 1, 100);
        release.Set();
        await Eventually.HoldsAsync(() => mailbox.Depth == 0 && mailbox.RunningFor == TimeSpan.Zero && Volatile.Read(ref seen).Count + mailbox.Conflated == Updates);
        Assert.InRange(seen.Count, 100, 2 * (100 + Items));
        for (var i = 0; i < Items; i++) Assert.Equal(Home.Number(Updates - Items + i), seen.Last(each => each.Item == $"Item{i}").State);
    }

    [Fact]
    public async Task QueueFull_StatesConflate_CommandSendersWaitAndArriveInOrder()
    {
        await using var home = await Home.StartAsync(new EngineOptions { InputCapacity = 32, MailboxCapacity = 10_000 }, ("Level", ItemType.Number), ("Order", ItemType.Number));
        var binding = new TestBinding();
        await home.Engine.Things.AddBindingAsync(binding.Load());
        await home.AddThingsAsync("test:lamp:a");
        await home.LinkAsync(("Level", "test:lamp:a:level"));
        using var release = new ManualResetEventSlim();
        var held = new TaskCompletionSource();
        var holding = home.Engine.InvokeAsync(() =>
        {
            held.SetResult();
            release.Wait();
        });
        await held.Task.WaitAsync(Eventually.Limit);

        for (var i = 1; i <= 1000; i++) binding.Handler.Publish(TestBinding.Level, Home.Number(i));
        var sent = Enumerable.Range(1, 500).Select(each => home.SendAsync("Order", Home.Number(each))).ToArray();
        Assert.InRange(home.Engine.Statistics.QueueDepth, 1, 32);
        Assert.InRange(home.Engine.Statistics.ConflatedInputs, 1000 - 32 - 1, 1000 - (32 / 16) - 1);
        release.Set();
        await holding;
        Assert.All(await Task.WhenAll(sent), each => Assert.True(each.IsSuccess));
        var events = await home.SeenAsync();

        Assert.Equal(Home.Number(1000), home.State("Level"));
        Assert.Equal(
            Enumerable.Range(1, 500).Select(each => (decimal)each),
            events.Where(each => each.Kind == ItemEventKind.Commanded).Select(each => ((DecimalValue)each.Command!).Value));
    }

    [Fact]
    public async Task DisposeAsync_UnderLoad_EndsInOrder_AndNothingFollows()
    {
        var home = await Home.StartAsync(new EngineOptions { InputCapacity = 64, MailboxCapacity = 1_000_000 }, ("Level", ItemType.Number), ("Light", ItemType.Switch));
        var binding = new TestBinding();
        await home.Engine.Things.AddBindingAsync(binding.Load());
        await home.AddThingsAsync("test:lamp:a");
        await home.LinkAsync(("Level", "test:lamp:a:level"), ("Light", "test:lamp:a:switch"));
        using var stop = new CancellationTokenSource();
        var results = new System.Collections.Concurrent.ConcurrentQueue<CommandResult>();
        var load = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                binding.Handler.Publish(TestBinding.Level, Home.Number(i));
                results.Enqueue(await home.SendAsync("Light", OnOff.On));
            }
        })).ToArray();
        await Eventually.HoldsAsync(() => results.Count > 1000);

        await home.DisposeAsync().AsTask().WaitAsync(Eventually.Limit);
        var events = home.Engine.Statistics.Events;
        var seen = home.Events.Count;
        binding.Handler.Publish(TestBinding.Level, Home.Number(-1));
        var late = await home.SendAsync("Light", OnOff.On);
        await stop.CancelAsync();
        await Task.WhenAll(load).WaitAsync(Eventually.Limit);

        Assert.Equal("Rejected: The host is stopping.", late.ToString());
        Assert.Equal(events, home.Engine.Statistics.Events);
        Assert.InRange(home.Events.Count, seen, seen + 1);
        Assert.NotEqual(Home.Number(-1), home.State("Level"));
        var numbers = home.Events.Select(each => each.Sequence).ToArray();
        Assert.Equal(numbers.Order(), numbers);
        await home.DisposeAsync();
    }

    private sealed class Listener
    {
        private int _commands;

        public Listener(HomeEngine engine, int number)
        {
            Mailbox = engine.CreateMailbox($"rule {number}");
            for (var i = 0; i < Items; i++)
            {
                var index = i;
                engine.Subscribe($"Item{i}", Mailbox, ItemEventKinds.Updated, (update, old) =>
                {
                    if (!old.Equals(Last[index])) Gaps++;
                    Last[index] = update.NewState;
                    Delivered++;
                });
            }
            engine.Subscribe("Item0", Mailbox, ItemEventKinds.Commanded, (_, _) => Interlocked.Increment(ref _commands));
        }

        public Mailbox Mailbox { get; }

        public IState[] Last { get; } = [.. Enumerable.Repeat(UnDef.Null, Items)];

        public int Delivered { get; private set; }

        public int Gaps { get; private set; }

        public int Commands => Volatile.Read(ref _commands);

        public bool IsComplete => Delivered + Mailbox.Conflated == Updates && Commands == BurstTests.Commands;
    }
}
