using System.Diagnostics.CodeAnalysis;

namespace HomeBinding.Engine.Queues;

/// <summary>
/// A bounded queue for many writers and one reader. While it is full, an entry that may conflate is kept in its writer's slot, where a newer one of the
/// same writer takes its place: memory is bounded by capacity and writers, the last entry of each writer always arrives, and no later entry of a writer
/// overtakes an earlier one. Other entries are never dropped: the writer waits, and those that wait arrive in the order in which they came;
/// or it grows the queue on purpose. While the queue is full, order holds within each of these three kinds, not between them.
/// </summary>
/// <remarks>
/// A writer may have no more than its share of a batch before its entries conflate, so that a storm of one does not make the others wait. The reader
/// takes everything at once and works on it outside the lock, so the lock is held for a few nanoseconds only.</remarks>
internal sealed class ConflatingQueue<T>(int capacity, Func<T, T, T> conflate, int share = int.MaxValue)
{
    private const int FirstLength = 4;

    private readonly object _gate = new();
    private readonly List<IConflating<T>> _overflow = [];
    private readonly Stack<ConflationSlot<T>> _free = new();
    private readonly Queue<(T Entry, TaskCompletionSource<bool> Added)> _waiting = new();
    private T[] _entries = [];
    private int _count;
    private int _batch;
    private bool _readerWaits;
    private bool _closed;
    private long _conflated;
    private int _highWater;

    /// <summary>Entries that gave way to a newer one.</summary>
    public long Conflated => Volatile.Read(ref _conflated);

    /// <summary>The most entries that ever waited.</summary>
    public int HighWater => Volatile.Read(ref _highWater);

    public int Count => Volatile.Read(ref _count);

    /// <summary>Adds an entry that a newer one may replace while the queue is full. True if the queue was empty before.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="writer">Whose it is.</param>
    /// <param name="wake">False if a reader that waits may go on waiting until <see cref="Wake"/>.</param>
    public bool AddOrConflate(in T entry, IConflating<T> writer, bool wake = true)
    {
        lock (_gate)
        {
            if (_closed) return false;
            ref var conflation = ref writer.Conflation;
            if (conflation.Slot is { } slot)
            {
                slot.Entry = conflate(slot.Entry, entry);
                _conflated++;
                return false;
            }
            if (_count < capacity && TakesShare(ref conflation)) return Append(entry, wake);
            if (!_free.TryPop(out slot)) slot = new ConflationSlot<T>();
            slot.Entry = entry;
            conflation.Slot = slot;
            _overflow.Add(writer);
            return false;
        }
    }

    /// <summary>
    /// Adds an entry that must not be lost, once there is room for it; who waits is served in order. The task ends when it was added, with false if
    /// the queue was closed instead.
    /// </summary>
    public Task<bool> AddAsync(in T entry)
    {
        lock (_gate)
        {
            if (_closed) return Task.FromResult(false);
            if (_count < capacity)
            {
                Append(entry);
                return Task.FromResult(true);
            }
            var added = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue((entry, added));
            return added.Task;
        }
    }

    /// <summary>Adds an entry that must not be lost, beyond the capacity if need be. False if the queue is closed.</summary>
    public bool AddAlways(in T entry, out bool wasEmpty)
    {
        lock (_gate)
        {
            wasEmpty = !_closed && Append(entry);
            return !_closed;
        }
    }

    /// <summary>Wakes a reader that waits, if there is something for it.</summary>
    public void Wake()
    {
        lock (_gate)
        {
            if (_readerWaits && _count > 0) Monitor.Pulse(_gate);
        }
    }

    /// <summary>Takes everything, without waiting. The batch is the reader's until its next call.</summary>
    public int Take(ref T[] batch)
    {
        lock (_gate) return TakeUnderLock(ref batch);
    }

    /// <summary>Gives up the room that a burst took, if nothing is in it.</summary>
    public void Trim()
    {
        lock (_gate)
        {
            if (_count == 0) _entries = [];
        }
    }

    /// <summary>Waits for entries and takes all; 0 once the queue is closed and empty.</summary>
    public int TakeOrWait(ref T[] batch)
    {
        lock (_gate)
        {
            while (_count == 0 && !_closed)
            {
                _readerWaits = true;
                Monitor.Wait(_gate);
                _readerWaits = false;
            }
            return TakeUnderLock(ref batch);
        }
    }

    /// <summary>Refuses further entries and those that wait for room; what is in the queue can still be taken.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.PulseAll(_gate);
            foreach (var (_, added) in _waiting) added.TrySetResult(false);
            _waiting.Clear();
        }
    }

    private bool TakesShare(ref Conflation<T> conflation)
    {
        if (conflation.Batch != _batch)
        {
            conflation.Batch = _batch;
            conflation.Count = 0;
        }
        return conflation.Count++ < share;
    }

    private bool Append(in T entry, bool wake = true)
    {
        if (_count == _entries.Length) Array.Resize(ref _entries, Math.Max(FirstLength, _entries.Length * 2));
        _entries[_count++] = entry;
        if (_count > _highWater) _highWater = _count;
        if (wake && _readerWaits) Monitor.Pulse(_gate);
        return _count == 1;
    }

    [SuppressMessage("Style", "IDE0180", Justification = "A swap by tuple reads worse with a ref parameter.")]
    private int TakeUnderLock(ref T[] batch)
    {
        var count = _count;
        if (count == 0) return 0;
        var taken = _entries;
        // A burst may have made it long; it does not stay so for ever.
        _entries = batch.Length <= Math.Max(capacity, FirstLength) ? batch : [];
        _count = 0;
        _batch++;
        foreach (var writer in _overflow)
        {
            ref var conflation = ref writer.Conflation;
            var slot = conflation.Slot!;
            if (count == taken.Length) Array.Resize(ref taken, Math.Max(FirstLength, taken.Length * 2));
            taken[count++] = slot.Entry;
            slot.Entry = default!;
            conflation.Slot = null;
            if (_free.Count < FirstLength) _free.Push(slot);
        }
        _overflow.Clear();
        batch = taken;
        while (_count < capacity && _waiting.TryDequeue(out var next))
        {
            Append(next.Entry);
            next.Added.TrySetResult(true);
        }
        return count;
    }
}
