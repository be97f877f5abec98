using Microsoft.Extensions.Time.Testing;

namespace HomeBinding.Binding.Abstractions.Tests.Polling;

/// <summary>Virtual time that tells when the polling loop goes to sleep, and until when: its timer is the one made without a due time.</summary>
internal sealed class WatchedTime() : FakeTimeProvider(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero))
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _sleeps;
    private int _seen;

    /// <summary>How long it sleeps, as it said last.</summary>
    public TimeSpan Sleep { get; private set; }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        return dueTime == Timeout.InfiniteTimeSpan ? new Watched(this, timer) : timer;
    }

    /// <summary>After the loop went to sleep since the last call; with several loops, after they did so many times.</summary>
    public async Task AsleepAsync(int times = 1)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_sleeps >= _seen + times)
                {
                    _seen = _sleeps;
                    return;
                }
                changed = _changed.Task;
            }
            await changed.WaitAsync(TimeSpan.FromSeconds(30));
        }
    }

    /// <summary>Wakes the loop at its time and lets it do what is due.</summary>
    public async Task NextAsync()
    {
        Advance(Sleep);
        await AsleepAsync();
    }

    private void Slept(TimeSpan sleep)
    {
        lock (_gate)
        {
            Sleep = sleep;
            _sleeps++;
            _changed.TrySetResult();
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private sealed class Watched(WatchedTime owner, ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var changed = timer.Change(dueTime, period);
            owner.Slept(dueTime);
            return changed;
        }

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
