using System.Diagnostics.CodeAnalysis;
using HomeBinding.Units;

namespace HomeBinding.Values;

/// <summary>
/// What a state is as a state of another type: openHAB's table of <c>State.as</c>. Every conversion that the table leaves out has no result, and so has
/// one whose number does not fit the target, such as 5 as a percentage (there ×100); none throws.
/// </summary>
public static class StateConversion
{
    private static readonly Unit<Dimensionless> Percentage = Units.Units.Percent;

    private const decimal FirstSecond = -62_135_596_800m;
    private const decimal LastSecond = 253_402_300_799m;

    /// <summary>Converts a state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="converted">The state itself when it is of the type already; null when there is no conversion.</param>
    /// <typeparam name="T">The type to convert to, e.g. <see cref="PercentValue"/>.</typeparam>
    /// <returns>True when there is a conversion.</returns>
    public static bool TryConvert<T>(IState state, [NotNullWhen(true)] out T? converted)
        where T : class, IState
    {
        converted = state as T ?? Convert(state, typeof(T)) as T;
        return converted is not null;
    }

    /// <summary>Converts a state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="target">The type to convert to, e.g. that of <see cref="PercentValue"/>.</param>
    /// <returns>The state itself when it is of the type already; null when there is no conversion.</returns>
    public static IState? Convert(IState state, Type target) =>
        target.IsInstanceOfType(state) ? state
        : target == typeof(OnOff) ? ToOnOff(state)
        : target == typeof(OpenClosed) ? ToOpenClosed(state)
        : target == typeof(UpDown) ? ToUpDown(state)
        : target == typeof(DecimalValue) ? ToDecimal(state)
        : target == typeof(PercentValue) ? ToPercent(state)
        : target == typeof(HsbValue) ? ToHsb(state)
        : target == typeof(DateTimeValue) ? ToDateTime(state)
        : target == typeof(Quantity) || target == typeof(Quantity<Dimensionless>) ? ToQuantity(state)
        : null;

    private static OnOff? ToOnOff(IState state) => state switch
    {
        DecimalValue or PercentValue => OnOff.From(((NumericValue)state).Value != 0m),
        HsbValue color => OnOff.From(color.Brightness != 0m),
        Quantity quantity when decimal.Truncate(quantity.Value) == 0m => OnOff.Off,
        Quantity quantity when ReferenceEquals(quantity.Unit, Percentage) => OnOff.From(quantity.Value > 0m),
        Quantity { Value: 1m } => OnOff.On,
        _ => null,
    };

    private static OpenClosed? ToOpenClosed(IState state) => Position(state) switch
    {
        0m => OpenClosed.Closed,
        1m => OpenClosed.Open,
        _ => null,
    };

    private static UpDown? ToUpDown(IState state) => Position(state) switch
    {
        0m => UpDown.Up,
        1m => UpDown.Down,
        _ => null,
    };

    private static decimal? Position(IState state) => state switch
    {
        DecimalValue number => number.Value,
        PercentValue { Value: 100m } => 1m,
        PercentValue { Value: 0m } => 0m,
        Quantity quantity => quantity.Value,
        _ => null,
    };

    private static DecimalValue? ToDecimal(IState state) => state switch
    {
        PercentValue percent => new(Hundredth(percent.Value)),
        HsbValue color => new(Hundredth(color.Brightness)),
        OnOff onOff => new(onOff.IsOn ? 1m : 0m),
        OpenClosed openClosed => new(openClosed.IsOpen ? 1m : 0m),
        UpDown upDown => new(upDown.IsUp ? 0m : 1m),
        Quantity quantity => new(quantity.Value),
        _ => null,
    };

    private static PercentValue? ToPercent(IState state) => state switch
    {
        DecimalValue { Value: >= 0m and <= 1m } number => new(ExactDecimal.Normalize(number.Value * 100m)),
        HsbValue color => new(color.Brightness),
        OnOff onOff => onOff.IsOn ? PercentValue.Hundred : PercentValue.Zero,
        OpenClosed openClosed => openClosed.IsOpen ? PercentValue.Hundred : PercentValue.Zero,
        UpDown upDown => upDown.IsUp ? PercentValue.Zero : PercentValue.Hundred,
        Quantity quantity when quantity.TryTo(Percentage, out var percent) && percent.Value is >= 0m and <= 100m => new(percent.Value),
        _ => null,
    };

    private static HsbValue? ToHsb(IState state) => state switch
    {
        OnOff onOff => onOff.IsOn ? HsbValue.White : HsbValue.Black,
        DecimalValue or PercentValue or Quantity when (state as PercentValue ?? ToPercent(state)) is { } percent => new(0m, 0m, percent.Value),
        _ => null,
    };

    private static DateTimeValue? ToDateTime(IState state) =>
        state is DecimalValue { Value: >= FirstSecond and <= LastSecond } number
            ? new(DateTimeOffset.UnixEpoch.AddTicks((long)decimal.Floor(number.Value * TimeSpan.TicksPerSecond)))
            : null;

    private static Quantity<Dimensionless>? ToQuantity(IState state) => state is PercentValue percent ? Percentage.Of(percent.Value) : null;

    // Eight digits, rounded up, as openHAB does.
    private static decimal Hundredth(decimal value) => decimal.Ceiling(value * 1_000_000m) / 100_000_000m;
}
