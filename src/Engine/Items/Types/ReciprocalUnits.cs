using System.Diagnostics.CodeAnalysis;
using HomeBinding.Units;
using HomeBinding.Values;
using Known = HomeBinding.Units.Units;

namespace HomeBinding.Engine.Items.Types;

/// <summary>Converts between units of one dimension, and between dimensions that are each other's reciprocal (openHAB's <c>toInvertibleUnit</c>).</summary>
internal static class ReciprocalUnits
{
    // In these units the product of the two numbers is 1. Mired and K are of one dimension here.
    private static readonly (Unit First, Unit Second)[] Pairs = [(Known.Second, Known.Hertz), (Known.Ohm, Known.Siemens)];

    public static bool AreReciprocal(Dimension one, Dimension other) => Array.Exists(Pairs, each => Matches(each, one, other) || Matches(each, other, one));

    public static bool TryConvert(Quantity quantity, Unit target, [NotNullWhen(true)] out Quantity? converted)
    {
        if (quantity.Dimension == target.Dimension) return quantity.TryTo(target, out converted);
        foreach (var (first, second) in Pairs)
        {
            if (Matches((first, second), quantity.Dimension, target.Dimension)) return TryInvert(quantity, first, second, target, out converted);
            if (Matches((second, first), quantity.Dimension, target.Dimension)) return TryInvert(quantity, second, first, target, out converted);
        }
        converted = null;
        return false;
    }

    private static bool TryInvert(Quantity quantity, Unit from, Unit to, Unit target, [NotNullWhen(true)] out Quantity? converted)
    {
        converted = null;
        // Below this the reciprocal leaves the range of decimal.
        return quantity.TryTo(from, out var plain) && Math.Abs(plain.Value) >= 1e-27m && to.CreateQuantity(1m / plain.Value).TryTo(target, out converted);
    }

    private static bool Matches((Unit First, Unit Second) pair, Dimension one, Dimension other) => pair.First.Dimension == one && pair.Second.Dimension == other;
}
