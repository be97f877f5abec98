namespace HomeBinding.Simulator.GoECharger;

/// <summary>
/// One timer that steps all boxes. After a standstill it catches up, but a tick does no more than ten ticks' work
/// and an hour is the most that is made up for: simulated time falls behind rather than the machine.
/// </summary>
internal sealed class LogicClock : IAsyncDisposable
{
    private const int MaxTicksAtOnce = 10;
    private const int MaxTicksBehind = 3600;
    private static readonly TimeSpan Cycle = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShortestPeriod = TimeSpan.FromMilliseconds(20);
    private readonly IReadOnlyList<SimulatedCharger> _chargers;
    private readonly TimeProvider _time;
    private readonly double _speed;
    private readonly Action _afterTick;
    private readonly long _start;
    private readonly double _cyclesPerTick;
    private readonly ITimer _timer;
    private long _done;
    private int _running;

    public LogicClock(IReadOnlyList<SimulatedCharger> chargers, TimeProvider time, double speed, Action afterTick)
    {
        (_chargers, _time, _speed, _afterTick) = (chargers, time, speed, afterTick);
        var period = Cycle / speed;
        period = period < ShortestPeriod ? ShortestPeriod : period;
        _cyclesPerTick = Math.Max(1, period.TotalSeconds * speed);
        _start = time.GetTimestamp();
        _timer = time.CreateTimer(static state => ((LogicClock)state!).Tick(), this, period, period);
    }

    public ValueTask DisposeAsync() => _timer.DisposeAsync();

    private void Tick()
    {
        if (Interlocked.Exchange(ref _running, 1) == 1)
        {
            return;
        }

        try
        {
            // A timer may fire a hair early; the cycle it was for is due all the same.
            var due = (long)((_time.GetElapsedTime(_start).TotalSeconds * _speed) + 0.01);
            _done = Math.Max(_done, due - (long)(MaxTicksBehind * _cyclesPerTick));
            var end = Math.Min(due, _done + (long)(MaxTicksAtOnce * _cyclesPerTick));
            for (; _done < end; _done++)
            {
                foreach (var charger in _chargers)
                {
                    charger.Step();
                }
            }

            _afterTick();
        }
        finally
        {
            Volatile.Write(ref _running, 0);
        }
    }
}
