using System.Numerics;

namespace HomeBinding.Units;

/// <summary>
/// How a value of a unit becomes a value of its dimension's base: (value + shift) × numerator / denominator
/// × 10^exponent, or for an inverse unit the reciprocal, numerator / denominator × 10^exponent / value.
/// Plain numbers, so that building the catalogue costs no big-integer work.
/// </summary>
internal readonly record struct UnitScale(
    decimal Numerator,
    decimal Denominator,
    int Exponent,
    decimal Shift,
    bool IsInverse)
{
    internal UnitScale With(UnitPrefix prefix, int power) =>
        prefix.Rule == PrefixRule.Metric
            ? this with { Exponent = Exponent + (prefix.Exponent * power) }
            : this with { Numerator = Numerator * (1L << prefix.Exponent) };

    /// <summary>The numerator and denominator with the power of ten in them, as whole numbers.</summary>
    internal (BigInteger Numerator, BigInteger Denominator) ToRatio()
    {
        var scale = Math.Max(Numerator.Scale, Denominator.Scale);
        var numerator = ExactDecimal.Scaled(Numerator, scale);
        var denominator = ExactDecimal.Scaled(Denominator, scale);
        if (Exponent >= 0)
        {
            numerator *= BigInteger.Pow(10, Exponent);
        }
        else
        {
            denominator *= BigInteger.Pow(10, -Exponent);
        }

        return (numerator, denominator);
    }

    /// <summary>
    /// The value in the dimension's base as a fraction whose denominator is positive, or zero for
    /// the reciprocal of zero.
    /// </summary>
    internal (BigInteger Numerator, BigInteger Denominator) ToBase(decimal value)
    {
        var (numerator, denominator) = ToRatio();
        var scale = Math.Max(value.Scale, Shift.Scale);
        var shifted = ExactDecimal.Scaled(value, scale) + ExactDecimal.Scaled(Shift, scale);
        var power = ExactDecimal.PowerOfTen(scale);
        if (!IsInverse)
        {
            return (shifted * numerator, denominator * power);
        }

        return shifted.Sign < 0
            ? (-numerator * power, -shifted * denominator)
            : (numerator * power, shifted * denominator);
    }
}
