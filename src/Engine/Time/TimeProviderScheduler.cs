using System.Reactive.Concurrency;
using System.Reactive.Disposables;

namespace HomeBinding.Engine.Time;

/// <summary>
/// An Rx scheduler whose clock and timers are a <see cref="TimeProvider"/>'s, so that Rx operators run in virtual time too. What is due runs
/// through <paramref name="run"/>: directly, or on the mailbox of its owner.
/// </summary>
/// <param name="time">The only clock.</param>
/// <param name="run">Runs an action that is due.</param>
public sealed class TimeProviderScheduler(TimeProvider time, Action<Action> run) : LocalScheduler, ISchedulerPeriodic
{
    /// <inheritdoc/>
    public override DateTimeOffset Now => time.GetUtcNow();

    /// <inheritdoc/>
    public override IDisposable Schedule<TState>(TState state, TimeSpan dueTime, Func<IScheduler, TState, IDisposable> action)
    {
        var cancelled = new SingleAssignmentDisposable();
        Action due = () =>
        {
            if (!cancelled.IsDisposed) cancelled.Disposable = action(this, state);
        };
        if (dueTime <= TimeSpan.Zero)
        {
            run(due);
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
    public IDisposable SchedulePeriodic<TState>(TState state, TimeSpan period, Func<TState, TState> action)
    {
        var current = state;
        var cancelled = new BooleanDisposable();
        var timer = time.CreateTimer(
            _ => run(() =>
            {
                if (!cancelled.IsDisposed) current = action(current);
            }),
            null,
            period,
            period);
        return new CompositeDisposable(cancelled, timer);
    }
}
