using System.Runtime.CompilerServices;

namespace HomeBinding.Plugins.Unloading;

/// <summary>Finds out whether what was let go of has left the memory.</summary>
internal static class Collection
{
    private const int Attempts = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Collects until it is gone, ten times at most; false if it is still there then.</summary>
    /// <remarks>Runs on real time: what it watches is the machine, not the house.</remarks>
    public static async Task<bool> VerifyAsync(WeakReference reference)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            try
            {
                // On a thread of the pool, with a limit: a finalizer of the binding may never return.
                await Task.Run(Collect).WaitAsync(Limit).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                return false;
            }
            if (!IsAlive(reference)) return true;
            await Task.Delay(Pause * attempt, TimeProvider.System).ConfigureAwait(false);
        }
        return false;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool IsAlive(WeakReference reference) => reference.IsAlive;

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }
}
