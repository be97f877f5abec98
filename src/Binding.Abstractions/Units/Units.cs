namespace HomeBinding.Units;

/// <summary>
/// The units openHAB knows, by name. A unit with another SI prefix comes from
/// <see cref="Unit.TryParse(ReadOnlySpan{char}, out Unit?)"/>: <c>kA</c>, <c>µF</c>, <c>GWh</c>.
/// </summary>
public static partial class Units
{
    private static Unit<TDimension> Get<TDimension>(string symbol)
        where TDimension : IDimension<TDimension> =>
        (Unit<TDimension>)UnitRegistry.Require(symbol);
}
