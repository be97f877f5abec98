namespace HomeBinding.Engine.Queues;

/// <summary>Somebody whose entries conflate while a <see cref="ConflatingQueue{T}"/> is full. A home has tens of thousands; few have a slot at any time.</summary>
internal interface IConflating<T>
{
    /// <summary>Its entry while the queue is full; null nearly always. The queue's own.</summary>
    ConflationSlot<T>? Slot { get; set; }
}
