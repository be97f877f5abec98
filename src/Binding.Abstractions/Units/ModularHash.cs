namespace HomeBinding.Units;

/// <summary>
/// Hashes of fractions that agree whenever the fractions are equal, whatever they were computed from:
/// p/q is p·q⁻¹ in the field of integers modulo the prime 2⁶¹ − 1. This makes 1 kWh and 1000 Wh hash alike
/// without reducing fractions.
/// </summary>
internal static class ModularHash
{
    private const ulong Prime = (1UL << 61) - 1;

    private static readonly ulong InverseOfTen = Inverse(10);

    internal static ulong Of(decimal value)
    {
        var magnitude = (ulong)(ExactDecimal.Magnitude(value) % Prime);
        var hash = value.Scale == 0 ? magnitude : Multiply(magnitude, Power(InverseOfTen, (ulong)value.Scale));
        return value < 0m && hash != 0 ? Prime - hash : hash;
    }

    internal static ulong Factor(UnitScale scale)
    {
        var ratio = Multiply(Of(scale.Numerator), Inverse(Of(scale.Denominator)));
        var power = scale.Exponent >= 0
            ? Power(10, (ulong)scale.Exponent)
            : Power(InverseOfTen, (ulong)-scale.Exponent);
        return Multiply(ratio, power);
    }

    internal static ulong Add(ulong left, ulong right) => (left + right) % Prime;

    internal static ulong Multiply(ulong left, ulong right) => (ulong)((UInt128)left * right % Prime);

    /// <summary>The multiplicative inverse; 0 for 0.</summary>
    internal static ulong Inverse(ulong value) => Power(value, Prime - 2);

    private static ulong Power(ulong value, ulong exponent)
    {
        var result = 1UL;
        for (; exponent != 0; exponent >>= 1)
        {
            if ((exponent & 1) != 0)
            {
                result = Multiply(result, value);
            }

            value = Multiply(value, value);
        }

        return result;
    }
}
