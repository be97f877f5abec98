namespace HomeBinding.Engine.Events;

/// <summary>The newest events, so that "who changed this, and why" can be answered. An update that changed nothing and that nobody listened to is not among them. Written by the event loop only, read by anybody.</summary>
public sealed class EventJournal
{
    // Values and not the events: an event that lives until the ring comes round again would end in the oldest generation of the heap.
    private readonly ItemEvent.Kept[] _ring;
    private readonly long[] _written;

    internal EventJournal(int capacity)
    {
        _ring = new ItemEvent.Kept[capacity];
        _written = new long[capacity];
    }

    /// <summary>The event with a sequence number, or null if it is older than what is kept.</summary>
    public ItemEvent? Find(long sequence)
    {
        if (sequence <= 0) return null;
        var place = sequence % _ring.Length;
        if (Volatile.Read(ref _written[place]) != sequence) return null;
        var kept = _ring[place];
        Volatile.ReadBarrier();
        // What was overwritten while it was read is older than what is kept.
        return Volatile.Read(ref _written[place]) == sequence ? new ItemEvent(kept) : null;
    }

    /// <summary>
    /// The event and what caused it, newest first: for a state, the channel or the update; for a command, the rule's trigger, and so on to the
    /// beginning, as far as it is kept.
    /// </summary>
    public IReadOnlyList<ItemEvent> Explain(long sequence)
    {
        var chain = new List<ItemEvent>();
        for (var each = Find(sequence); each is not null; each = Find(each.Cause)) chain.Add(each);
        return chain;
    }

    internal void Add(ItemEvent added)
    {
        var place = added.Sequence % _ring.Length;
        _written[place] = 0;
        Volatile.WriteBarrier();
        _ring[place] = added.Values;
        Volatile.Write(ref _written[place], added.Sequence);
    }
}
