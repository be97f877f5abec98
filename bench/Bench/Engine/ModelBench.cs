using System.Diagnostics;
using HomeBinding.Channels;
using HomeBinding.Engine;
using HomeBinding.Engine.Events;
using HomeBinding.Engine.Groups;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Links;
using HomeBinding.Engine.Things;
using HomeBinding.Things;
using HomeBinding.Units;
using HomeBinding.Values;
using Microsoft.Extensions.Logging.Abstractions;

namespace HomeBinding.Bench.Engine;

/// <summary>A large model: 100,000 items, 20,000 links, groups of 10,000 members; and a storm on one item.</summary>
internal static class ModelBench
{
    private const int Items = 100_000;
    private const int Links = 20_000;
    private const int Members = 10_000;

    private static readonly (string Name, GroupFunction? Function)[] Groups =
    [
        ("no group", null),
        ("SUM", GroupFunction.Sum),
        ("AVG", GroupFunction.Avg),
        ("MAX", GroupFunction.Max),
        ("MEDIAN", GroupFunction.Median),
        ("EQUALITY", GroupFunction.Equality),
    ];

    public static async Task RunAsync(Report report)
    {
        await using var engine = new HomeEngine(TimeProvider.System, NullLoggerFactory.Instance);
        engine.Start();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var start = Stopwatch.GetTimestamp();
        await LoadAsync(engine);
        var loaded = Stopwatch.GetElapsedTime(start);
        var weight = GC.GetTotalMemory(forceFullCollection: true) - before;

        report.Heading($"{Items:N0} items, {Links:N0} links to {Links:N0} things, {Groups.Length - 1} groups of {Members:N0}");
        report.Table(["loaded in ms", "bytes an item, with links, things and groups"], [[$"{loaded.TotalMilliseconds:F0}", $"{weight / (double)Items:F0}"]]);

        report.Heading("Updates of members, each with the update of its group, by channels");
        var rows = new List<object[]>();
        for (var i = 0; i < Groups.Length; i++) rows.Add(Throughput(engine, i));
        report.Table(["group of 10,000", "updates a second", "B allocated each"], rows);

        report.Heading("A storm on one item for 10 s; 200 other items at 1,000 updates a second");
        report.Table(["storm updates", "conflated", "others p50 µs", "others p99 µs", "others max µs", "RSS before MB", "RSS after MB"], [await StormAsync(engine)]);
    }

    private static async Task LoadAsync(HomeEngine engine)
    {
        var power = ItemType.Quantity(Power.Definition);
        var items = new List<ItemDefinition>(Items + Groups.Length);
        for (var i = 1; i < Groups.Length; i++) items.Add(new ItemDefinition { Name = $"Group{i}", Type = power, Group = new GroupDefinition(power, Groups[i].Function) });
        for (var i = 0; i < Items; i++)
        {
            // The first 10,000 are in no group, the next in the first, and so on.
            var group = i / Members;
            items.Add(new ItemDefinition { Name = $"Item{i}", Type = power, Groups = group > 0 && group < Groups.Length ? [$"Group{group}"] : [] });
        }
        await engine.AddAsync(items, [.. Enumerable.Range(0, Links).Select(each => new LinkDefinition($"Item{ItemOf(each)}", ChannelUid.Parse($"bench:meter:m{each}:power")))]);
        BenchBinding.Channels.Clear();
        await engine.Things.AddBindingAsync(BenchBinding.Create());
        await engine.Things.AddAsync([.. Enumerable.Range(0, Links).Select(each => new ThingDefinition { Uid = ThingUid.Parse($"bench:meter:m{each}") })]);
        // Each member has a state, so that the groups are at their full size.
        for (var i = 0; i < Items; i++) await engine.PostUpdateAsync($"Item{i}", HomeBinding.Units.Units.Watt.Of(i % 977), EventSource.System);
        await engine.InvokeAsync(static () => { });
    }

    // Links are spread over the groups: 2,000 or more members of each are linked.
    private static int ItemOf(int link) => link % 10 * Members + (link / 10);

    private static Channel<Quantity<Power>> ChannelOf(int link) => BenchBinding.Channels[ThingUid.Parse($"bench:meter:m{link}")];

    private static object[] Throughput(HomeEngine engine, int group)
    {
        var channels = Enumerable.Range(0, 1000).Select(each => ChannelOf((each * 10) + group)).ToArray();
        Publish(engine, channels, 20_000);
        GC.Collect();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        const int count = 1_000_000;
        var start = Stopwatch.GetTimestamp();
        Publish(engine, channels, count);
        var elapsed = Stopwatch.GetElapsedTime(start);
        return [Groups[group].Name, $"{count / elapsed.TotalSeconds:N0}", $"{(GC.GetTotalAllocatedBytes(precise: true) - allocated) / (double)count:F0}"];
    }

    // With a window, so that nothing is conflated.
    private static void Publish(HomeEngine engine, Channel<Quantity<Power>>[] channels, int count)
    {
        for (var i = 0; i < count; i++)
        {
            channels[i % channels.Length].Publish(HomeBinding.Units.Units.Watt.Of(i));
            if (i % 8000 == 7999) engine.InvokeAsync(static () => { }).GetAwaiter().GetResult();
        }
        engine.InvokeAsync(static () => { }).GetAwaiter().GetResult();
    }

    private static async Task<object[]> StormAsync(HomeEngine engine)
    {
        const int seconds = 10;
        const int rate = 1000;
        var others = Enumerable.Range(100, 200).Select(each => ChannelOf(each * 10)).ToArray();
        var publishedAt = new long[seconds * rate];
        var latencies = new long[publishedAt.Length];
        var mailbox = engine.CreateMailbox("others");
        foreach (var each in Enumerable.Range(100, 200))
        {
            engine.Subscribe($"Item{ItemOf(each * 10)}", mailbox, ItemEventKinds.Updated, (update, _) =>
            {
                var index = (int)((Quantity)update.NewState).Value;
                if (index < latencies.Length) Volatile.Write(ref latencies[index], Stopwatch.GetTimestamp() - publishedAt[index]);
            });
        }
        var conflated = engine.Statistics.ConflatedInputs;
        var rss = Rss();
        using var stop = new CancellationTokenSource();
        var storm = Task.Factory.StartNew(() => Storm(ChannelOf(0), stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < publishedAt.Length; i++)
        {
            while (Stopwatch.GetTimestamp() < start + (i * (Stopwatch.Frequency / rate))) Thread.Yield();
            publishedAt[i] = Stopwatch.GetTimestamp();
            others[i % others.Length].Publish(HomeBinding.Units.Units.Watt.Of(i));
        }
        await stop.CancelAsync();
        var updates = await storm;
        SpinWait.SpinUntil(() => latencies.All(static each => each > 0), TimeSpan.FromSeconds(5));
        Array.Sort(latencies);
        double At(double share) => Math.Round(latencies[(int)(share * (latencies.Length - 1))] * 1e6 / Stopwatch.Frequency);
        return [$"{updates:N0}", $"{engine.Statistics.ConflatedInputs - conflated:N0}", At(0.5), At(0.99), At(1), rss, Rss()];
    }

    private static long Storm(Channel<Quantity<Power>> channel, CancellationToken cancellationToken)
    {
        var count = 0L;
        while (!cancellationToken.IsCancellationRequested) channel.Publish(HomeBinding.Units.Units.Watt.Of(count++ % 1000));
        return count;
    }

    private static long Rss()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 / 1024 / 1024;
    }
}
