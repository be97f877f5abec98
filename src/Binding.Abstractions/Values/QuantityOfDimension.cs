using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using HomeBinding.Units;

namespace HomeBinding.Values;

/// <summary>
/// A quantity whose dimension the compiler knows, so that adding or comparing amperes with kilowatt hours
/// does not compile.
/// </summary>
/// <typeparam name="TDimension">The marker of the dimension, for example <see cref="ElectricCurrent"/>.</typeparam>
[SuppressMessage(
    "Design",
    "CA1000:Do not declare static members on generic types",
    Justification = "Reading and choosing belong to the type whose dimension they check, as with IParsable.")]
public sealed class Quantity<TDimension> : Quantity
    where TDimension : IDimension<TDimension>
{
    private const string Mixing =
        "The right operand may be of another dimension. Convert it, or cast the left one to Quantity to check at run time.";

    /// <summary>Creates a quantity.</summary>
    /// <param name="value">The number of units.</param>
    /// <param name="unit">The unit.</param>
    public Quantity(decimal value, Unit<TDimension> unit)
        : base(value, unit)
    {
    }

    /// <summary>The unit.</summary>
    public new Unit<TDimension> Unit => (Unit<TDimension>)base.Unit;

    /// <inheritdoc cref="Quantity.op_Addition(Quantity, Quantity)"/>
    public static Quantity<TDimension> operator +(Quantity<TDimension> left, Quantity<TDimension> right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new(Sum(left, right), left.Unit);
    }

    /// <inheritdoc cref="Quantity.op_Subtraction(Quantity, Quantity)"/>
    public static Quantity<TDimension> operator -(Quantity<TDimension> left, Quantity<TDimension> right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new(Difference(left, right), left.Unit);
    }

    /// <summary>Turns the sign of the number round.</summary>
    /// <param name="quantity">The quantity.</param>
    public static Quantity<TDimension> operator -(Quantity<TDimension> quantity)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        return new(-quantity.Value, quantity.Unit);
    }

    /// <summary>Multiplies the number of units.</summary>
    /// <param name="quantity">The quantity.</param>
    /// <param name="factor">The factor.</param>
    /// <exception cref="OverflowException">The result is outside the range of decimal.</exception>
    public static Quantity<TDimension> operator *(Quantity<TDimension> quantity, decimal factor)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        return new(quantity.Value * factor, quantity.Unit);
    }

    /// <summary>Multiplies the number of units.</summary>
    /// <param name="factor">The factor.</param>
    /// <param name="quantity">The quantity.</param>
    /// <exception cref="OverflowException">The result is outside the range of decimal.</exception>
    public static Quantity<TDimension> operator *(decimal factor, Quantity<TDimension> quantity) => quantity * factor;

    /// <summary>Divides the number of units.</summary>
    /// <param name="quantity">The quantity.</param>
    /// <param name="divisor">The divisor.</param>
    /// <exception cref="DivideByZeroException">The divisor is zero.</exception>
    /// <exception cref="OverflowException">The result is outside the range of decimal.</exception>
    public static Quantity<TDimension> operator /(Quantity<TDimension> quantity, decimal divisor)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        return new(quantity.Value / divisor, quantity.Unit);
    }

    /// <summary>How many times the divisor fits, both in the unit of the left quantity: 3 kWh / 1500 Wh is 2.</summary>
    /// <param name="quantity">The quantity.</param>
    /// <param name="divisor">The quantity to divide by.</param>
    /// <exception cref="DivideByZeroException">The divisor is zero.</exception>
    /// <exception cref="OverflowException">The result is outside the range of decimal.</exception>
    public static decimal operator /(Quantity<TDimension> quantity, Quantity<TDimension> divisor)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        ArgumentNullException.ThrowIfNull(divisor);
        return quantity.Value / divisor.In(quantity.Unit);
    }

    /// <summary>Compares for equality.</summary>
    /// <param name="left">One quantity.</param>
    /// <param name="right">The other quantity.</param>
    public static bool operator ==(Quantity<TDimension>? left, Quantity<TDimension>? right) =>
        left is null ? right is null : left.Equals(right);

    /// <summary>Compares for inequality.</summary>
    /// <param name="left">One quantity.</param>
    /// <param name="right">The other quantity.</param>
    public static bool operator !=(Quantity<TDimension>? left, Quantity<TDimension>? right) => !(left == right);

    /// <summary>True when the left quantity is the smaller one.</summary>
    /// <param name="left">One quantity.</param>
    /// <param name="right">The other quantity.</param>
    public static bool operator <(Quantity<TDimension> left, Quantity<TDimension> right) => Compare(left, right) < 0;

    /// <summary>True when the left quantity is the greater one.</summary>
    /// <param name="left">One quantity.</param>
    /// <param name="right">The other quantity.</param>
    public static bool operator >(Quantity<TDimension> left, Quantity<TDimension> right) => Compare(left, right) > 0;

    /// <summary>True when the left quantity is not the greater one.</summary>
    /// <param name="left">One quantity.</param>
    /// <param name="right">The other quantity.</param>
    public static bool operator <=(Quantity<TDimension> left, Quantity<TDimension> right) => Compare(left, right) <= 0;

    /// <summary>True when the left quantity is not the smaller one.</summary>
    /// <param name="left">One quantity.</param>
    /// <param name="right">The other quantity.</param>
    public static bool operator >=(Quantity<TDimension> left, Quantity<TDimension> right) => Compare(left, right) >= 0;

    /// <summary>Refuses at compile time to add a quantity that may be of another dimension.</summary>
    /// <param name="left">One quantity.</param>
    /// <param name="right">The other quantity.</param>
    [Obsolete(Mixing, error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static Quantity operator +(Quantity<TDimension> left, Quantity right) => (Quantity)left + right;

    /// <summary>Refuses at compile time to subtract a quantity that may be of another dimension.</summary>
    /// <param name="left">One quantity.</param>
    /// <param name="right">The other quantity.</param>
    [Obsolete(Mixing, error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static Quantity operator -(Quantity<TDimension> left, Quantity right) => (Quantity)left - right;

    /// <summary>Refuses at compile time to compare a quantity that may be of another dimension.</summary>
    /// <param name="left">One quantity.</param>
    /// <param name="right">The other quantity.</param>
    [Obsolete(Mixing, error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static bool operator <(Quantity<TDimension> left, Quantity right) => (Quantity)left < right;

    /// <summary>Refuses at compile time to compare a quantity that may be of another dimension.</summary>
    /// <param name="left">One quantity.</param>
    /// <param name="right">The other quantity.</param>
    [Obsolete(Mixing, error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static bool operator >(Quantity<TDimension> left, Quantity right) => (Quantity)left > right;

    /// <summary>Refuses at compile time to compare a quantity that may be of another dimension.</summary>
    /// <param name="left">One quantity.</param>
    /// <param name="right">The other quantity.</param>
    [Obsolete(Mixing, error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static bool operator <=(Quantity<TDimension> left, Quantity right) => (Quantity)left <= right;

    /// <summary>Refuses at compile time to compare a quantity that may be of another dimension.</summary>
    /// <param name="left">One quantity.</param>
    /// <param name="right">The other quantity.</param>
    [Obsolete(Mixing, error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static bool operator >=(Quantity<TDimension> left, Quantity right) => (Quantity)left >= right;

    /// <summary>The smaller of two quantities; the first when they are equal.</summary>
    /// <param name="first">One quantity.</param>
    /// <param name="second">The other quantity.</param>
    /// <returns>One of the two.</returns>
    public static Quantity<TDimension> Min(Quantity<TDimension> first, Quantity<TDimension> second) =>
        second < first ? second : first;

    /// <summary>The greater of two quantities; the first when they are equal.</summary>
    /// <param name="first">One quantity.</param>
    /// <param name="second">The other quantity.</param>
    /// <returns>One of the two.</returns>
    public static Quantity<TDimension> Max(Quantity<TDimension> first, Quantity<TDimension> second) =>
        second > first ? second : first;

    /// <summary>Reads a number and a unit of this dimension, for example <c>16 A</c>.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The quantity.</returns>
    /// <exception cref="FormatException">The text is no quantity of this dimension; the message says why.</exception>
    public static new Quantity<TDimension> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text.AsSpan(), out var quantity, out var error) ? quantity : throw new FormatException(error);
    }

    /// <summary>Reads a number and a unit of this dimension, for example <c>16 A</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The quantity, or null when the text is none of this dimension.</param>
    /// <returns>True when the text is a quantity of this dimension.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Quantity<TDimension>? value) =>
        TryParse(text.AsSpan(), out value, out _);

    /// <summary>Reads a number and a unit of this dimension, for example <c>16 A</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="quantity">The quantity, or null when the text is none of this dimension.</param>
    /// <param name="error">What is wrong with the text and what to write instead; null when it is a quantity.</param>
    /// <returns>True when the text is a quantity of this dimension.</returns>
    public static bool TryParse(
        ReadOnlySpan<char> text,
        [NotNullWhen(true)] out Quantity<TDimension>? quantity,
        [NotNullWhen(false)] out string? error)
    {
        quantity = null;
        var dimension = TDimension.Definition;
        if (!TryParse(text, dimension, out var untyped, out error))
        {
            return false;
        }

        quantity = untyped as Quantity<TDimension>;
        error = quantity is null
            ? $"\"{text}\" is a quantity of {untyped.Dimension}; write one of {dimension}, "
                + $"for example in {dimension.DefaultUnit(MeasurementSystem.SI)}."
            : null;
        return quantity is not null;
    }

    /// <summary>Converts to another unit, exactly or to the nearest decimal.</summary>
    /// <param name="target">The unit to convert to.</param>
    /// <returns>The quantity in that unit; this instance when it has that unit already.</returns>
    /// <exception cref="OverflowException">The result is outside the range of decimal.</exception>
    /// <exception cref="DimensionMismatchException">No ratio connects the units, as with <c>dB</c>.</exception>
    public Quantity<TDimension> To(Unit<TDimension> target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return ReferenceEquals(base.Unit, target) ? this : new(In(target), target);
    }

    /// <summary>The number of other units this quantity is, exactly or to the nearest decimal.</summary>
    /// <param name="target">The unit to count.</param>
    /// <returns>The number.</returns>
    /// <exception cref="OverflowException">The result is outside the range of decimal.</exception>
    /// <exception cref="DimensionMismatchException">No ratio connects the units, as with <c>dB</c>.</exception>
    public decimal In(Unit<TDimension> target) => base.Unit.Convert(Value, target);

    /// <summary>The quantity with a number that is not negative.</summary>
    /// <returns>This instance, or one with the sign turned round.</returns>
    public Quantity<TDimension> Abs() => Value < 0m ? -this : this;

    /// <summary>
    /// The quantity itself, or the limit it exceeds. Limits in a reciprocal unit may be in either order, because
    /// 153 mired is hotter than 500 mired.
    /// </summary>
    /// <param name="minimum">The lower limit.</param>
    /// <param name="maximum">The upper limit, not below the lower one.</param>
    /// <returns>This instance or one of the limits.</returns>
    /// <exception cref="ArgumentException">The limits are in the wrong order.</exception>
    public Quantity<TDimension> Clamp(Quantity<TDimension> minimum, Quantity<TDimension> maximum)
    {
        if (minimum > maximum)
        {
            if (!minimum.Unit.IsInverse)
            {
                throw new ArgumentException(
                    $"The lower limit {minimum} is above the upper limit {maximum}.",
                    nameof(minimum));
            }

            (minimum, maximum) = (maximum, minimum);
        }

        return this < minimum ? minimum : this > maximum ? maximum : this;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => base.Equals(obj);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();
}
