namespace HomeBinding.Polling;

/// <summary>
/// The deadline of a handler's requests, one after the other: when it passes, the request's token is cancelled, and after the grace the request is
/// waited for no longer. One timer and one token serve all requests that end in time, so that a poll makes no new ones.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="blocked">Called when the grace has passed and the binding's code has not even returned to its caller.</param>
/// <param name="failed">Called with what the binding's callbacks on the token threw.</param>
internal sealed class RequestDeadline(TimeProvider time, Action blocked, Action<Exception> failed) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Signal _changed = new();
    private CancellationTokenSource _source = new();
    private ITimer? _timer;
    private Action? _ended;
    private long _startedAt;
    private TimeSpan _timeout;
    private bool _runs;
    private bool _cancelled;
    private bool _stopped;
    private volatile bool _returned;
    private volatile bool _givenUp;

    /// <summary>True once the grace of the request has passed too.</summary>
    public bool IsGivenUp => _givenUp;

    /// <summary>Starts the deadline of a request; the one before has ended. Gives the request's token.</summary>
    public CancellationToken Start(TimeSpan timeout, TimeSpan grace)
    {
        CancellationToken token;
        lock (_gate)
        {
            // What was cancelled stays so; what the last request has left on its token goes.
            if (!_source.TryReset()) _source = new CancellationTokenSource();
            if (_stopped) _source.Cancel();
            _startedAt = time.GetTimestamp();
            _timeout = timeout;
            _cancelled = _returned = _givenUp = false;
            _runs = true;
            token = _source.Token;
        }
        if (_timer is null) _timer = time.CreateTimer(static state => ((RequestDeadline)state!).Passed(), this, timeout, grace);
        else _timer.Change(timeout, grace);
        return token;
    }

    /// <summary>The binding's code has returned to its caller: it does not block the thread.</summary>
    public void Returned() => _returned = true;

    /// <summary>Lets <see cref="ChangedAsync"/> pass when the request ends.</summary>
    public void Watch(Task request) => request.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(_ended ??= () => _changed.Set(here: true));

    /// <summary>Waits until the request may have ended, or was given up. Passes too often rather than too seldom.</summary>
    public ValueTask ChangedAsync() => _changed.WaitAsync();

    /// <summary>The request has ended, or is waited for no longer.</summary>
    public void End()
    {
        lock (_gate) _runs = false;
        _timer!.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Cancels this request and all later ones.</summary>
    public void Stop()
    {
        CancellationTokenSource source;
        lock (_gate)
        {
            _stopped = true;
            source = _source;
        }
        Cancel(source);
    }

    public void Dispose()
    {
        _timer?.Dispose();
        _source.Dispose();
    }

    private void Passed()
    {
        CancellationTokenSource? source = null;
        lock (_gate)
        {
            // A call that was under way when its request ended is not meant for the next one.
            if (!_runs || time.GetElapsedTime(_startedAt) < _timeout / 2) return;
            if (!_cancelled) source = _source;
            _cancelled = true;
        }
        if (source is not null)
        {
            Cancel(source);
            return;
        }
        // Where the binding blocks its thread, nobody else can say so.
        if (!_returned) blocked();
        _givenUp = true;
        _changed.Set();
    }

    // On the clock's thread, where an exception of what the binding registered on the token would end the process.
    private void Cancel(CancellationTokenSource source)
    {
        try
        {
            source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It ended at this very moment.
        }
        catch (Exception exception)
        {
            failed(exception);
        }
    }
}
