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
    private readonly CancellationTokenSource _deadline;
    private readonly CancellationTokenSource _either;
    private readonly CancellationTokenRegistration _registration;
    private int _done;

    public CommandDispatch(ChannelEndpoint endpoint, ICommand command, TimeSpan timeout, TimeProvider time, Action<CommandDispatch, CommandResult> answered, CancellationToken stopping)
    {
        _endpoint = endpoint;
        _command = command;
        _answered = answered;
        _deadline = new CancellationTokenSource(timeout, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_deadline.Token, stopping);
        _registration = _either.Token.Register(() => Answer(stopping.IsCancellationRequested
            ? CommandResult.Failed($"{endpoint.Channel.Uid.Thing} was stopped before it answered.")
            : CommandResult.TimedOut($"{endpoint.Channel.Uid.Thing} did not answer within {timeout.TotalSeconds:0} s.")));
    }

    /// <summary>Runs on the thing's mailbox; returns when the handler has taken the command, not when it has answered.</summary>
    public void Run()
    {
        if (Volatile.Read(ref _done) == 1) return;
        var answer = _endpoint.Channel.HandleCommandAsync(_command, _either.Token);
        if (answer.IsCompletedSuccessfully) Answer(answer.Result);
        else _ = AwaitAsync(answer);
    }

    public void Dispose()
    {
        _registration.Unregister();
        _either.Dispose();
        _deadline.Dispose();
    }

    private async Task AwaitAsync(ValueTask<CommandResult> answer) => Answer(await answer.ConfigureAwait(false));

    private void Answer(CommandResult result)
    {
        if (Interlocked.Exchange(ref _done, 1) == 0) _answered(this, result);
    }
}
