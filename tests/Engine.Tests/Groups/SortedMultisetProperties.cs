using FsCheck.Xunit;
using HomeBinding.Engine.Groups;

namespace HomeBinding.Engine.Tests.Groups;

public sealed class SortedMultisetProperties
{
    [Property(MaxTest = 300)]
    public void AnyOperations_LeaveASortedListWithItsDuplicates(short[] operations)
    {
        var set = new SortedMultiset<int>(Comparer<int>.Default);
        var list = new List<int>();
        foreach (var operation in operations)
        {
            var value = operation / 2 % 20;
            if (operation % 2 == 0)
            {
                set.Add(value);
                list.Add(value);
            }
            else
            {
                Assert.Equal(list.Remove(value), set.Remove(value));
            }
            list.Sort();
            Assert.Equal(list, Enumerable.Range(0, set.Count).Select(rank => set[rank]));
        }
        Assert.Throws<ArgumentOutOfRangeException>(() => set[set.Count]);
        Assert.Throws<ArgumentOutOfRangeException>(() => set[-1]);
    }

    [Fact]
    public void Change_AmongTenThousandInOrder_TakesFewComparisons()
    {
        var comparer = new Counting();
        var set = new SortedMultiset<int>(comparer);
        for (var i = 0; i < 10_000; i++) set.Add(i);
        comparer.Comparisons = 0;

        for (var i = 0; i < 1000; i++)
        {
            Assert.True(set.Remove(i * 7));
            set.Add(i * 7);
        }

        // 2,000 changes; a balanced tree of 10,000 is 14 deep, a treap about twice that.
        Assert.InRange(comparer.Comparisons, 2000, 2000 * 40);
    }

    private sealed class Counting : IComparer<int>
    {
        public long Comparisons { get; set; }

        public int Compare(int x, int y)
        {
            Comparisons++;
            return x.CompareTo(y);
        }
    }
}
