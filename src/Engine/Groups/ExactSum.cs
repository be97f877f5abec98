using System.Numerics;

namespace HomeBinding.Engine.Groups;

/// <summary>
/// A sum of decimals that is exact whatever is added and taken away, in whatever order. Numbers of everyday size go into 128 bits; the rest, up to
/// 29 digits and 28 places, into a big integer.
/// </summary>
internal sealed class ExactSum
{
    private const int Places = 9;
    private const int MostPlaces = 28;

    // With nine places behind the point these are less than 2^96 each, so that 2^31 of them fit.
    private const decimal Everyday = 10_000_000_000_000_000_000m;

    private static readonly BigInteger Largest = new(decimal.MaxValue);
    private static readonly Int128 LargestMantissa = (Int128)decimal.MaxValue;

    private Int128 _sum;
    private BigInteger _rest;

    public void Add(decimal value) => Add(value, 1);

    public void Subtract(decimal value) => Add(value, -1);

    /// <summary>The sum divided by a number, to the nearest decimal; false if it is outside the range of decimal.</summary>
    public bool TryDivide(int divisor, out decimal quotient)
    {
        if (_rest.IsZero && Int128.Abs(_sum) <= LargestMantissa)
        {
            quotient = Normalize(ToDecimal((UInt128)Int128.Abs(_sum), _sum < 0, Places) / divisor);
            return true;
        }
        var numerator = ((BigInteger)_sum * BigInteger.Pow(10, MostPlaces - Places)) + _rest;
        return TryDivide(numerator, BigInteger.Pow(10, MostPlaces) * divisor, out quotient);
    }

    /// <summary>The decimal nearest to a fraction; ties go to the even one.</summary>
    internal static bool TryDivide(BigInteger numerator, BigInteger denominator, out decimal quotient)
    {
        for (var places = MostPlaces; places >= 0; places--)
        {
            var mantissa = Round(BigInteger.Abs(numerator) * BigInteger.Pow(10, places), denominator);
            if (mantissa > Largest) continue;
            quotient = Normalize(ToDecimal((UInt128)mantissa, numerator.Sign < 0, places));
            return true;
        }
        quotient = 0m;
        return false;
    }

    private static BigInteger Round(BigInteger numerator, BigInteger denominator)
    {
        var quotient = BigInteger.DivRem(numerator, denominator, out var remainder);
        var order = (remainder * 2).CompareTo(denominator);
        return order > 0 || (order == 0 && !quotient.IsEven) ? quotient + 1 : quotient;
    }

    private void Add(decimal value, int sign)
    {
        Span<int> bits = stackalloc int[4];
        _ = decimal.GetBits(value, bits);
        var mantissa = (Int128)new UInt128((uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
        if (value < 0m) sign = -sign;
        if (value.Scale <= Places && Math.Abs(value) < Everyday)
        {
            for (var places = value.Scale; places < Places; places++) mantissa *= 10;
            _sum += sign * mantissa;
        }
        else
        {
            _rest += sign * (BigInteger)mantissa * BigInteger.Pow(10, MostPlaces - value.Scale);
        }
    }

    private static decimal ToDecimal(UInt128 mantissa, bool negative, int places) =>
        new((int)(uint)mantissa, (int)(uint)(mantissa >> 32), (int)(uint)(mantissa >> 64), negative, (byte)places);

    // Without zeros at the end.
    private static decimal Normalize(decimal value) => value / 1.0000000000000000000000000000m;
}
