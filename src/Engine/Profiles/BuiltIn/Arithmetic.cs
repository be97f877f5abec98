using System.Diagnostics.CodeAnalysis;
using HomeBinding.Values;

namespace HomeBinding.Engine.Profiles.BuiltIn;

/// <summary>What profiles do with numbers that have or have no unit.</summary>
internal static class Arithmetic
{
    /// <summary>
    /// A number plus an offset, which of temperatures is a difference. An offset without unit is in the unit of the number. False if the two have no
    /// common dimension or the result is no decimal.
    /// </summary>
    public static bool TryShift(NumericValue value, NumericValue offset, bool back, [NotNullWhen(true)] out NumericValue? shifted)
    {
        shifted = null;
        try
        {
            switch (value, offset)
            {
                case (Quantity quantity, Quantity other):
                    if (!other.Unit.IsConvertibleTo(quantity.Unit)) return false;
                    shifted = back ? quantity - other : quantity + other;
                    break;
                case (Quantity quantity, _):
                    shifted = quantity.Unit.CreateQuantity(back ? quantity.Value - offset.Value : quantity.Value + offset.Value);
                    break;
                case (_, Quantity):
                    return false;
                default:
                    shifted = Like(value, back ? value.Value - offset.Value : value.Value + offset.Value);
                    break;
            }
            return true;
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    /// <summary>A number of the same kind and unit; a percentage only while it is one.</summary>
    public static NumericValue Like(NumericValue value, decimal number) => value switch
    {
        Quantity quantity => quantity.Unit.CreateQuantity(number),
        PercentValue when number is >= 0m and <= 100m => new PercentValue(number),
        _ => new DecimalValue(number),
    };

    /// <summary>Compares with a bound, which without unit is in the unit of the number. Null if the two have no common dimension.</summary>
    public static int? Compare(NumericValue value, NumericValue bound) => (value, bound) switch
    {
        (Quantity quantity, Quantity other) => quantity.Unit.IsConvertibleTo(other.Unit) ? quantity.CompareTo(other) : null,
        _ => value.Value.CompareTo(bound.Value),
    };

    /// <summary>The number in the unit of another one; null if there is no conversion.</summary>
    public static decimal? In(NumericValue value, NumericValue unitOf) => (value, unitOf) switch
    {
        (Quantity quantity, Quantity other) => quantity.TryTo(other.Unit, out var converted) ? converted.Value : null,
        (Quantity, _) or (_, Quantity) => null,
        _ => value.Value,
    };
}
