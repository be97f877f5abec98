namespace HomeBinding.Engine.Events;

/// <summary>The newest events, so that "who changed this, and why" can be answered. An update that changed nothing and that nobody listened to is not among them. Written by the event loop only, read by anybody.</summary>
public sealed class EventJournal
{
    private readonly ItemEvent?[] _ring;

    internal EventJournal(int capacity) => _ring = new ItemEvent?[capacity];

    /// <summary>The event with a sequence number, or null if it is older than what is kept.</summary>
    public ItemEvent? Find(long sequence) =>
        sequence > 0 && Volatile.Read(ref _ring[sequence % _ring.Length]) is { } found && found.Sequence == sequence ? found : null;

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

    internal void Add(ItemEvent added) => Volatile.Write(ref _ring[added.Sequence % _ring.Length], added);
}
