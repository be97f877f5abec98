using HomeBinding.Rules.Items;

namespace HomeBinding.Rules;

/// <summary>
/// Runs an asynchronous handler for one value after the other. While it is slow, up to 1024 values wait; beyond that the oldest is left out and
/// counted, so that the newest always arrives and memory is bounded. Of events of trigger channels (<see cref="ChannelTrigger"/>) far more wait, since each
/// says something of its own. Commands (<see cref="ItemCommand"/>) all wait: none is dropped.
/// </summary>
internal sealed class SerialRuns<T>(IRuleContext context, Func<T, Task> run)
{
    internal static int Limit { get; } = typeof(T) == typeof(ItemCommand) ? int.MaxValue : typeof(T) == typeof(ChannelTrigger) ? 16_384 : 1024;

    private readonly Queue<(T Value, ExecutionContext? Caller)> _waiting = new();
    private bool _running;

    public void Add(T value)
    {
        lock (_waiting)
        {
            // With the value goes what it was called for, so that what the handler does names its own cause.
            context.KeepCause();
            _waiting.Enqueue((value, ExecutionContext.Capture()));
            if (_running && _waiting.Count > Limit)
            {
                _waiting.Dequeue();
                context.LeftOut();
            }
            if (_running) return;
            _running = true;
        }
        _ = RunAllAsync();
    }

    private async Task RunAllAsync()
    {
        while (TryTake(out var value, out var caller))
        {
            try
            {
                context.Stopping.ThrowIfCancellationRequested();
                var running = Task.CompletedTask;
                if (caller is null) running = run(value);
                else ExecutionContext.Run(caller, _ => running = run(value), null);
                await running.ConfigureAwait(true);
            }
            catch (OperationCanceledException) when (context.Stopping.IsCancellationRequested)
            {
            }
            catch (Exception exception)
            {
                context.Failed(exception);
            }
        }
    }

    private bool TryTake(out T value, out ExecutionContext? caller)
    {
        lock (_waiting)
        {
            _running = _waiting.TryDequeue(out var next);
            (value, caller) = next;
            return _running;
        }
    }
}
