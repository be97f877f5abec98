using HomeBinding.Units;

namespace HomeBinding.Binding.Abstractions.Tests;

/// <summary>Units and numbers for properties that hold for all of them.</summary>
internal static class Samples
{
    internal static IReadOnlyList<Unit> Units { get; } = [.. Dimension.All.SelectMany(dimension => dimension.Units)];

    internal static Unit UnitAt(int index) => Units[(int)((uint)index % (uint)Units.Count)];

    /// <summary>A unit of the same dimension that converts to the given one.</summary>
    internal static Unit PartnerOf(Unit unit, int index)
    {
        var partners = unit.Dimension.Units.Where(unit.IsConvertibleTo).ToList();
        return partners[(int)((uint)index % (uint)partners.Count)];
    }

    /// <summary>Any decimal, with all digits and scales; the generator's numbers are small, so they are spread.</summary>
    internal static decimal Decimal(int low, int middle, int high, bool negative, byte scale) =>
        new(Spread(low), Spread(middle), high % 2 == 0 ? 0 : Spread(high), negative, (byte)(scale % 29));

    /// <summary>A number of about ten digits, as devices send them.</summary>
    internal static decimal Small(int digits, byte scale) =>
        digits % 100_003 * 100_003m * new decimal(1, 0, 0, isNegative: false, (byte)(scale % 7));

    private static int Spread(int seed) => unchecked(seed * (int)0x9E3779B1);
}
