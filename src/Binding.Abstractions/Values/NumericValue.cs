using System.Diagnostics.CodeAnalysis;
using HomeBinding.Units;

namespace HomeBinding.Values;

/// <summary>
/// A value with a number in it: <see cref="DecimalValue"/>, <see cref="PercentValue"/> or <see cref="Quantity"/>.
/// Plain numbers compare by number, quantities across the units of one dimension. A plain number does not compare
/// with a quantity, because its unit is unknown.
/// </summary>
public abstract class NumericValue : IState, ICommand, IComparable<NumericValue>
{
    private protected NumericValue()
    {
    }

    /// <summary>The number, in the unit of the value where it has one.</summary>
    public abstract decimal Value { get; }

    /// <summary>Compares for equality; values of different kinds or dimensions are unequal.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator ==(NumericValue? left, NumericValue? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Compares for inequality; values of different kinds or dimensions are unequal.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    public static bool operator !=(NumericValue? left, NumericValue? right) => !(left == right);

    /// <summary>True when the left value is the smaller one.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    /// <exception cref="DimensionMismatchException">The values have no common dimension.</exception>
    public static bool operator <(NumericValue left, NumericValue right) => Compare(left, right) < 0;

    /// <summary>True when the left value is the greater one.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    /// <exception cref="DimensionMismatchException">The values have no common dimension.</exception>
    public static bool operator >(NumericValue left, NumericValue right) => Compare(left, right) > 0;

    /// <summary>True when the left value is not the greater one.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    /// <exception cref="DimensionMismatchException">The values have no common dimension.</exception>
    public static bool operator <=(NumericValue left, NumericValue right) => Compare(left, right) <= 0;

    /// <summary>True when the left value is not the smaller one.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    /// <exception cref="DimensionMismatchException">The values have no common dimension.</exception>
    public static bool operator >=(NumericValue left, NumericValue right) => Compare(left, right) >= 0;

    /// <summary>Orders values; null goes first.</summary>
    /// <param name="other">The other value.</param>
    /// <returns>Negative, zero or positive.</returns>
    /// <exception cref="DimensionMismatchException">The values have no common dimension.</exception>
    public int CompareTo(NumericValue? other) => (this, other) switch
    {
        (_, null) => 1,
        (Quantity quantity, Quantity otherQuantity) => quantity.CompareTo(otherQuantity),
        (Quantity quantity, _) => throw CannotCompare(quantity, other),
        (_, Quantity otherQuantity) => throw CannotCompare(otherQuantity, this),
        _ => Value.CompareTo(other.Value),
    };

    /// <inheritdoc/>
    public abstract string ToText();

    /// <inheritdoc/>
    public abstract override bool Equals(object? obj);

    /// <inheritdoc/>
    public abstract override int GetHashCode();

    /// <inheritdoc cref="ToText"/>
    public sealed override string ToString() => ToText();

    private static int Compare(NumericValue left, NumericValue right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return left.CompareTo(right);
    }

    private static DimensionMismatchException CannotCompare(Quantity quantity, NumericValue number) =>
        new($"Cannot compare {quantity} ({quantity.Dimension}) with {number}, which has no unit. "
            + $"Give it one, for example \"{number} {quantity.Unit}\".");
}
