namespace HomeBinding.Host.Running;

/// <summary>Waits.</summary>
internal static class Until
{
    /// <summary>Completes, without throwing, when the token is cancelled or the time has passed.</summary>
    public static async Task CancelledAsync(CancellationToken cancellationToken, TimeSpan? limit = null)
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellationToken.Register(() => cancelled.TrySetResult());
        await using var timer = TimeProvider.System.CreateTimer(_ => cancelled.TrySetResult(), null, limit ?? Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        await cancelled.Task;
    }

    /// <summary>Runs something that goes on until it is told to stop; that it is told so while it starts is no failure.</summary>
    public static async Task<int> StoppedAsync(Func<Task<int>> run, CancellationToken cancellationToken)
    {
        try
        {
            // Signals are listened to from the first await on; until then they would end the process at once.
            return await Task.Run(run, CancellationToken.None);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCodes.Success;
        }
    }
}
