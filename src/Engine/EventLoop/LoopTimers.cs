namespace HomeBinding.Engine.EventLoop;

/// <summary>
/// The timers of the event loop: expiring states, profiles that wait, commands that wait for their thing. One timer of the clock wakes the loop for the
/// earliest; setting one again, as each update of an expiring item does, moves it in a heap and costs O(log n).
/// </summary>
internal sealed class LoopTimers : IDisposable
{
    private const long LongestWait = 40L * 24 * 60 * 60 * 1000;

    private readonly TimeProvider _time;
    private readonly ITimer _wake;
    private LoopTimer[] _heap = new LoopTimer[16];
    private int _count;
    private long _order;
    private long _wakesAt = long.MaxValue;

    /// <summary>Makes the timers of a loop.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="wakeLoop">Called from any thread when the loop should call <see cref="RunDue"/>.</param>
    public LoopTimers(TimeProvider time, Action wakeLoop)
    {
        _time = time;
        _wake = time.CreateTimer(_ => wakeLoop(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Timers that are set.</summary>
    public int Count => _count;

    /// <summary>Makes a timer; it is not set.</summary>
    public LoopTimer Create(Action callback) => new(this, callback);

    /// <summary>Runs what is due, in order of time. A callback that throws is passed on and the others run.</summary>
    public void RunDue(Action<Exception> failed)
    {
        var now = _time.GetTimestamp();
        _wakesAt = long.MaxValue;
        while (_count > 0 && _heap[0].Due <= now)
        {
            var due = _heap[0];
            RemoveAt(0);
            try
            {
                due.Callback();
            }
            catch (Exception exception)
            {
                failed(exception);
            }
        }
        Arm();
    }

    public void Dispose() => _wake.Dispose();

    internal void Set(LoopTimer timer, TimeSpan delay)
    {
        // Whole numbers, rounded up: neither early nor, by the error of a double, a tick late.
        var ticks = Ceiling((Int128)Math.Max(0, delay.Ticks) * _time.TimestampFrequency, TimeSpan.TicksPerSecond);
        timer.Due = _time.GetTimestamp() + (long)Int128.Min(ticks, long.MaxValue / 4);
        timer.Order = ++_order;
        if (timer.Index < 0)
        {
            if (_count == _heap.Length) Array.Resize(ref _heap, _count * 2);
            Put(timer, _count++);
        }
        SiftDown(SiftUp(timer.Index));
        Arm();
    }

    internal void Stop(LoopTimer timer)
    {
        if (timer.Index >= 0) RemoveAt(timer.Index);
    }

    // One that has become later, or was stopped, leaves the loop to wake once for nothing: cheaper than setting the clock's timer each time.
    private void Arm()
    {
        if (_count == 0 || _heap[0].Due >= _wakesAt) return;
        _wakesAt = _heap[0].Due;
        // The clock counts in milliseconds and may not be set for more than 49 days.
        var milliseconds = Ceiling((Int128)Math.Max(0, _wakesAt - _time.GetTimestamp()) * 1000, _time.TimestampFrequency);
        _wake.Change(TimeSpan.FromMilliseconds((long)Int128.Min(milliseconds, LongestWait)), Timeout.InfiniteTimeSpan);
    }

    private static Int128 Ceiling(Int128 number, long divisor) => (number + divisor - 1) / divisor;

    private void RemoveAt(int index)
    {
        var removed = _heap[index];
        var last = _heap[--_count];
        _heap[_count] = null!;
        removed.Index = -1;
        if (last == removed) return;
        Put(last, index);
        SiftDown(SiftUp(index));
    }

    private int SiftUp(int index)
    {
        var timer = _heap[index];
        while (index > 0 && IsBefore(timer, _heap[(index - 1) / 2]))
        {
            Put(_heap[(index - 1) / 2], index);
            index = (index - 1) / 2;
        }
        Put(timer, index);
        return index;
    }

    private void SiftDown(int index)
    {
        var timer = _heap[index];
        while (true)
        {
            var child = (2 * index) + 1;
            if (child >= _count) break;
            if (child + 1 < _count && IsBefore(_heap[child + 1], _heap[child])) child++;
            if (!IsBefore(_heap[child], timer)) break;
            Put(_heap[child], index);
            index = child;
        }
        Put(timer, index);
    }

    private void Put(LoopTimer timer, int index)
    {
        _heap[index] = timer;
        timer.Index = index;
    }

    private static bool IsBefore(LoopTimer left, LoopTimer right) => left.Due < right.Due || (left.Due == right.Due && left.Order < right.Order);
}
