using HomeBinding.Channels;
using HomeBinding.Engine.Links;
using HomeBinding.Values;

namespace HomeBinding.Engine.Things;

/// <summary>One command on its way to a handler. It is answered exactly once: by the handler, by its deadline, or by the end of its thing.</summary>
internal sealed class CommandDispatch : IDisposable
{
    private readonly ChannelEndpoint _endpoint;
    private readonly ICommand _command;
    private readonly Action<CommandDispatch, CommandResult> _answered;
    private readonly Action<Exception> _failed;
    private readonly CancellationTokenSource _given = new();
    private readonly CancellationToken _token;
    private readonly ITimer _deadline;
    private readonly CancellationTokenRegistration _stopped;
    private int _done;

    public CommandDispatch(
        ChannelEndpoint endpoint,
        ICommand command,
        TimeSpan timeout,
        TimeProvider time,
        Action<CommandDispatch, CommandResult> answered,
        Action<Exception> failed,
        CancellationToken stopping)
    {
        _endpoint = endpoint;
        _command = command;
        _answered = answered;
        _failed = failed;
        _token = _given.Token;
        _deadline = time.CreateTimer(_ => GiveUp(CommandResult.TimedOut($"{endpoint.Channel.Uid.Thing} did not answer within {timeout.TotalSeconds:0} s.")), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _stopped = stopping.Register(() => GiveUp(CommandResult.Failed($"{endpoint.Channel.Uid.Thing} was stopped before it answered.")));
        _deadline.Change(timeout, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Runs on the thing's mailbox; returns when the handler has taken the command, not when it has answered.</summary>
    public void Run()
    {
        if (Volatile.Read(ref _done) == 1) return;
        var answer = _endpoint.Channel.HandleCommandAsync(_command, _token);
        if (answer.IsCompletedSuccessfully) Answer(answer.Result);
        else _ = AwaitAsync(answer);
    }

    public void Dispose()
    {
        _stopped.Unregister();
        _deadline.Dispose();
        if (!_token.IsCancellationRequested) _given.Dispose();
    }

    private async Task AwaitAsync(ValueTask<CommandResult> answer) => Answer(await answer.ConfigureAwait(false));

    private void GiveUp(CommandResult result)
    {
        if (Volatile.Read(ref _done) == 1) return;
        // What the binding registered on the token runs on the pool: where it blocks or throws, it does not take the clock with it.
        var cancelled = CancelAsync();
        Answer(result);
        _ = cancelled;
    }

    private async Task CancelAsync()
    {
        try
        {
            await _given.CancelAsync().ConfigureAwait(false);
        }
        catch (ObjectDisposedException)
        {
            // It answered at this very moment.
        }
        catch (Exception exception)
        {
            _failed(exception);
        }
    }

    private void Answer(CommandResult result)
    {
        if (Interlocked.Exchange(ref _done, 1) == 0) _answered(this, result);
    }
}
