namespace HomeBinding.Tests.Support;

/// <summary>Waits for what other threads do; the limit is generous, since the machine may be busy.</summary>
internal static class Eventually
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Yields until a condition holds. For what no event tells of.</summary>
    public static async Task HoldsAsync(Func<bool> condition)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(2), TimeProvider.System);
        using var limit = new CancellationTokenSource(Limit);
        while (!condition()) await tick.WaitForNextTickAsync(limit.Token);
    }
}
