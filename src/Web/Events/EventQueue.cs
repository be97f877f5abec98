using HomeBinding.Engine.Queues;

namespace HomeBinding.Web.Events;

/// <summary>
/// What waits for one client that hears events. Bounded: while it is full, a state gives way to a newer one of the same item and everything else is left
/// out; what the client did not get is counted. One thread adds, another takes.
/// </summary>
internal sealed class EventQueue
{
    private const int Capacity = 256;

    // States of more items than that, of a client that reads nothing, are worth nothing to it any more.
    private const int MostTopics = 512;

    private readonly ConflatingQueue<HomeEvent> _queue = new(Capacity, static (older, newer) => newer.InPlaceOf(older));
    private readonly Dictionary<string, Writer> _writers = new(StringComparer.Ordinal);
    private long _leftOut;
    private long _reported;

    /// <summary>Adds an event.</summary>
    /// <returns>False if the client is too far behind to be of use.</returns>
    public bool Add(HomeEvent added)
    {
        if (_queue.Count < Capacity)
        {
            _queue.AddAlways(added, out _);
            if (_writers.Count > 0) _writers.Clear();
            return true;
        }
        if (!added.GivesWay)
        {
            Interlocked.Increment(ref _leftOut);
            return true;
        }
        if (!_writers.TryGetValue(added.Topic, out var writer))
        {
            if (_writers.Count == MostTopics) return false;
            _writers[added.Topic] = writer = new Writer();
        }
        _queue.AddOrConflate(added, writer);
        return true;
    }

    /// <summary>Counts events that were lost on the way here.</summary>
    public void Lost(long count) => Interlocked.Add(ref _leftOut, count);

    /// <summary>Takes everything.</summary>
    /// <returns>How many events there are, and how many the client did not get since the last time.</returns>
    public (int Count, long Missed) Take(ref HomeEvent[] batch)
    {
        var count = _queue.Take(ref batch);
        var missed = Volatile.Read(ref _leftOut) + _queue.Conflated;
        var news = missed - _reported;
        _reported = missed;
        return (count, news);
    }

    private sealed class Writer : IConflating<HomeEvent>
    {
        private Conflation<HomeEvent> _conflation;

        ref Conflation<HomeEvent> IConflating<HomeEvent>.Conflation => ref _conflation;
    }
}
