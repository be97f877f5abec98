using System.Numerics;

namespace HomeBinding.Units;

/// <summary>
/// The conversion between two units of one dimension: (a·v + b) / (c·v + d) with whole numbers in lowest terms.
/// One form covers plain ratios (b = c = 0), offsets such as °C to °F (c = 0) and reciprocals such as mired to K.
/// Links to the next conversion known from the same unit.
/// </summary>
internal sealed class UnitConversion
{
    private readonly BigInteger a;
    private readonly BigInteger b;
    private readonly BigInteger c;
    private readonly BigInteger d;
    private readonly decimal multiplier;
    private readonly decimal summand;
    private readonly decimal divisor;

    internal UnitConversion(Unit source, Unit target, UnitConversion? next)
    {
        Target = target;
        Next = next;

        var (fromA, fromB, fromC, fromD) = ToBase(source.Scale);
        var (toA, toB, toC, toD) = ToBase(target.Scale);

        // The inverse of a 2×2 matrix is its adjugate up to a factor, and factors cancel here.
        a = (toD * fromA) - (toB * fromC);
        b = (toD * fromB) - (toB * fromD);
        c = (toA * fromC) - (toC * fromA);
        d = (toA * fromD) - (toC * fromB);

        var divider = BigInteger.GreatestCommonDivisor(
            BigInteger.GreatestCommonDivisor(a, b),
            BigInteger.GreatestCommonDivisor(c, d));
        if (d.Sign < 0 || (d.IsZero && c.Sign < 0))
        {
            divider = -divider;
        }

        a /= divider;
        b /= divider;
        c /= divider;
        d /= divider;

        if (c.IsZero && a <= uint.MaxValue && d <= uint.MaxValue && BigInteger.Abs(b) <= int.MaxValue)
        {
            multiplier = (decimal)a;
            summand = (decimal)b;
            divisor = (decimal)d;
        }
    }

    internal Unit Target { get; }

    internal UnitConversion? Next { get; }

    /// <summary>A pure ratio whose terms fit 32 bits: comparing a·x with d·y is then exact for short x and y.</summary>
    internal bool IsShortRatio => divisor != 0m && summand == 0m;

    internal decimal Multiplier => multiplier;

    internal decimal Divisor => divisor;

    /// <summary>Converts; the result is exact, or rounded to the nearest decimal.</summary>
    /// <returns>False when the result is outside the range of decimal.</returns>
    internal bool TryConvert(decimal value, out decimal result)
    {
        if (divisor != 0m && ExactDecimal.IsShort(value) && TryScale(value, out var scaled))
        {
            result = ExactDecimal.Normalize(scaled / divisor);
            return true;
        }

        var power = ExactDecimal.PowerOfTen(value.Scale);
        var mantissa = ExactDecimal.Mantissa(value);
        return ExactDecimal.TryFromFraction((a * mantissa) + (b * power), (c * mantissa) + (d * power), out result);
    }

    /// <summary>Converts a difference: the offsets of the units play no part.</summary>
    /// <returns>False when the result is outside the range of decimal, or a unit is a reciprocal.</returns>
    internal bool TryConvertDifference(decimal value, out decimal result)
    {
        if (!c.IsZero)
        {
            result = 0m;
            return false;
        }

        return ExactDecimal.TryFromFraction(
            a * ExactDecimal.Mantissa(value),
            d * ExactDecimal.PowerOfTen(value.Scale),
            out result);
    }

    private static (BigInteger A, BigInteger B, BigInteger C, BigInteger D) ToBase(UnitScale scale)
    {
        var (numerator, denominator) = scale.ToRatio();
        if (scale.IsInverse)
        {
            return (0, numerator, denominator, 0);
        }

        var places = scale.Shift.Scale;
        var power = ExactDecimal.PowerOfTen(places);
        return (numerator * power, numerator * ExactDecimal.Scaled(scale.Shift, places), 0, denominator * power);
    }

    private bool TryScale(decimal value, out decimal scaled)
    {
        // 64 bits times 32 bits always fit the 96 bits of a decimal.
        scaled = value * multiplier;
        if (summand == 0m)
        {
            return true;
        }

        if (value.Scale > 8 || Math.Abs(scaled) > 1e18m)
        {
            return false;
        }

        scaled += summand;
        return true;
    }
}
