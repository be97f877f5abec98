using HomeBinding.Units;
using HomeBinding.Values;

namespace HomeBinding.Engine.Groups;

/// <summary>How a group reads numbers out of states, and writes its own.</summary>
/// <param name="unit">The group's unit; null for plain numbers.</param>
internal sealed class NumberView(Unit? unit)
{
    /// <summary>What a sum of nothing is.</summary>
    public IState Nothing { get; } = unit is null ? new DecimalValue(0m) : UnDef.Undef;

    public decimal? Read(IState state) => unit is null ? StateViews.Number(state) : StateViews.NumberIn(unit, state);

    public IState Write(decimal number) => unit is null ? new DecimalValue(number) : unit.CreateQuantity(number);
}
