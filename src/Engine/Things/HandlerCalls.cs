using HomeBinding.Engine.Queues;

namespace HomeBinding.Engine.Things;

/// <summary>
/// Calls of one handler beside its commands: one after the other, each begun on the thing's mailbox and waited for no longer than its limit. Nobody who
/// posts a call waits for it.
/// </summary>
internal sealed class HandlerCalls(Mailbox mailbox, TimeSpan limit, Action<string, Exception> failed)
{
    private readonly Lock _gate = new();
    private Task _last = Task.CompletedTask;
    private volatile bool _closed;

    /// <summary>Adds a call; the task completes when it has been made, and does not fail.</summary>
    public Task Post(string what, Func<ValueTask> call)
    {
        lock (_gate)
        {
            if (!_closed) _last = RunAsync(_last, what, call);
            return _last;
        }
    }

    /// <summary>Takes no more calls, leaves out those that wait, and waits for the one that runs.</summary>
    public Task CloseAsync()
    {
        _closed = true;
        lock (_gate) return _last;
    }

    private async Task RunAsync(Task previous, string what, Func<ValueTask> call)
    {
        await previous.ConfigureAwait(false);
        if (_closed) return;
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        mailbox.Post(() => _ = CompleteAsync(call, done));
        try
        {
            await done.Task.WaitAsync(limit).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            failed(what, exception);
        }
    }

    private static async Task CompleteAsync(Func<ValueTask> call, TaskCompletionSource done)
    {
        try
        {
            await call().ConfigureAwait(false);
            done.TrySetResult();
        }
        catch (Exception exception)
        {
            done.TrySetException(exception);
        }
    }
}
