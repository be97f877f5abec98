using System.Diagnostics.CodeAnalysis;
using HomeBinding.Values;

namespace HomeBinding.Units;

/// <summary>
/// A unit of measurement of one dimension. There is one instance per unit, so units compare by reference.
/// Named units are in <see cref="Units"/>; units with any SI prefix come from
/// <see cref="TryParse(ReadOnlySpan{char}, out Unit?)"/>.
/// </summary>
public abstract class Unit
{
    private ulong hashFactor;
    private UnitConversion? conversions;

    private protected Unit(UnitDefinition definition)
    {
        Dimension = definition.Dimension;
        Symbol = definition.Symbol;
        Name = definition.Name;
        Aliases = definition.Aliases;
        Scale = definition.Scale;
        IsConvertible = definition.IsConvertible;
    }

    /// <summary>The symbol as it is printed after a value, for example <c>kWh</c> or <c>°C</c>. Unique.</summary>
    public string Symbol { get; }

    /// <summary>The English name in lower case, for example <c>kilowatt hour</c>.</summary>
    public string Name { get; }

    /// <summary>What the unit measures.</summary>
    public Dimension Dimension { get; }

    /// <summary>Other spellings that parse to this unit, for example <c>L</c> for <c>l</c>.</summary>
    public IReadOnlyList<string> Aliases { get; }

    /// <summary>
    /// True for a unit that counts the reciprocal of its dimension, such as <c>mired</c> for a colour temperature:
    /// it converts (500 mired is 2000 K), but has no differences, so it cannot be added to other units.
    /// </summary>
    public bool IsInverse => Scale.IsInverse;

    /// <summary>
    /// False for a unit that no ratio connects with the rest of its dimension, such as <c>dB</c>:
    /// it converts to nothing but itself.
    /// </summary>
    public bool IsConvertible { get; }

    internal UnitScale Scale { get; }

    /// <summary>Finds a unit by symbol or another spelling; any SI prefix is accepted where it makes sense.</summary>
    /// <param name="symbol">The spelling, case-sensitive, for example <c>kWh</c>, <c>µA</c>, <c>m^2</c>.</param>
    /// <param name="unit">The unit, or null when the spelling is unknown.</param>
    /// <returns>True when the spelling is known.</returns>
    public static bool TryParse(ReadOnlySpan<char> symbol, [NotNullWhen(true)] out Unit? unit) =>
        UnitRegistry.TryFind(symbol, preferred: null, out unit);

    /// <summary>
    /// Finds a unit by a spelling that may mean several units: <c>C</c> is coulomb, but a degree Celsius
    /// where a temperature is expected. Falls back to the meaning in any dimension.
    /// </summary>
    /// <param name="symbol">The spelling, case-sensitive.</param>
    /// <param name="preferred">The dimension whose units go first.</param>
    /// <param name="unit">The unit, or null when the spelling is unknown.</param>
    /// <returns>True when the spelling is known, be it in another dimension.</returns>
    public static bool TryParse(ReadOnlySpan<char> symbol, Dimension preferred, [NotNullWhen(true)] out Unit? unit)
    {
        ArgumentNullException.ThrowIfNull(preferred);
        return UnitRegistry.TryFind(symbol, preferred, out unit);
    }

    /// <summary>Creates a quantity of this unit.</summary>
    /// <param name="value">The number of units.</param>
    /// <returns>The quantity; a <see cref="Quantity{TDimension}"/> of this unit's dimension.</returns>
    public abstract Quantity CreateQuantity(decimal value);

    internal abstract TResult Accept<TResult>(IUnitVisitor<TResult> visitor);

    /// <summary>True when values of this unit have a conversion to the other unit.</summary>
    /// <param name="other">The other unit.</param>
    /// <returns>True for units of one dimension that are both <see cref="IsConvertible"/>, and for the unit itself.</returns>
    public bool IsConvertibleTo(Unit other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return ReferenceEquals(this, other)
            || (IsConvertible && other.IsConvertible && ReferenceEquals(Dimension, other.Dimension));
    }

    /// <summary>Converts a number of this unit to another unit, exactly or to the nearest decimal.</summary>
    /// <param name="value">The number of this unit.</param>
    /// <param name="target">The other unit.</param>
    /// <param name="converted">The number of the other unit; 0 when false.</param>
    /// <returns>False when there is no conversion or the result is outside the range of decimal.</returns>
    public bool TryConvert(decimal value, Unit target, out decimal converted)
    {
        ArgumentNullException.ThrowIfNull(target);
        if (ReferenceEquals(this, target))
        {
            converted = value;
            return true;
        }

        converted = 0m;
        return IsConvertibleTo(target) && ConversionTo(target).TryConvert(value, out converted);
    }

    /// <summary>Converts a number of this unit to another unit, exactly or to the nearest decimal.</summary>
    /// <param name="value">The number of this unit.</param>
    /// <param name="target">The other unit.</param>
    /// <returns>The number of the other unit.</returns>
    /// <exception cref="DimensionMismatchException">There is no conversion between the units.</exception>
    /// <exception cref="OverflowException">The result is outside the range of decimal.</exception>
    public decimal Convert(decimal value, Unit target) =>
        TryConvert(value, target, out var converted)
            ? converted
            : throw UnitErrors.CannotConvert(value, this, target);

    /// <summary>The symbol.</summary>
    /// <returns><see cref="Symbol"/>.</returns>
    public override string ToString() => Symbol;

    internal UnitConversion ConversionTo(Unit target)
    {
        var known = conversions;
        for (var conversion = known; conversion is not null; conversion = conversion.Next)
        {
            if (ReferenceEquals(conversion.Target, target))
            {
                return conversion;
            }
        }

        // A race may compute a conversion twice or drop one; either is harmless.
        var created = new UnitConversion(this, target, known);
        conversions = created;
        return created;
    }

    /// <summary>A hash of the value in the dimension's base: equal for equal quantities of different units.</summary>
    internal int HashOf(decimal value)
    {
        var hash = ModularHash.Of(value);
        if (IsInverse)
        {
            hash = ModularHash.Inverse(hash);
        }
        else if (Scale.Shift != 0m)
        {
            hash = ModularHash.Add(hash, ModularHash.Of(Scale.Shift));
        }

        return ModularHash.Multiply(hash, HashFactor()).GetHashCode();
    }

    /// <summary>Compares values of two convertible units exactly.</summary>
    internal int Compare(decimal value, Unit otherUnit, decimal otherValue)
    {
        if (ReferenceEquals(this, otherUnit))
        {
            return IsInverse ? CompareInverse(value, otherValue) : value.CompareTo(otherValue);
        }

        if (ExactDecimal.IsShort(value) && ExactDecimal.IsShort(otherValue))
        {
            var conversion = ConversionTo(otherUnit);
            if (conversion.IsShortRatio)
            {
                return (value * conversion.Multiplier).CompareTo(otherValue * conversion.Divisor);
            }
        }

        return CompareExact(value, otherUnit, otherValue);
    }

    private int CompareExact(decimal value, Unit otherUnit, decimal otherValue)
    {
        var (numerator, denominator) = Scale.ToBase(value);
        var (otherNumerator, otherDenominator) = otherUnit.Scale.ToBase(otherValue);
        return (numerator * otherDenominator).CompareTo(otherNumerator * denominator);
    }

    private int CompareInverse(decimal value, decimal otherValue) =>
        value == otherValue ? 0 : CompareExact(value, this, otherValue);

    private ulong HashFactor()
    {
        var factor = Volatile.Read(ref hashFactor);
        if (factor == 0)
        {
            factor = ModularHash.Factor(Scale);
            Volatile.Write(ref hashFactor, factor);
        }

        return factor;
    }
}
