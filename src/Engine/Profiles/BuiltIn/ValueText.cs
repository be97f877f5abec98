using System.Diagnostics.CodeAnalysis;
using HomeBinding.Configuration;
using HomeBinding.Values;

namespace HomeBinding.Engine.Profiles.BuiltIn;

/// <summary>Reads the parameters of profiles that are numbers with or without a unit, and durations.</summary>
internal static class ValueText
{
    private const string Seconds = "s";

    /// <summary>Reads <c>5</c> or <c>5 °C</c>.</summary>
    public static bool TryNumber(string? text, [NotNullWhen(true)] out NumericValue? value)
    {
        value = DecimalValue.TryParse(text, out var number) ? number
            : Quantity.TryParse(text, out var quantity) ? quantity
            : null;
        return value is not null;
    }

    public static NumericValue Number(string text) => TryNumber(text, out var value) ? value : throw new FormatException($"'{text}' is no number.");

    /// <summary>Reads <c>500</c>, which are milliseconds, <c>500 ms</c> or <c>5 min</c>; more than nothing.</summary>
    public static bool TryDuration(string? text, out TimeSpan duration)
    {
        duration = default;
        if (!TryNumber(text, out var value)) return false;
        if (value is Quantity quantity)
        {
            if (!quantity.TryTo(Units.Units.Second, out var seconds)) return false;
            value = new DecimalValue(seconds.Value * 1000m);
        }
        if (value.Value <= 0m || value.Value > (decimal)TimeSpan.FromDays(365).TotalMilliseconds) return false;
        duration = TimeSpan.FromTicks((long)(value.Value * TimeSpan.TicksPerMillisecond));
        return duration > TimeSpan.Zero;
    }

    public static TimeSpan Duration(string text) => TryDuration(text, out var duration) ? duration : throw new FormatException($"'{text}' is no duration.");

    public static IEnumerable<ConfigError> CheckNumber(string parameter, string? text) =>
        text is null || TryNumber(text, out _) ? [] : [new ConfigError(parameter, $"'{parameter}' is '{text}'; expected a number, or a number and a unit, e.g. 5 or 5 °C.")];

    public static IEnumerable<ConfigError> CheckDuration(string parameter, string text) =>
        TryDuration(text, out _) ? [] : [new ConfigError(parameter, $"'{parameter}' is '{text}'; expected a time, e.g. 500 ms, 5 {Seconds} or 2 min; a bare number means milliseconds.")];
}
