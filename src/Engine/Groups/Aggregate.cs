using HomeBinding.Engine.Items;
using HomeBinding.Units;
using HomeBinding.Values;

namespace HomeBinding.Engine.Groups;

/// <summary>A group function over states that come and go: each of them costs O(1) or O(log n), and so does the result. Owned by the event loop.</summary>
internal abstract class Aggregate
{
    /// <summary>What the function makes of the states that are there; not yet fitted to the type of the group.</summary>
    public abstract IState Result { get; }

    /// <summary>The number of members that the group shows where a number is asked for; null if the function counts none.</summary>
    public virtual int? Count => null;

    /// <summary>A state comes.</summary>
    public abstract void Add(IState state);

    /// <summary>A state that came before goes.</summary>
    public abstract void Remove(IState state);

    /// <summary>Makes the aggregate of a function.</summary>
    /// <param name="function">The function.</param>
    /// <param name="type">The type of the group's state; numbers with a unit are taken in the group's, those of another dimension do not count.</param>
    /// <param name="unit">The group's unit.</param>
    public static Aggregate Create(GroupFunction function, ItemType type, Unit? unit)
    {
        var numbers = new NumberView(type.Dimension is null ? null : unit);
        return function.Kind switch
        {
            GroupFunctionKind.Equality => new EqualityAggregate(),
            GroupFunctionKind.Sum => new SumAggregate(numbers, isMean: false),
            GroupFunctionKind.Avg => new SumAggregate(numbers, isMean: true),
            GroupFunctionKind.Median => new RankAggregate(numbers, RankAggregate.Middle),
            GroupFunctionKind.Min => new RankAggregate(numbers, RankAggregate.First),
            GroupFunctionKind.Max => new RankAggregate(numbers, RankAggregate.Last),
            GroupFunctionKind.Count => new CountAggregate(function.Pattern!),
            GroupFunctionKind.Latest => new TimeAggregate(isLatest: true),
            GroupFunctionKind.Earliest => new TimeAggregate(isLatest: false),
            _ => new LogicalAggregate(function),
        };
    }
}
