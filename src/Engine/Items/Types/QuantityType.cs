using HomeBinding.Units;
using HomeBinding.Values;

namespace HomeBinding.Engine.Items.Types;

/// <summary>
/// <c>Number:&lt;dimension&gt;</c>: stores a quantity in the item's unit. Other units are converted exactly, reciprocal ones included (mired and K, s and Hz);
/// a number without unit is one in the item's unit.
/// </summary>
internal sealed class QuantityType(Dimension dimension) : ItemType($"Number:{dimension.Name}")
{
    public override Dimension Dimension => dimension;

    public override string Expected => $"a number with a unit of {dimension.Name}, e.g. {dimension.DefaultUnit(MeasurementSystem.SI).Symbol}";

    private protected override IState? Store(IState state, Unit? unit, IState? current) => state switch
    {
        Quantity quantity when quantity.Dimension == dimension && (unit is null || ReferenceEquals(quantity.Unit, unit)) => quantity,
        Quantity quantity => ReciprocalUnits.TryConvert(quantity, UnitOr(unit), out var converted) ? converted : null,
        DecimalValue number => UnitOr(unit).CreateQuantity(number.Value),
        _ when StateConversion.TryConvert<Quantity>(state, out var own) && own.TryTo(UnitOr(unit), out var converted) => converted,
        _ when StateConversion.TryConvert<DecimalValue>(state, out var number) => UnitOr(unit).CreateQuantity(number.Value),
        _ => null,
    };

    private protected override ICommand? Take(ICommand command, Unit? unit) => command switch
    {
        Quantity quantity when quantity.Dimension == dimension => quantity,
        Quantity quantity => ReciprocalUnits.TryConvert(quantity, UnitOr(unit), out var converted) ? converted : null,
        DecimalValue number => UnitOr(unit).CreateQuantity(number.Value),
        _ => null,
    };

    private protected override IState? ReadState(string text) =>
        DecimalValue.TryParse(text, out var number) ? number
        : Values.Quantity.TryParse(text, dimension, out var quantity, out _) && Fits(quantity) ? quantity
        : null;

    private protected override ICommand? ReadCommand(string text) => ReadState(text) as ICommand;

    private protected override string Hint(object value, Unit? unit) => value switch
    {
        Quantity other when other.Dimension != dimension => $"; {other.Unit.Symbol} is a unit of {other.Dimension.Name}",
        Quantity other => $"; {other.Unit.Symbol} does not convert to {UnitOr(unit).Symbol} here",
        _ => "",
    };

    private bool Fits(Quantity quantity) => quantity.Dimension == dimension || ReciprocalUnits.AreReciprocal(quantity.Dimension, dimension);

    private Unit UnitOr(Unit? unit) => unit ?? dimension.DefaultUnit(MeasurementSystem.SI);
}
