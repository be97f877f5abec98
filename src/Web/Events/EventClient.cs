using System.Diagnostics.CodeAnalysis;
using HomeBinding.Web.Access;

namespace HomeBinding.Web.Events;

/// <summary>A client whose connection stays open: what all of them have.</summary>
internal abstract class EventClient : IDisposable
{
    private readonly CallerLease _lease;
    private readonly TimeProvider _time;
    [SuppressMessage("Usage", "CA2213", Justification = "It has no timer and no handle, and may be cancelled by whoever still knows this client.")]
    private readonly CancellationTokenSource _ending = new();
    private readonly SemaphoreSlim _signal = new(0, 1);
    private readonly Lock _gate = new();
    private long _writingSince;
    private int _isSignalled;
    private bool _disposed;

    protected EventClient(CallerLease lease, TimeProvider time)
    {
        _lease = lease;
        _time = time;
        Ending = _ending.Token;
    }

    /// <summary>Who it is.</summary>
    public Caller Caller => _lease.Caller;

    /// <summary>Cancelled when it has to end, whatever it does.</summary>
    public CancellationToken Ending { get; }

    /// <summary>True if it ended in the middle of a write.</summary>
    public bool IsCutOff { get; private set; }

    /// <summary>Set once an <c>alive</c> is due.</summary>
    protected bool IsAliveDue { get; set; }

    /// <summary>Why it may not go on; null if it may.</summary>
    /// <param name="deadline">How long one write may take.</param>
    public virtual string? WhyNotOn(TimeSpan deadline) =>
        !_lease.IsValid ? "its token or session has ended, or may do something else now"
        : Volatile.Read(ref _writingSince) is var since and not 0 && _time.GetElapsedTime(since) >= deadline ? "it does not read"
        : null;

    /// <summary>Tells the client that it is still connected.</summary>
    public void Alive()
    {
        IsAliveDue = true;
        Signal();
    }

    /// <summary>There is something to write.</summary>
    /// <returns>True if nothing had been before.</returns>
    public bool Mark() => Interlocked.Exchange(ref _isSignalled, 1) == 0;

    /// <summary>Lets it write what there is.</summary>
    public void Signal()
    {
        lock (_gate)
        {
            if (!_disposed && _signal.CurrentCount == 0) _signal.Release();
        }
    }

    /// <summary>Ends it.</summary>
    public void End()
    {
        // What follows from it runs elsewhere: whoever ends a client has others to look after.
        _ = _ending.CancelAsync();
    }

    public void Dispose()
    {
        lock (_gate) _disposed = true;
        _signal.Dispose();
    }

    /// <summary>Waits until there is something to write.</summary>
    /// <exception cref="OperationCanceledException">It has to end.</exception>
    protected async Task WaitAsync()
    {
        await _signal.WaitAsync(Ending).ConfigureAwait(false);
        // Before it looks: what comes from here on is signalled anew.
        Interlocked.Exchange(ref _isSignalled, 0);
    }

    /// <summary>Something that can take as long as the client does not read.</summary>
    protected async Task WriteAsync(Func<CancellationToken, ValueTask> write)
    {
        Volatile.Write(ref _writingSince, _time.GetTimestamp());
        try
        {
            await write(Ending).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            IsCutOff = true;
            throw;
        }
        finally
        {
            Volatile.Write(ref _writingSince, 0);
        }
    }
}
