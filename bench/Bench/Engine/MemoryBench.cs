using HomeBinding.Channels;
using HomeBinding.Engine;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Links;
using HomeBinding.Engine.Things;
using HomeBinding.Things;
using HomeBinding.Units;
using HomeBinding.Values;
using Microsoft.Extensions.Logging.Abstractions;

namespace HomeBinding.Bench.Engine;

/// <summary>What items, links and things weigh.</summary>
internal static class MemoryBench
{
    private const int Count = 20_000;

    public static async Task RunAsync(Report report)
    {
        var rows = new List<object[]>();
        await using var engine = new HomeEngine(TimeProvider.System, NullLoggerFactory.Instance);
        engine.Start();
        var before = Live();
        void Row(string what)
        {
            var now = Live();
            rows.Add([what, $"{(now - before) / (double)Count:F0}"]);
            before = now;
        }

        await engine.AddAsync([.. Enumerable.Range(0, Count).Select(each => new ItemDefinition { Name = $"Item{each}", Type = ItemType.Quantity(Power.Definition) })], []);
        Row("an item");
        await engine.AddAsync([], [.. Enumerable.Range(0, Count).Select(each => new LinkDefinition($"Item{each}", ChannelUid.Parse($"bench:meter:m{each}:power")))]);
        Row("a link");
        await engine.Things.AddBindingAsync(BenchBinding.Create());
        await engine.Things.AddAsync([.. Enumerable.Range(0, Count).Select(each => new ThingDefinition { Uid = ThingUid.Parse($"bench:meter:m{each}") })]);
        Row("a thing with one channel");
        foreach (var channel in BenchBinding.Channels.Values) channel.Publish(HomeBinding.Units.Units.Watt.Of(1));
        await engine.InvokeAsync(static () => { });
        Row("the last state of an item");
        report.Heading("Memory");
        report.Table(["what", "bytes each"], rows);
    }

    private static long Live() => GC.GetTotalMemory(forceFullCollection: true);
}
