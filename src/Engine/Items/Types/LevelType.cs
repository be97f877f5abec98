using HomeBinding.Units;
using HomeBinding.Values;

namespace HomeBinding.Engine.Items.Types;

/// <summary>An item that stores a percentage.</summary>
internal abstract class LevelType(string name) : ItemType(name)
{
    private protected override IState? Store(IState state, Unit? unit, IState? current) =>
        StateConversion.TryConvert<PercentValue>(state, out var percent) ? percent
        : IsOutOfRange(state) ? null
        : Convert(state) is { } literal && StateConversion.TryConvert(literal, out percent) ? percent
        : null;

    private protected override string Hint(object value, Unit? unit) =>
        value is DecimalValue ? " (a number without % counts from 0 to 1 as a state; send a percentage)" : "";

    /// <summary>The second type that the item accepts: ON and OFF, UP and DOWN.</summary>
    private protected abstract IState? Convert(IState state);

    // openHAB fails here; it does not go on to "5 is not zero, so it is ON".
    private static bool IsOutOfRange(IState state) => state is DecimalValue || (state is Quantity quantity && quantity.TryTo(HomeBinding.Units.Units.Percent, out _));
}
