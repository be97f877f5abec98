using System.Diagnostics;
using HomeBinding.Channels;
using HomeBinding.Engine;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Links;
using HomeBinding.Engine.Things;
using HomeBinding.Rules.Running;
using HomeBinding.Things;
using HomeBinding.Units;
using HomeBinding.Values;
using Microsoft.Extensions.Logging.Abstractions;

namespace HomeBinding.Bench.Engine;

/// <summary>From a channel's state over the item to a rule's callback, in process.</summary>
internal static class EngineBench
{
    private const int Window = 750; // With a quarter of the one before still under way, less than a mailbox holds.

    public static async Task RunAsync(Report report)
    {
        report.Heading("Channel state → item → one rule callback");
        var rows = new List<object[]>();
        foreach (var rules in new[] { 1, 10, 100, 1000 }) rows.Add(await ThroughputAsync(rules));
        report.Table(["rules on disjoint items", "updates to", "callbacks a second", "B allocated each", "conflated"], rows);

        report.Heading("Publish to callback at 50,000 a second");
        report.Table(["updates", "p50 µs", "p99 µs", "p99.9 µs", "max µs"], [await LatencyAsync()]);

        report.Heading("A burst of 20,000 updates to 50 rules on the same item");
        report.Table(["updates", "callbacks", "conflated", "last value at all rules", "ms"], [await BurstAsync()]);
    }

    private static async Task<object[]> ThroughputAsync(int ruleCount)
    {
        await using var home = await BenchHome.StartAsync(ruleCount);
        var rule = home.Rules[0];
        var channel = BenchHome.Channel(0);
        Publish(channel, rule, 200_000);
        GC.Collect();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var conflated = home.Conflated;
        const int count = 5_000_000;
        var start = Stopwatch.GetTimestamp();
        Publish(channel, rule, count);
        var elapsed = Stopwatch.GetElapsedTime(start);
        return [ruleCount, "one item", $"{count / elapsed.TotalSeconds:N0}", $"{(GC.GetTotalAllocatedBytes(precise: true) - allocated) / (double)count:F0}", home.Conflated - conflated];
    }

    // As fast as possible with at most a window of updates under way, so that nothing is conflated and each callback is counted.
    private static void Publish(Channel<Quantity<Power>> channel, CountingRule rule, int count)
    {
        var first = rule.Count;
        for (var i = 0; i < count; i += Window)
        {
            var size = Math.Min(Window, count - i);
            for (var j = 0; j < size; j++) channel.Publish(HomeBinding.Units.Units.Watt.Of(j));
            while (rule.Count - first < i + (size / 2)) Thread.Yield();
            if (i + size >= count) SpinWait.SpinUntil(() => rule.Count - first >= count);
            else while (rule.Count - first < i + size - (Window / 4)) Thread.Yield();
        }
    }

    private static async Task<object[]> LatencyAsync()
    {
        const int rate = 50_000;
        const int count = rate * 10;
        var publishedAt = new long[count];
        await using var home = await BenchHome.StartAsync(1, publishedAt);
        var channel = BenchHome.Channel(0);
        var start = Stopwatch.GetTimestamp();
        var perUpdate = Stopwatch.Frequency / rate;
        for (var i = 0; i < count; i++)
        {
            while (Stopwatch.GetTimestamp() < start + (i * perUpdate)) Thread.Yield();
            var value = HomeBinding.Units.Units.Watt.Of(i);
            publishedAt[i] = Stopwatch.GetTimestamp();
            channel.Publish(value);
        }
        SpinWait.SpinUntil(() => home.Rules[0].Count + home.Conflated >= count);
        // The first second warms up.
        var sorted = home.Rules[0].Latencies[rate..];
        Array.Sort(sorted);
        double At(double share) => Math.Round(sorted[(int)(share * (sorted.Length - 1))] * 1e6 / Stopwatch.Frequency, 1);
        return [sorted.Length, At(0.5), At(0.99), At(0.999), At(1)];
    }

    private static async Task<object[]> BurstAsync()
    {
        const int count = 20_000;
        await using var home = await BenchHome.StartAsync(1, extraRules: 49);
        var channel = BenchHome.Channel(0);
        var start = Stopwatch.GetTimestamp();
        for (var i = 1; i <= count; i++) channel.Publish(HomeBinding.Units.Units.Watt.Of(i));
        await home.Engine.InvokeAsync(static () => { });
        var applied = home.Engine.Statistics.Events;
        SpinWait.SpinUntil(() => home.Rules.Sum(each => each.Count) + home.Engine.Statistics.ConflatedDeliveries >= applied * 50, TimeSpan.FromSeconds(30));
        var elapsed = Stopwatch.GetElapsedTime(start);
        return [count, home.Rules.Sum(each => each.Count), home.Conflated, home.Engine.FindItem("Item0")!.State.ToText() == $"{count} W", $"{elapsed.TotalMilliseconds:F0}"];
    }

    private sealed class BenchHome : IAsyncDisposable
    {
        private readonly List<RuleContext> _contexts = [];

        public HomeEngine Engine { get; } = new(TimeProvider.System, NullLoggerFactory.Instance);

        public List<CountingRule> Rules { get; } = [];

        public long Conflated => Engine.Statistics.ConflatedInputs + Engine.Statistics.ConflatedDeliveries;

        public static async Task<BenchHome> StartAsync(int items, long[]? publishedAt = null, int extraRules = 0)
        {
            var home = new BenchHome();
            home.Engine.Start();
            await home.Engine.AddAsync(
                [.. Enumerable.Range(0, items).Select(each => new ItemDefinition { Name = $"Item{each}", Type = ItemType.Quantity(Power.Definition) })],
                [.. Enumerable.Range(0, items).Select(each => new LinkDefinition($"Item{each}", ChannelUid.Parse($"bench:meter:m{each}:power")))]);
            await home.Engine.Things.AddBindingAsync(BenchBinding.Create());
            await home.Engine.Things.AddAsync([.. Enumerable.Range(0, items).Select(each => new ThingDefinition { Uid = ThingUid.Parse($"bench:meter:m{each}") })]);
            for (var i = 0; i < items + extraRules; i++)
            {
                var rule = new CountingRule($"Item{Math.Min(i, items - 1)}", i == 0 ? publishedAt : null);
                var context = new RuleContext($"Rule{i}", home.Engine, []);
                rule.Start(context);
                home._contexts.Add(context);
                home.Rules.Add(rule);
            }
            return home;
        }

        public static Channel<Quantity<Power>> Channel(int index) => BenchBinding.Channels[ThingUid.Parse($"bench:meter:m{index}")];

        public async ValueTask DisposeAsync()
        {
            foreach (var context in _contexts) context.Dispose();
            await Engine.DisposeAsync();
        }
    }
}
