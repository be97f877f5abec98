using System.Globalization;
using HomeBinding.Things;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Engine.Things;

// What a thing can do besides taking commands.
public sealed partial class Thing
{
    private const int MostActions = 100;
    private int _waitingActions;

    /// <summary>The actions that it has; empty while its binding is not loaded.</summary>
    public IReadOnlyList<ThingAction> Actions => Manager.FindType(TypeUid)?.Type.Actions ?? [];

    /// <summary>Carries an action out, behind the commands that wait for the handler.</summary>
    /// <param name="name">The action's name.</param>
    /// <param name="arguments">Its arguments by name.</param>
    /// <param name="cancellationToken">Gives up waiting; the handler is told.</param>
    /// <returns>What it returns, by name.</returns>
    /// <exception cref="ThingActionException">It was not carried out, or failed; the message says why.</exception>
    public async Task<IReadOnlyDictionary<string, object?>> InvokeActionAsync(string name, IReadOnlyDictionary<string, object?> arguments, CancellationToken cancellationToken = default)
    {
        if (Volatile.Read(ref _running) is not { } running) throw new ThingActionException($"The action '{name}' was not carried out: thing {Uid} is {Status}.");
        var action = running.Type.Actions.FirstOrDefault(each => each.Name == name)
            ?? throw new ThingActionException($"Things of type {running.Type.Uid} have no action '{name}'. {Known(running.Type)}");
        if (Interlocked.Increment(ref _waitingActions) > MostActions)
        {
            Interlocked.Decrement(ref _waitingActions);
            throw new ThingActionException($"{MostActions} actions wait for {Uid}; it takes no more until it answers.");
        }
        try
        {
            return await InvokeAsync(running, action, arguments, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _waitingActions);
        }
    }

    private async Task<IReadOnlyDictionary<string, object?>> InvokeAsync(Running running, ThingAction action, IReadOnlyDictionary<string, object?> arguments, CancellationToken cancellationToken)
    {
        var limit = _engine.Options.CommandTimeout;
        var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, running.Context.Stopping);
        var token = ended.Token;
        var done = new TaskCompletionSource<IReadOnlyDictionary<string, object?>>(TaskCreationOptions.RunContinuationsAsynchronously);
        running.Context.Mailbox.Post(() => _ = CompleteAsync());
        try
        {
            return await done.Task.WaitAsync(limit, _engine.Time, token).ConfigureAwait(false);
        }
        catch (TimeoutException) when (!done.Task.IsCompleted)
        {
            _ = CancelAsync(ended);
            throw new ThingActionException(string.Create(CultureInfo.InvariantCulture, $"{Uid} did not answer the action '{action.Name}' within {limit.TotalSeconds:0.#} s."));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && running.Context.Stopping.IsCancellationRequested)
        {
            throw new ThingActionException($"{Uid} was stopped before it answered the action '{action.Name}'.");
        }

        async Task CompleteAsync()
        {
            try
            {
                if (done.Task.IsCompleted || token.IsCancellationRequested) return;
                done.TrySetResult(await action.InvokeAsync(running.Handler!, arguments, token).ConfigureAwait(false));
            }
            catch (ThingActionException exception)
            {
                done.TrySetException(new ThingActionException(exception.Message));
            }
            catch (OperationCanceledException) when (token.IsCancellationRequested)
            {
                done.TrySetCanceled(token);
            }
            catch (Exception exception)
            {
                // Its own exception would keep the binding in memory for as long as somebody has it.
                LogActionFailed(Manager.Logger, exception, Uid, action.Name);
                done.TrySetException(new ThingActionException($"The action '{action.Name}' of {Uid} failed: {exception.Message}"));
            }
            finally
            {
                ended.Dispose();
            }
        }
    }

    // What the binding registered on the token runs on the pool, where it may block or throw.
    private async Task CancelAsync(CancellationTokenSource ended)
    {
        try
        {
            await Task.Run(ended.CancelAsync).ConfigureAwait(false);
        }
        catch (ObjectDisposedException)
        {
            // It answered at this very moment.
        }
        catch (Exception exception)
        {
            LogCancelFailed(Manager.Logger, exception, Uid);
        }
    }

    private static string Known(ThingType type) =>
        type.Actions.Count == 0 ? "They have none." : $"There are {string.Join(", ", type.Actions.Select(each => each.Name))}.";

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Thing}: the action {Action} failed")]
    private static partial void LogActionFailed(ILogger logger, Exception exception, ThingUid thing, string action);
}
