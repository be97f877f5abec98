using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace HomeBinding.Values;

/// <summary>A number from 0 to 100 (openHAB <c>PercentType</c>): brightness, volume, how far a shutter is down.</summary>
public sealed class PercentValue : NumericValue, IEquatable<PercentValue>
{
    /// <summary>0, dark or fully up.</summary>
    public static readonly PercentValue Zero = new(0m);

    /// <summary>100, fully bright or fully down.</summary>
    public static readonly PercentValue Hundred = new(100m);

    /// <summary>Creates the value.</summary>
    /// <param name="value">The number, 0 to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 0 or above 100.</exception>
    public PercentValue(decimal value)
    {
        if (value is < 0m or > 100m)
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "A percentage is a number from 0 to 100.");
        }

        Value = value;
    }

    /// <inheritdoc/>
    public override decimal Value { get; }

    /// <summary>Reads a number from 0 to 100, without a percent sign.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The value, or null when the text is none or out of range.</param>
    /// <returns>True when the text is a number from 0 to 100.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out PercentValue? value)
    {
        value = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number is >= 0m and <= 100m
                ? new(number)
                : null;
        return value is not null;
    }

    /// <inheritdoc/>
    public override string ToText() => Value.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public bool Equals(PercentValue? other) => other is not null && Value == other.Value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PercentValue other && Value == other.Value;

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode();
}
