using System.Numerics;

namespace HomeBinding.Units;

/// <summary>Exact arithmetic between <see cref="decimal"/> and fractions of whole numbers.</summary>
internal static class ExactDecimal
{
    private const int MaximumScale = 28;

    private static readonly BigInteger MaximumMantissa = new(decimal.MaxValue);

    internal static BigInteger PowerOfTen(int exponent) => BigInteger.Pow(10, exponent);

    /// <summary>value × 10^scale; scale is at least the scale of the value.</summary>
    internal static BigInteger Scaled(decimal value, int scale) =>
        Mantissa(value) * PowerOfTen(scale - value.Scale);

    /// <summary>The digits of the value without its decimal point, signed.</summary>
    internal static BigInteger Mantissa(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        _ = decimal.GetBits(value, bits);
        return new BigInteger(new decimal(bits[0], bits[1], bits[2], isNegative: bits[3] < 0, scale: 0));
    }

    /// <summary>The digits of the value without its decimal point and sign.</summary>
    internal static UInt128 Magnitude(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        _ = decimal.GetBits(value, bits);
        return new UInt128((uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
    }

    /// <summary>True when the digits of the value fit 64 bits, so that a product with 32 bits is exact.</summary>
    internal static bool IsShort(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        _ = decimal.GetBits(value, bits);
        return bits[2] == 0;
    }

    /// <summary>The same number without trailing zeros after the point.</summary>
    internal static decimal Normalize(decimal value) => value / 1.0000000000000000000000000000m;

    /// <summary>
    /// The decimal nearest to a fraction (ties to even), without trailing zeros.
    /// False when it is outside the range of decimal or the denominator is zero.
    /// </summary>
    internal static bool TryFromFraction(BigInteger numerator, BigInteger denominator, out decimal value)
    {
        value = 0m;
        if (denominator.IsZero)
        {
            return false;
        }

        if (numerator.IsZero)
        {
            return true;
        }

        var negative = numerator.Sign * denominator.Sign < 0;
        numerator = BigInteger.Abs(numerator);
        denominator = BigInteger.Abs(denominator);
        var whole = numerator / denominator;
        if (whole > MaximumMantissa)
        {
            return false;
        }

        var wholeDigits = whole.IsZero ? 0 : (int)BigInteger.Log10(whole);
        for (var scale = MaximumScale - wholeDigits; scale >= 0; scale--)
        {
            var mantissa = DivideRounded(numerator * PowerOfTen(scale), denominator);
            if (mantissa <= MaximumMantissa)
            {
                var bits = (UInt128)mantissa;
                value = Normalize(
                    new decimal((int)(uint)bits, (int)(uint)(bits >> 32), (int)(uint)(bits >> 64), negative, (byte)scale));
                return true;
            }
        }

        return false;
    }

    private static BigInteger DivideRounded(BigInteger numerator, BigInteger denominator)
    {
        var quotient = BigInteger.DivRem(numerator, denominator, out var remainder);
        var order = (remainder * 2).CompareTo(denominator);
        return order > 0 || (order == 0 && !quotient.IsEven) ? quotient + 1 : quotient;
    }
}
