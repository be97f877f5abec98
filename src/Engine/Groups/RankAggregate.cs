using HomeBinding.Values;

namespace HomeBinding.Engine.Groups;

/// <summary>MIN, MAX and MEDIAN.</summary>
/// <param name="view">Reads and writes numbers.</param>
/// <param name="pick">The result among the numbers in order, of which there is at least one.</param>
internal sealed class RankAggregate(NumberView view, Func<SortedMultiset<decimal>, decimal> pick) : Aggregate
{
    private readonly SortedMultiset<decimal> _numbers = new(Comparer<decimal>.Default);

    public override IState Result => _numbers.Count == 0 ? UnDef.Undef : view.Write(pick(_numbers));

    public override void Add(IState state)
    {
        if (view.Read(state) is { } number) _numbers.Add(number);
    }

    public override void Remove(IState state)
    {
        if (view.Read(state) is { } number) _numbers.Remove(number);
    }

    public static decimal First(SortedMultiset<decimal> numbers) => numbers[0];

    public static decimal Last(SortedMultiset<decimal> numbers) => numbers[numbers.Count - 1];

    public static decimal Middle(SortedMultiset<decimal> numbers)
    {
        var middle = numbers.Count / 2;
        if (numbers.Count % 2 == 1) return numbers[middle];
        var sum = new ExactSum();
        sum.Add(numbers[middle - 1]);
        sum.Add(numbers[middle]);
        // The mean of two decimals is between them and never out of range.
        _ = sum.TryDivide(2, out var mean);
        return mean;
    }
}
