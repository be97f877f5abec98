namespace HomeBinding.Engine.Queues;

/// <summary>Where a <see cref="ConflatingQueue{T}"/> keeps the newest entry of one producer while it is full. Guarded by the queue.</summary>
internal sealed class ConflationSlot<T>
{
    public T Entry = default!;
    public bool Occupied;
}
