namespace HomeBinding.Engine.Queues;

/// <summary>Somebody whose entries conflate while a <see cref="ConflatingQueue{T}"/> is full, or while too many of its own wait there.</summary>
internal interface IConflating<T>
{
    /// <summary>What the queue keeps with it; guarded by the queue.</summary>
    ref Conflation<T> Conflation { get; }
}
