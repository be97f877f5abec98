using HomeBinding.Engine.Items;
using HomeBinding.Units;
using HomeBinding.Values;

namespace HomeBinding.Engine.Groups;

/// <summary>States as groups see them: as a number, as a state of another type.</summary>
internal static class StateViews
{
    /// <summary>The number of a state by openHAB's table of conversions (ON is 1, 50 % of a dimmer 0.5, 3 kW is 3); null if it has none.</summary>
    public static decimal? Number(IState state) => (StateConversion.Convert(state, typeof(DecimalValue)) as DecimalValue)?.Value;

    /// <summary>The number of a quantity in a unit; null for what is no quantity, or one that does not convert.</summary>
    public static decimal? NumberIn(Unit unit, IState state)
    {
        var quantity = state as Quantity ?? (state is PercentValue percent ? Units.Units.Percent.CreateQuantity(percent.Value) : null);
        return quantity is not null && quantity.Unit.TryConvert(quantity.Value, unit, out var number) ? number : null;
    }

    /// <summary>Makes of a state what an item of a type stores, with a conversion if it has to be; UNDEF if there is none.</summary>
    public static IState Fit(IState state, ItemType type, Unit? unit) => type.TryAccept(state, unit, out var accepted, out _) ? accepted : UnDef.Undef;
}
