using HomeBinding.Units;
using HomeBinding.Values;
using static HomeBinding.Units.Units;

namespace HomeBinding.Binding.Abstractions.Tests.Values;

public sealed class QuantityTests
{
    [Theory]
    [InlineData("16 A", "16 A")]
    [InlineData("16A", "16 A")]
    [InlineData("  16   A ", "16 A")]
    [InlineData("+16 A", "16 A")]
    [InlineData("-12.5 °C", "-12.5 °C")]
    [InlineData("50%", "50 %")]
    [InlineData("1e3 W", "1000 W")]
    [InlineData("1E-3W", "0.001 W")]
    [InlineData("5 eV", "5 eV")]
    [InlineData("5EV", "5 EV")]
    [InlineData(".5 V", "0.5 V")]
    [InlineData("1.50 kWh", "1.50 kWh")]
    [InlineData("233.4299927 V", "233.4299927 V")]
    [InlineData("3 kOhm", "3 kΩ")]
    [InlineData("-1.5e2 m^2", "-150 m²")]
    public void Parse_Spelling_PrintsCanonically(string text, string expected) =>
        Assert.Equal(expected, Quantity.Parse(text).ToString());

    [Theory]
    [InlineData("", "\"\" does not start with a number. Write a number and a unit, for example \"16 A\" or \"3.5 kWh\".")]
    [InlineData("A", "\"A\" does not start with a number. Write a number and a unit, for example \"16 A\" or \"3.5 kWh\".")]
    [InlineData("NaN W", "\"NaN W\" does not start with a number. Write a number and a unit, for example \"16 A\" or \"3.5 kWh\".")]
    [InlineData("-Infinity W", "\"-Infinity W\" does not start with a number. Write a number and a unit, for example \"16 A\" or \"3.5 kWh\".")]
    [InlineData("5", "\"5\" has no unit. Write a number and a unit, for example \"16 A\" or \"3.5 kWh\".")]
    [InlineData("3 foo", "\"foo\" in \"3 foo\" is not a known unit. Write a number and a unit, for example \"16 A\" or \"3.5 kWh\".")]
    [InlineData("1e40 W", "The number in \"1e40 W\" is outside the range of numbers, about ±7.9e28.")]
    [InlineData("1,5 A", "\"1,5 A\" is not a number with a unit: use a single point as the decimal separator and nothing between thousands.")]
    public void TryParse_BadText_SaysWhatIsWrong(string text, string expected)
    {
        Assert.False(Quantity.TryParse(text, out var quantity, out var error));

        Assert.Null(quantity);
        Assert.Equal(expected, error);
        Assert.Equal(expected, Assert.Throws<FormatException>(() => Quantity.Parse(text)).Message);
    }

    [Fact]
    public void TypedParse_OtherDimension_NamesBoth()
    {
        Assert.False(Quantity<ElectricCurrent>.TryParse("3 kWh", out _, out var error));

        Assert.Equal("\"3 kWh\" is a quantity of Energy; write one of ElectricCurrent, for example in A.", error);
    }

    [Fact]
    public void TypedParse_AmbiguousSpelling_TakesOwnDimension()
    {
        Assert.Equal(20m * Celsius, Quantity<Temperature>.Parse("20 C"));
        Assert.Equal(20m * Coulomb, Quantity.Parse("20 C"));
    }

    [Fact]
    public void To_OtherDimension_NamesBoth()
    {
        Quantity quantity = 16m * Ampere;

        var error = Assert.Throws<DimensionMismatchException>(() => quantity.To(KilowattHour));

        Assert.Equal("Cannot convert 16 A (ElectricCurrent) to kWh (Energy).", error.Message);
        Assert.False(quantity.TryTo(KilowattHour, out _));
    }

    [Fact]
    public void To_OutOfRange_SaysSo()
    {
        var quantity = decimal.MaxValue * KilowattHour;

        var error = Assert.Throws<OverflowException>(() => quantity.To(Joule));

        Assert.Equal(
            "Cannot convert 79228162514264337593543950335 kWh to J: the result is outside the range of numbers.",
            error.Message);
        Assert.False(quantity.TryTo(Joule, out _));
    }

    [Fact]
    public void UntypedOperators_OtherDimension_NameBoth()
    {
        Quantity current = 16m * Ampere;
        Quantity energy = 1m * KilowattHour;

        Assert.Equal(
            "Cannot add 16 A (ElectricCurrent) and 1 kWh (Energy).",
            Assert.Throws<DimensionMismatchException>(() => current + energy).Message);
        Assert.Equal(
            "Cannot subtract 1 kWh (Energy) from 16 A (ElectricCurrent).",
            Assert.Throws<DimensionMismatchException>(() => current - energy).Message);
        Assert.Equal(
            "Cannot compare 16 A (ElectricCurrent) with 1 kWh (Energy).",
            Assert.Throws<DimensionMismatchException>(() => current < energy).Message);
        Assert.False(current == energy);
    }

    [Fact]
    public void Decibel_HasNoRatioToOtherUnits()
    {
        Quantity decibel = 10m * Decibel;

        Assert.Equal(
            "Cannot convert 10 dB to %: dB has no fixed ratio to other units.",
            Assert.Throws<DimensionMismatchException>(() => decibel.To(Percent)).Message);
        Assert.NotEqual(decibel, 10m * One);
        Assert.True((10m * Decibel) < (20m * Decibel));
    }

    [Fact]
    public void Sum_OfTenTenths_IsOne()
    {
        var sum = Enumerable.Repeat(0.1m * KilowattHour, 10).Aggregate((left, right) => left + right);

        Assert.Equal(1m * KilowattHour, sum);
        Assert.Equal("1.0 kWh", sum.ToText());
    }

    [Fact]
    public void Sum_OfMixedUnits_KeepsTheLeftOne()
    {
        Assert.Equal("1.5 kWh", ((1m * KilowattHour) + (500m * WattHour)).ToText());
        Assert.Equal("1500 Wh", ((500m * WattHour) + (1m * KilowattHour)).ToText());
        Assert.Equal("59 min", ((1m * Hour).To(Minute) - (60m * Second)).ToText());
    }

    [Fact]
    public void Temperature_RightOperand_IsADifference()
    {
        Assert.Equal("21 °C", ((20m * Celsius) + (1m * Celsius)).ToText());
        Assert.Equal("21 °C", ((20m * Celsius) + (1.8m * Fahrenheit)).ToText());
        Assert.Equal("21 °C", ((20m * Celsius) + (1m * Kelvin)).ToText());
        Assert.Equal("60 °F", ((70m * Fahrenheit) - (10m * Fahrenheit)).ToText());
    }

    [Fact]
    public void Temperature_ReciprocalUnit_CannotBeAdded()
    {
        var error = Assert.Throws<DimensionMismatchException>(() => (2000m * Kelvin) + (500m * Mired));

        Assert.Contains("reciprocal", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Mired_OrdersAndClampsByTemperature()
    {
        Assert.Equal(500m * Mired, 2000m * Kelvin);
        Assert.Equal((500m * Mired).GetHashCode(), (2000m * Kelvin).GetHashCode());
        Assert.True((500m * Mired) < (2700m * Kelvin));
        Assert.True((500m * Mired) < (153m * Mired));
        Assert.True((0m * Mired) > (1000000m * Kelvin));
        Assert.Equal("500 mired", (600m * Mired).Clamp(153m * Mired, 500m * Mired).ToText());
        Assert.False(((Quantity)(0m * Mired)).TryTo(Kelvin, out _));
    }

    [Fact]
    public void Arithmetic_WithNumbers_KeepsTheUnit()
    {
        Assert.Equal("32 A", ((16m * Ampere) * 2m).ToText());
        Assert.Equal("32 A", (2m * (16m * Ampere)).ToText());
        Assert.Equal("8 A", ((16m * Ampere) / 2m).ToText());
        Assert.Equal("-16 A", (-(16m * Ampere)).ToText());
        Assert.Equal(2m, (3m * KilowattHour) / (1500m * WattHour));
        Assert.Equal(1500m, (1.5m * KilowattHour).In(WattHour));
    }

    [Fact]
    public void MinMaxAbsClamp_AcrossUnits_ChooseByAmount()
    {
        var small = 900m * WattHour;
        var large = 1m * KilowattHour;

        Assert.Same(small, Quantity<Energy>.Min(large, small));
        Assert.Same(large, Quantity<Energy>.Max(small, large));
        Assert.Equal("5 A", (-5m * Ampere).Abs().ToText());
        Assert.Same(large, (2m * KilowattHour).Clamp(small, large));
        Assert.Equal(
            "The lower limit 1 kWh is above the upper limit 900 Wh. (Parameter 'minimum')",
            Assert.Throws<ArgumentException>(() => large.Clamp(large, small)).Message);
    }

    [Fact]
    public void Compare_WithPlainNumber_AsksForAUnit()
    {
        NumericValue quantity = 16m * Ampere;

        var error = Assert.Throws<DimensionMismatchException>(() => quantity > new DecimalValue(5));

        Assert.Equal(
            "Cannot compare 16 A (ElectricCurrent) with 5, which has no unit. Give it one, for example \"5 A\".",
            error.Message);
        Assert.False(quantity.Equals(new DecimalValue(16)));
    }

    [Fact]
    public void Compare_SameUnit_AllocatesNothing()
    {
        var left = 1m * Watt;
        var right = 2m * Watt;
        _ = left < right;

        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = left < right;
        _ = left.Equals(right);
        var compared = GC.GetAllocatedBytesForCurrentThread() - before;
        _ = new Quantity<Power>(1m, Watt);
        var created = GC.GetAllocatedBytesForCurrentThread() - before - compared;

        Assert.Equal(0, compared);
        Assert.InRange(created, 1, 48);
    }
}
