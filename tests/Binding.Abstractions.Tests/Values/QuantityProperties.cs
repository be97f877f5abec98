using FsCheck.Xunit;
using HomeBinding.Units;
using HomeBinding.Values;

namespace HomeBinding.Binding.Abstractions.Tests.Values;

public sealed class QuantityProperties
{
    [Property(MaxTest = 2000)]
    public void Parse_OfText_GivesTheSameDigitsAndUnit(int low, int middle, int high, bool negative, byte scale, int unit)
    {
        var quantity = Quantity.Of(Samples.Decimal(low, middle, high, negative, scale), Samples.UnitAt(unit));

        var parsed = Quantity.Parse(quantity.ToText());

        Assert.Equal(quantity.ToText(), parsed.ToText());
        Assert.Same(quantity.Unit, parsed.Unit);
        Assert.Equal(quantity.Value, parsed.Value);
    }

    [Property(MaxTest = 2000)]
    public void To_ThereAndBack_LosesAtMostTheLastDigit(int digits, byte scale, int unit, int partner)
    {
        var source = Samples.UnitAt(unit);
        var target = Samples.PartnerOf(source, partner);
        var value = Samples.Small(digits, scale);
        if (source.IsInverse != target.IsInverse || !source.TryConvert(value, target, out var there))
        {
            return;
        }

        var back = target.Convert(there, source);

        var smallest = 0.0000000000000000000000000001m;
        var step = Math.Abs(target.Convert(smallest, source) - target.Convert(0m, source));
        var tolerance = step + smallest + (Math.Abs(value) * 1e-25m) + (source.Dimension.Name == "Temperature" ? 1e-24m : 0m);
        Assert.InRange(back, value - tolerance, value + tolerance);
    }

    [Property(MaxTest = 2000)]
    public void Compare_AgreesWithConversion(int first, int second, byte scale, int unit, int partner)
    {
        var source = Samples.UnitAt(unit);
        var target = Samples.PartnerOf(source, partner);
        if (source.IsInverse
            || target.IsInverse
            || !source.TryConvert(Samples.Small(first, scale), target, out var firstThere)
            || !source.TryConvert(Samples.Small(second, scale), target, out var secondThere))
        {
            return;
        }

        var left = Quantity.Of(Samples.Small(first, scale), source);
        var right = Quantity.Of(Samples.Small(second, scale), source);

        if (left < right)
        {
            Assert.True(firstThere <= secondThere);
        }

        if (firstThere < secondThere)
        {
            Assert.True(left < right);
            Assert.True(Quantity.Of(firstThere, target) < Quantity.Of(secondThere, target));
        }
    }

    [Property(MaxTest = 2000)]
    public void Equality_AcrossUnits_ImpliesEqualHashAndIsSymmetric(int digits, byte scale, int unit, int partner)
    {
        var quantity = Quantity.Of(Samples.Small(digits, scale), Samples.UnitAt(unit));
        var target = Samples.PartnerOf(quantity.Unit, partner);
        if (!quantity.TryTo(target, out var converted))
        {
            return;
        }

        var equal = quantity.Equals(converted);

        Assert.Equal(equal, converted.Equals(quantity));
        Assert.Equal(equal, quantity.CompareTo(converted) == 0);
        Assert.Equal(Math.Sign(quantity.CompareTo(converted)), -Math.Sign(converted.CompareTo(quantity)));
        if (equal)
        {
            Assert.Equal(quantity.GetHashCode(), converted.GetHashCode());
        }
    }

    [Property(MaxTest = 1000)]
    public void Equality_OfPrefixedUnits_Holds(int digits, byte scale)
    {
        var value = Samples.Small(digits, scale);
        var kilo = Quantity.Of(value, HomeBinding.Units.Units.KilowattHour);
        var plain = Quantity.Of(value * 1000m, HomeBinding.Units.Units.WattHour);

        Assert.Equal(kilo, plain);
        Assert.Equal(kilo.GetHashCode(), plain.GetHashCode());
    }

    [Property(MaxTest = 1000)]
    public void Sum_OfExactValues_IsAssociative(int first, int second, int third, byte scale, int unit)
    {
        var target = Samples.UnitAt(unit);
        var a = Quantity.Of(Samples.Small(first, scale), target);
        var b = Quantity.Of(Samples.Small(second, scale), target);
        var c = Quantity.Of(Samples.Small(third, scale), target);

        Assert.Equal(a + (b + c), a + b + c);
        Assert.Equal(a + b, b + a);
        Assert.Equal(a, a + b - b);
    }

    [Property(MaxTest = 2000)]
    public void To_AnyDecimal_EqualsWhenTheRatioIsAPowerOfTen(int low, int middle, bool negative, byte scale)
    {
        var quantity = Quantity.Of(Samples.Decimal(low, middle, 0, negative, (byte)(scale % 20)), HomeBinding.Units.Units.KilowattHour);

        var converted = quantity.To(HomeBinding.Units.Units.WattHour);

        Assert.Equal(quantity, converted);
        Assert.Equal(quantity.Value * 1000m, converted.Value);
        Assert.Equal(quantity.GetHashCode(), converted.GetHashCode());
        Assert.Equal(quantity.Value, converted.To(HomeBinding.Units.Units.KilowattHour).Value);
    }

    [Property(MaxTest = 2000)]
    public void Compare_AnyDecimals_OrdersAsConvertedNumbers(int low, int middle, int high, int otherLow, byte scale, int unit, int partner)
    {
        var source = Samples.UnitAt(unit);
        var target = Samples.PartnerOf(source, partner);
        var left = Quantity.Of(Samples.Decimal(low, middle, high, negative: false, scale), source);
        var right = Quantity.Of(Samples.Decimal(otherLow, middle, high, negative: false, scale), target);
        if (source.IsInverse || target.IsInverse || !left.TryTo(target, out var converted))
        {
            return;
        }

        // Rounding may make different quantities equal, but never turns their order round.
        if (converted.Value != right.Value)
        {
            Assert.Equal(converted.Value < right.Value, left < right);
            Assert.NotEqual(left, right);
        }
    }
}
