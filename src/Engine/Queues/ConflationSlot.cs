namespace HomeBinding.Engine.Queues;

/// <summary>Where a <see cref="ConflatingQueue{T}"/> keeps the newest entry of one writer while it is full.</summary>
internal sealed class ConflationSlot<T>
{
    public T Entry = default!;
}
