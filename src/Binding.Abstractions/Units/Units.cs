namespace HomeBinding.Units;

/// <summary>
/// The units openHAB knows, by name. A unit with another SI prefix comes from
/// <see cref="Unit.TryParse(ReadOnlySpan{char}, out Unit?)"/>: <c>kA</c>, <c>µF</c>, <c>GWh</c>.
/// </summary>
/// <remarks>
/// The files of this class are initialised in no particular order, so no field refers to a field of another file.
/// </remarks>
public static partial class Units
{
    private static Unit<TDimension> Define<TDimension>(
        string symbol,
        string name,
        decimal numerator = 1m,
        decimal denominator = 1m,
        int exponent = 0,
        decimal shift = 0m,
        bool isInverse = false,
        bool isConvertible = true,
        PrefixRule prefixes = PrefixRule.None,
        int prefixPower = 1,
        string[]? aliases = null)
        where TDimension : IDimension<TDimension> =>
        UnitRegistry.Declare(new Unit<TDimension>(new UnitDefinition
        {
            Symbol = symbol,
            Name = name,
            Aliases = aliases is null ? [] : Array.AsReadOnly(aliases),
            Scale = new UnitScale(numerator, denominator, exponent, shift, isInverse),
            IsConvertible = isConvertible,
            Prefixes = prefixes,
            PrefixPower = prefixPower,
        }));
}
