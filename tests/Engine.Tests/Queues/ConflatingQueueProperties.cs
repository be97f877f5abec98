using FsCheck.Xunit;
using HomeBinding.Engine.Queues;

namespace HomeBinding.Engine.Tests.Queues;

/// <summary>Any sequence of operations, against what the queue promises.</summary>
public sealed class ConflatingQueueProperties
{
    private readonly record struct Entry(int Slot, int Old, int New);

    [Property(MaxTest = 1000)]
    public void AnyOperations_KeepOrderOfEachSlot_TheLastValueAndEveryChange(byte capacity, byte[] operations)
    {
        var queue = new ConflatingQueue<Entry>(1 + (capacity % 8), static (older, newer) => newer with { Old = older.Old }, share: 1 + (capacity / 8 % 8));
        var slots = Enumerable.Range(0, 4).Select(_ => new Writer<Entry>()).ToArray();
        var newest = new int[slots.Length];
        var seen = new int[slots.Length];
        var (published, delivered, time) = (0, 0, 0);
        var kept = new List<int>();
        var keptSeen = new List<int>();
        var batch = new Entry[1];

        void Take()
        {
            var count = queue.Take(ref batch);
            foreach (var entry in batch[..count])
            {
                if (entry.Slot < 0)
                {
                    keptSeen.Add(entry.New);
                    continue;
                }
                // The chain has no gap: what is handed over as old is what was handed over as new before.
                Assert.Equal(seen[entry.Slot], entry.Old);
                Assert.True(entry.New > entry.Old);
                seen[entry.Slot] = entry.New;
                delivered++;
            }
        }

        foreach (var operation in operations)
        {
            time++;
            switch (operation % 8)
            {
                case 0:
                    Take();
                    break;
                case 1:
                    kept.Add(time);
                    Assert.True(queue.AddAlways(new Entry(-1, 0, time), out _));
                    break;
                default:
                    var slot = operation / 8 % slots.Length;
                    queue.AddOrConflate(new Entry(slot, newest[slot], time), slots[slot]);
                    newest[slot] = time;
                    published++;
                    break;
            }
        }
        Take();

        Assert.Equal(newest, seen);
        Assert.Equal(kept, keptSeen);
        Assert.Equal(published, delivered + queue.Conflated);
    }

    [Property(MaxTest = 500)]
    public void Memory_IsBoundedByCapacityAndSlots(byte capacity, ushort states)
    {
        var size = 1 + (capacity % 32);
        var queue = new ConflatingQueue<int>(size, static (_, newer) => newer);
        var slots = Enumerable.Range(0, 5).Select(_ => new Writer<int>()).ToArray();
        for (var i = 0; i < states; i++) queue.AddOrConflate(i, slots[i % slots.Length]);
        var batch = new int[1];

        var taken = queue.Take(ref batch);

        Assert.InRange(taken, Math.Min((int)states, size), size + slots.Length);
        Assert.Equal(states, taken + queue.Conflated);
    }

    [Property(MaxTest = 500)]
    public void Storm_OfOneWriter_TakesNoMoreThanItsShare(byte share, ushort states)
    {
        var limit = 1 + (share % 64);
        var queue = new ConflatingQueue<int>(10_000, static (_, newer) => newer, limit);
        var (storm, other) = (new Writer<int>(), new Writer<int>());
        var batch = new int[1];
        for (var round = 0; round < 3; round++)
        {
            for (var i = 0; i <= states; i++) queue.AddOrConflate(i, storm);
            queue.AddOrConflate(-1, other);

            var taken = queue.Take(ref batch);

            Assert.Equal(Math.Min(states + 1, limit + 1) + 1, taken);
            Assert.InRange(Array.IndexOf(batch, -1), 0, limit);
            Assert.Contains((int)states, batch[..taken]);
        }
    }

    private sealed class Writer<T> : IConflating<T>
    {
        private Conflation<T> _conflation;

        public ref Conflation<T> Conflation => ref _conflation;
    }
}
