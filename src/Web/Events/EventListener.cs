using HomeBinding.Web.Access;

namespace HomeBinding.Web.Events;

/// <summary>A client that hears events as they happen, over an event stream or a WebSocket.</summary>
internal abstract class EventListener(CallerLease lease, TimeProvider time, EventFilter filter) : EventClient(lease, time)
{
    private readonly EventQueue _queue = new();
    private HomeEvent[] _batch = new HomeEvent[4];

    /// <summary>What it wants. Another one counts from the next event on.</summary>
    public EventFilter Filter { get; protected set; } = filter;

    protected abstract EventFormat Format { get; }

    /// <summary>Adds an event, from the hub's mailbox only.</summary>
    /// <returns>False if the client is too far behind to be of use.</returns>
    public bool Add(HomeEvent added)
    {
        // Here, where one thread works for all: the clients find it made.
        added.Write(Format);
        return _queue.Add(added);
    }

    /// <summary>Counts events that were lost before they came here.</summary>
    public void Lost(long count) => _queue.Lost(count);

    /// <summary>Writes until it has to end.</summary>
    protected async Task WriteAllAsync()
    {
        while (true)
        {
            await WaitAsync().ConfigureAwait(false);
            var (count, missed) = _queue.Take(ref _batch);
            var isAliveDue = IsAliveDue;
            IsAliveDue = false;
            if (missed > 0) await WriteMissedAsync(missed).ConfigureAwait(false);
            if (count > 0) await WriteAsync(_batch.AsMemory(0, count)).ConfigureAwait(false);
            if (isAliveDue) await WriteAliveAsync().ConfigureAwait(false);
            Array.Clear(_batch, 0, count);
        }
    }

    /// <summary>Tells the client that it did not get some events, and how many.</summary>
    protected abstract Task WriteMissedAsync(long count);

    protected abstract Task WriteAliveAsync();

    protected abstract Task WriteAsync(ReadOnlyMemory<HomeEvent> events);
}
