using System.Reactive.Concurrency;
using System.Reactive.Disposables;

namespace HomeBinding.Engine.Time;

/// <summary>
/// An Rx scheduler whose clock and timers are a <see cref="TimeProvider"/>'s, so that Rx operators run in virtual time too. What is due runs
/// through <paramref name="run"/>: directly, or on the mailbox of its owner.
/// </summary>
/// <param name="time">The only clock.</param>
/// <param name="run">Runs an action that is due.</param>
/// <param name="runNow">Runs an action that is due at once, not within the call that schedules it; null if <paramref name="run"/> does so.</param>
public sealed class TimeProviderScheduler(TimeProvider time, Action<Action> run, Action<Action>? runNow = null) : LocalScheduler, ISchedulerPeriodic
{
    // Timers take no more than 49 days.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(40);

    /// <inheritdoc/>
    public override DateTimeOffset Now => time.GetUtcNow();

    /// <inheritdoc/>
    public override IDisposable Schedule<TState>(TState state, DateTimeOffset dueTime, Func<IScheduler, TState, IDisposable> action) =>
        Schedule(state, dueTime - Now, action);

    /// <inheritdoc/>
    public override IDisposable Schedule<TState>(TState state, TimeSpan dueTime, Func<IScheduler, TState, IDisposable> action)
    {
        if (dueTime > Longest)
        {
            var now = time.GetTimestamp();
            return Schedule(state, Longest, (self, same) => self.Schedule(same, dueTime - time.GetElapsedTime(now), action));
        }
        var cancelled = new SingleAssignmentDisposable();
        Action due = () =>
        {
            if (!cancelled.IsDisposed) cancelled.Disposable = action(this, state);
        };
        if (dueTime <= TimeSpan.Zero)
        {
            (runNow ?? run)(due);
            return cancelled;
        }
        // The timer goes with its last use: cancelled ones (each new value of a Throttle cancels one) leave nothing behind.
        var timer = new SingleAssignmentDisposable();
        timer.Disposable = time.CreateTimer(
            _ =>
            {
                timer.Dispose();
                run(due);
            },
            null,
            dueTime,
            Timeout.InfiniteTimeSpan);
        return new CompositeDisposable(timer, cancelled);
    }

    /// <inheritdoc/>
    public override IStopwatch StartStopwatch() => new Stopwatch(time);

    /// <summary>Runs an action at a fixed period. While it is late, one run waits at most: what was missed is not made up for.</summary>
    public IDisposable SchedulePeriodic<TState>(TState state, TimeSpan period, Func<TState, TState> action)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(period, TimeSpan.Zero);
        var current = state;
        var waits = 0;
        var cancelled = new BooleanDisposable();
        var timer = time.CreateTimer(
            _ =>
            {
                if (Interlocked.Exchange(ref waits, 1) == 1) return;
                run(() =>
                {
                    Volatile.Write(ref waits, 0);
                    if (!cancelled.IsDisposed) current = action(current);
                });
            },
            null,
            period,
            period);
        return new CompositeDisposable(cancelled, timer);
    }

    // Delay and others measure with it; Rx's own one runs on real time.
    private sealed class Stopwatch(TimeProvider time) : IStopwatch
    {
        private readonly long _start = time.GetTimestamp();

        public TimeSpan Elapsed => time.GetElapsedTime(_start);
    }
}
