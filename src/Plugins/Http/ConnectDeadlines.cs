using System.Collections.Concurrent;

namespace HomeBinding.Plugins.Http;

/// <summary>Ends attempts to connect that take too long, or whose caller gives up. What is behind a deadline that was not reached is used again.</summary>
internal sealed class ConnectDeadlines(TimeSpan limit)
{
    private const int MostKept = 32;
    private readonly ConcurrentQueue<CancellationTokenSource> _kept = new();

    public Deadline Start(CancellationToken cancellationToken)
    {
        if (!_kept.TryDequeue(out var source)) source = new CancellationTokenSource();
        source.CancelAfter(limit);
        return new Deadline(this, source, cancellationToken.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), source));
    }

    private void Return(CancellationTokenSource source)
    {
        if (_kept.Count < MostKept && source.TryReset()) _kept.Enqueue(source);
        else source.Dispose();
    }

    public readonly struct Deadline(ConnectDeadlines owner, CancellationTokenSource source, CancellationTokenRegistration registration) : IDisposable
    {
        public CancellationToken Token => source.Token;

        public void Dispose()
        {
            // Waits for a cancellation that is under way: the next one must not get it.
            registration.Dispose();
            owner.Return(source);
        }
    }
}
