using System.Diagnostics.CodeAnalysis;
using HomeBinding.Units;

namespace HomeBinding.Values;

/// <summary>
/// A number with a unit (openHAB <c>QuantityType</c>), for example 16 A. Equality and order hold across the units of
/// a dimension: 1 kWh equals 1000 Wh. The text keeps the digits the quantity was made with.
/// Every instance is a <see cref="Quantity{TDimension}"/>; this base serves where the dimension is known only at run time.
/// </summary>
public abstract class Quantity : NumericValue, IComparable<Quantity>, IEquatable<Quantity>
{
    private readonly Unit unit;

    private protected Quantity(decimal value, Unit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        Value = value;
        this.unit = unit;
    }

    /// <inheritdoc/>
    public sealed override decimal Value { get; }

    /// <summary>The unit.</summary>
    public Unit Unit => unit;

    /// <summary>What the quantity measures.</summary>
    public Dimension Dimension => unit.Dimension;

    /// <summary>
    /// Adds a quantity of the same dimension; the result has the unit of the left one. In a sum of temperatures
    /// the right one is a difference: 20 °C + 1.8 °F is 21 °C (openHAB's rule).
    /// </summary>
    /// <param name="left">The quantity to add to.</param>
    /// <param name="right">The quantity to add.</param>
    /// <exception cref="DimensionMismatchException">The dimensions differ.</exception>
    /// <exception cref="OverflowException">The result is outside the range of decimal.</exception>
    public static Quantity operator +(Quantity left, Quantity right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return left.unit.CreateQuantity(Sum(left, right));
    }

    /// <summary>
    /// Subtracts a quantity of the same dimension; the result has the unit of the left one. In a subtraction of
    /// temperatures the right one is a difference: 70 °F - 10 °F is 60 °F (openHAB's rule).
    /// </summary>
    /// <param name="left">The quantity to subtract from.</param>
    /// <param name="right">The quantity to subtract.</param>
    /// <exception cref="DimensionMismatchException">The dimensions differ.</exception>
    /// <exception cref="OverflowException">The result is outside the range of decimal.</exception>
    public static Quantity operator -(Quantity left, Quantity right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return left.unit.CreateQuantity(Difference(left, right));
    }

    /// <summary>Compares for equality; quantities of different dimensions are unequal.</summary>
    /// <param name="left">One quantity.</param>
    /// <param name="right">The other quantity.</param>
    public static bool operator ==(Quantity? left, Quantity? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Compares for inequality; quantities of different dimensions are unequal.</summary>
    /// <param name="left">One quantity.</param>
    /// <param name="right">The other quantity.</param>
    public static bool operator !=(Quantity? left, Quantity? right) => !(left == right);

    /// <summary>True when the left quantity is the smaller one.</summary>
    /// <param name="left">One quantity.</param>
    /// <param name="right">The other quantity.</param>
    /// <exception cref="DimensionMismatchException">The dimensions differ.</exception>
    public static bool operator <(Quantity left, Quantity right) => Compare(left, right) < 0;

    /// <summary>True when the left quantity is the greater one.</summary>
    /// <param name="left">One quantity.</param>
    /// <param name="right">The other quantity.</param>
    /// <exception cref="DimensionMismatchException">The dimensions differ.</exception>
    public static bool operator >(Quantity left, Quantity right) => Compare(left, right) > 0;

    /// <summary>True when the left quantity is not the greater one.</summary>
    /// <param name="left">One quantity.</param>
    /// <param name="right">The other quantity.</param>
    /// <exception cref="DimensionMismatchException">The dimensions differ.</exception>
    public static bool operator <=(Quantity left, Quantity right) => Compare(left, right) <= 0;

    /// <summary>True when the left quantity is not the smaller one.</summary>
    /// <param name="left">One quantity.</param>
    /// <param name="right">The other quantity.</param>
    /// <exception cref="DimensionMismatchException">The dimensions differ.</exception>
    public static bool operator >=(Quantity left, Quantity right) => Compare(left, right) >= 0;

    /// <summary>Creates a quantity.</summary>
    /// <param name="value">The number of units.</param>
    /// <param name="unit">The unit.</param>
    /// <returns>A <see cref="Quantity{TDimension}"/> of the dimension of the unit.</returns>
    public static Quantity Of(decimal value, Unit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return unit.CreateQuantity(value);
    }

    /// <summary>Reads a number and a unit, for example <c>16 A</c>, <c>16A</c>, <c>-12.5 °C</c> or <c>1e3 W</c>.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The quantity.</returns>
    /// <exception cref="FormatException">The text is no quantity; the message says why.</exception>
    public static Quantity Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text.AsSpan(), out var quantity, out var error) ? quantity : throw new FormatException(error);
    }

    /// <summary>Reads a number and a unit, for example <c>16 A</c>. A number alone is not a quantity.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The quantity, or null when the text is none.</param>
    /// <returns>True when the text is a quantity.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Quantity? value) =>
        TryParse(text.AsSpan(), out value, out _);

    /// <summary>Reads a number and a unit, for example <c>16 A</c>. A number alone is not a quantity.</summary>
    /// <param name="text">The text.</param>
    /// <param name="quantity">The quantity, or null when the text is none.</param>
    /// <param name="error">What is wrong with the text and what to write instead; null when it is a quantity.</param>
    /// <returns>True when the text is a quantity.</returns>
    public static bool TryParse(
        ReadOnlySpan<char> text,
        [NotNullWhen(true)] out Quantity? quantity,
        [NotNullWhen(false)] out string? error) =>
        QuantityParser.TryParse(text, preferred: null, out quantity, out error);

    /// <summary>
    /// Reads a number and a unit whose spelling may mean several units: <c>20 C</c> is 20 °C where a temperature is
    /// expected and 20 coulomb elsewhere. Units of other dimensions are still read.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="preferred">The dimension whose units go first.</param>
    /// <param name="quantity">The quantity, or null when the text is none.</param>
    /// <param name="error">What is wrong with the text and what to write instead; null when it is a quantity.</param>
    /// <returns>True when the text is a quantity.</returns>
    public static bool TryParse(
        ReadOnlySpan<char> text,
        Dimension preferred,
        [NotNullWhen(true)] out Quantity? quantity,
        [NotNullWhen(false)] out string? error)
    {
        ArgumentNullException.ThrowIfNull(preferred);
        return QuantityParser.TryParse(text, preferred, out quantity, out error);
    }

    /// <summary>Converts to another unit, exactly or to the nearest decimal.</summary>
    /// <param name="target">The unit to convert to.</param>
    /// <returns>The quantity in that unit; this instance when it has that unit already.</returns>
    /// <exception cref="DimensionMismatchException">The unit is of another dimension.</exception>
    /// <exception cref="OverflowException">The result is outside the range of decimal.</exception>
    public Quantity To(Unit target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return ReferenceEquals(unit, target) ? this : target.CreateQuantity(unit.Convert(Value, target));
    }

    /// <summary>Converts to another unit, exactly or to the nearest decimal.</summary>
    /// <param name="target">The unit to convert to.</param>
    /// <param name="converted">The quantity in that unit, or null when it has no value there.</param>
    /// <returns>False when the unit is of another dimension or the result is outside the range of decimal.</returns>
    public bool TryTo(Unit target, [NotNullWhen(true)] out Quantity? converted)
    {
        ArgumentNullException.ThrowIfNull(target);
        if (ReferenceEquals(unit, target))
        {
            converted = this;
            return true;
        }

        converted = unit.TryConvert(Value, target, out var value) ? target.CreateQuantity(value) : null;
        return converted is not null;
    }

    /// <summary>
    /// Orders quantities of one dimension by what they measure; null goes first. 200 mired is therefore less than
    /// 100 mired: it is the lower colour temperature.
    /// </summary>
    /// <param name="other">The other quantity.</param>
    /// <returns>Negative, zero or positive.</returns>
    /// <exception cref="DimensionMismatchException">The dimensions differ.</exception>
    public int CompareTo(Quantity? other)
    {
        if (other is null)
        {
            return 1;
        }

        return unit.IsConvertibleTo(other.unit)
            ? unit.Compare(Value, other.unit, other.Value)
            : throw UnitErrors.CannotCombine("compare", "with", (Value, unit), (other.Value, other.unit));
    }

    /// <summary>True for the same amount, whatever its unit; never across dimensions.</summary>
    /// <param name="other">The other quantity.</param>
    /// <returns>True when equal.</returns>
    public bool Equals(Quantity? other)
    {
        if (other is null)
        {
            return false;
        }

        return ReferenceEquals(unit, other.unit)
            ? Value == other.Value
            : unit.IsConvertibleTo(other.unit) && unit.Compare(Value, other.unit, other.Value) == 0;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Quantity);

    /// <inheritdoc/>
    public override int GetHashCode() => unit.HashOf(Value);

    /// <summary>The number, a space and the symbol of the unit: <c>3.5 kWh</c>.</summary>
    /// <returns>The text, independent of the culture.</returns>
    public sealed override string ToText() => UnitErrors.Text(Value, unit);

    internal static decimal Sum(Quantity left, Quantity right) =>
        left.TryGetDifference(right, out var value)
            ? left.Value + value
            : throw UnitErrors.CannotCombine("add", "and", (left.Value, left.unit), (right.Value, right.unit));

    internal static decimal Difference(Quantity left, Quantity right) =>
        left.TryGetDifference(right, out var value)
            ? left.Value - value
            : throw UnitErrors.CannotCombine("subtract", "from", (right.Value, right.unit), (left.Value, left.unit));

    internal static int Compare(Quantity left, Quantity right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return left.CompareTo(right);
    }

    private bool TryGetDifference(Quantity other, out decimal value)
    {
        value = other.Value;
        if (ReferenceEquals(unit, other.unit))
        {
            return true;
        }

        return other.unit.IsConvertibleTo(unit)
            && other.unit.ConversionTo(unit).TryConvertDifference(other.Value, out value);
    }
}
