namespace HomeBinding.Engine.Queues;

/// <summary>What a <see cref="ConflatingQueue{T}"/> keeps with one writer. A home has tens of thousands of writers; few have a slot at any time.</summary>
internal struct Conflation<T>
{
    /// <summary>The newest entry while it may not wait in the queue itself; null nearly always.</summary>
    public ConflationSlot<T>? Slot;

    /// <summary>Which batch <see cref="Count"/> is of.</summary>
    public int Batch;

    /// <summary>How many entries of that batch are the writer's.</summary>
    public int Count;
}
