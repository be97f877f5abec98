using System.Runtime.CompilerServices;

namespace HomeBinding.Polling;

/// <summary>
/// When things that start poll for the first time: a hundred at once, of more one every two milliseconds. Thousands that ask at the same moment keep
/// each other from answering in time, and then come back by their back-off.
/// </summary>
internal sealed class FirstPolls
{
    private const int Burst = 100;
    private static readonly TimeSpan Spacing = TimeSpan.FromMilliseconds(2);

    // One for each clock: the things of one home share theirs.
    private static readonly ConditionalWeakTable<TimeProvider, FirstPolls> Clocks = [];

    private readonly Lock _gate = new();
    private long? _last;

    /// <summary>The timestamp at which the next of the things that start may poll.</summary>
    public static long Next(TimeProvider time) => Clocks.GetOrCreateValue(time).After(time);

    private long After(TimeProvider time)
    {
        var spacing = (long)(Spacing.TotalSeconds * time.TimestampFrequency);
        var now = time.GetTimestamp();
        lock (_gate)
        {
            var full = now - (Burst * spacing);
            _last = Math.Max((_last ?? full) + spacing, full + spacing);
            return Math.Max(now, _last.Value);
        }
    }
}
