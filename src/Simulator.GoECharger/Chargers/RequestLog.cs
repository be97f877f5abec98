namespace HomeBinding.Simulator.GoECharger;

/// <summary>Counts requests, remembers the last ones and wakes those who wait for one.</summary>
internal sealed class RequestLog(int capacity)
{
    private readonly Lock _gate = new();
    private ReceivedRequest[] _ring = [];
    private int _next;
    private int _held;
    private List<Waiter>? _waiters;
    private string _lastTarget = "";
    private long _total;
    private long _status;
    private long _set;
    private DateTimeOffset? _lastSet;

    public long Total => Interlocked.Read(ref _total);

    public long Status => Interlocked.Read(ref _status);

    public long Set => Interlocked.Read(ref _set);

    public DateTimeOffset? LastSet
    {
        get
        {
            lock (_gate)
            {
                return _lastSet;
            }
        }
    }

    public IReadOnlyList<ReceivedRequest> Recent
    {
        get
        {
            lock (_gate)
            {
                return Copy_NeedsLock();
            }
        }
    }

    public void Add(RequestKind kind, string method, ReadOnlySpan<byte> target, DateTimeOffset time)
    {
        List<Waiter>? due = null;
        ReceivedRequest request;
        lock (_gate)
        {
            // A poller sends the same target again and again: one string serves them all.
            if (!System.Text.Ascii.Equals(target, _lastTarget))
            {
                _lastTarget = System.Text.Encoding.Latin1.GetString(target);
            }

            request = new ReceivedRequest(_total + 1, method, _lastTarget, time);
            Interlocked.Increment(ref _total);
            if (kind == RequestKind.Status)
            {
                Interlocked.Increment(ref _status);
            }
            else if (kind == RequestKind.Set)
            {
                Interlocked.Increment(ref _set);
                _lastSet = time;
            }

            Remember_NeedsLock(request);
            if (_waiters is { Count: > 0 } waiters)
            {
                due = waiters.FindAll(w => w.Predicate(request));
                _ = waiters.RemoveAll(due.Contains);
            }
        }

        due?.ForEach(w => w.Source.TrySetResult(request));
    }

    public async Task<ReceivedRequest> WaitAsync(Func<ReceivedRequest, bool> predicate, CancellationToken cancellationToken)
    {
        Waiter waiter;
        lock (_gate)
        {
            foreach (var request in Copy_NeedsLock())
            {
                if (predicate(request))
                {
                    return request;
                }
            }

            waiter = new Waiter(predicate, new TaskCompletionSource<ReceivedRequest>(TaskCreationOptions.RunContinuationsAsynchronously));
            (_waiters ??= []).Add(waiter);
        }

        try
        {
            return await waiter.Source.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
            {
                _ = _waiters.Remove(waiter);
            }
        }
    }

    private void Remember_NeedsLock(ReceivedRequest request)
    {
        if (capacity <= 0)
        {
            return;
        }

        if (_held == _ring.Length && _ring.Length < capacity)
        {
            var grown = Copy_NeedsLock();
            _ring = new ReceivedRequest[Math.Min(capacity, Math.Max(16, grown.Length * 2))];
            grown.CopyTo(_ring, 0);
            _next = _held;
        }

        _ring[_next] = request;
        _next = (_next + 1) % _ring.Length;
        _held = Math.Min(_held + 1, _ring.Length);
    }

    private ReceivedRequest[] Copy_NeedsLock()
    {
        var copy = new ReceivedRequest[_held];
        for (var i = 0; i < _held; i++)
        {
            copy[i] = _ring[(_next - _held + i + _ring.Length) % _ring.Length];
        }

        return copy;
    }

    private sealed record Waiter(Func<ReceivedRequest, bool> Predicate, TaskCompletionSource<ReceivedRequest> Source);
}
