using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace HomeBinding.Values;

/// <summary>
/// A plain number (openHAB <c>DecimalType</c>). Equality is numeric, 1.0 equals 1; the text keeps the
/// digits it was made with, 1.50 stays <c>1.50</c>.
/// </summary>
public sealed class DecimalValue : NumericValue, IEquatable<DecimalValue>
{
    /// <summary>Creates the number.</summary>
    /// <param name="value">The number.</param>
    public DecimalValue(decimal value) => Value = value;

    /// <inheritdoc/>
    public override decimal Value { get; }

    /// <summary>Wraps a number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator DecimalValue(decimal value) => new(value);

    /// <summary>Wraps a number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator DecimalValue(int value) => new(value);

    /// <summary>Adds two numbers.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">The other number.</param>
    /// <exception cref="OverflowException">The result is outside the range of decimal.</exception>
    public static DecimalValue operator +(DecimalValue left, DecimalValue right) => new(left.Value + right.Value);

    /// <summary>Subtracts a number.</summary>
    /// <param name="left">The number to subtract from.</param>
    /// <param name="right">The number to subtract.</param>
    /// <exception cref="OverflowException">The result is outside the range of decimal.</exception>
    public static DecimalValue operator -(DecimalValue left, DecimalValue right) => new(left.Value - right.Value);

    /// <summary>Turns the sign round.</summary>
    /// <param name="value">The number.</param>
    public static DecimalValue operator -(DecimalValue value) => new(-value.Value);

    /// <summary>Multiplies two numbers.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">The other number.</param>
    /// <exception cref="OverflowException">The result is outside the range of decimal.</exception>
    public static DecimalValue operator *(DecimalValue left, DecimalValue right) => new(left.Value * right.Value);

    /// <summary>Divides a number.</summary>
    /// <param name="left">The number to divide.</param>
    /// <param name="right">The number to divide by.</param>
    /// <exception cref="DivideByZeroException">The divisor is zero.</exception>
    /// <exception cref="OverflowException">The result is outside the range of decimal.</exception>
    public static DecimalValue operator /(DecimalValue left, DecimalValue right) => new(left.Value / right.Value);

    /// <summary>
    /// Reads a number with a point as decimal separator, an optional sign and an optional exponent,
    /// for example <c>-1.5</c> or <c>1e3</c>.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The number, or null when the text is none or out of range.</param>
    /// <returns>True when the text is a number.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out DecimalValue? value)
    {
        value = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? new(number) : null;
        return value is not null;
    }

    /// <inheritdoc/>
    public override string ToText() => Value.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public bool Equals(DecimalValue? other) => other is not null && Value == other.Value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is DecimalValue other && Value == other.Value;

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode();
}
