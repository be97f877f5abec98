namespace HomeBinding.Web.Health;

/// <summary>Asks the event loop whether it still answers. All who ask while a question is out wait for the same answer: they are strangers, and the queue is not theirs to fill.</summary>
internal sealed class LoopProbe(HomeParts home, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private Task _asked = Task.CompletedTask;

    public async Task<bool> AnswersAsync()
    {
        Task asked;
        lock (_gate)
        {
            if (_asked.IsCompleted) _asked = home.Engine.InvokeAsync(static () => { });
            asked = _asked;
        }
        try
        {
            await asked.WaitAsync(Patience, time).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            return false;
        }
    }
}
