using System.Diagnostics;
using HomeBinding.Rules;
using HomeBinding.Rules.Items;
using HomeBinding.Units;

namespace HomeBinding.Bench.Engine;

/// <summary>A rule as users write it, that counts what reaches it and how long that took.</summary>
internal sealed class CountingRule(string item, long[]? publishedAt = null) : Rule
{
    private QuantityItem<Power>? _power;
    private long _count;

    public long Count => Volatile.Read(ref _count);

    public long[] Latencies { get; } = new long[publishedAt?.Length ?? 0];

    protected override void Define()
    {
        _power = new QuantityItem<Power>(Context, item);
        On(_power.Updates, update =>
        {
            if (publishedAt is not null)
            {
                var index = (int)update.New!.Value;
                Latencies[index] = Stopwatch.GetTimestamp() - publishedAt[index];
            }
            Volatile.Write(ref _count, _count + 1);
        });
    }
}
