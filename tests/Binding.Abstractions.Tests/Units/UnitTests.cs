using System.Reflection;
using HomeBinding.Units;
using HomeBinding.Values;
using static HomeBinding.Units.Units;

namespace HomeBinding.Binding.Abstractions.Tests.Units;

public sealed class UnitTests
{
    [Theory]
    [InlineData("A", "A", "ElectricCurrent")]
    [InlineData("mA", "mA", "ElectricCurrent")]
    [InlineData("kA", "kA", "ElectricCurrent")]
    [InlineData("\u00B5F", "\u00B5F", "ElectricCapacitance")]
    [InlineData("\u03BCF", "\u00B5F", "ElectricCapacitance")]
    [InlineData("uF", "\u00B5F", "ElectricCapacitance")]
    [InlineData("GWh", "GWh", "Energy")]
    [InlineData("MHz", "MHz", "Frequency")]
    [InlineData("hPa", "hPa", "Pressure")]
    [InlineData("Ohm", "Ω", "ElectricResistance")]
    [InlineData("\u2126", "Ω", "ElectricResistance")]
    [InlineData("kOhm", "kΩ", "ElectricResistance")]
    [InlineData("m^2", "m²", "Area")]
    [InlineData("cm^3", "cm³", "Volume")]
    [InlineData("m3/h", "m³/h", "VolumetricFlowRate")]
    [InlineData("L", "l", "Volume")]
    [InlineData("mL", "ml", "Volume")]
    [InlineData("L/min", "l/min", "VolumetricFlowRate")]
    [InlineData("deg", "°", "Angle")]
    [InlineData("KiB", "KiB", "DataAmount")]
    [InlineData("Mbps", "Mbit/s", "DataTransferRate")]
    [InlineData("ft", "ft", "Length")]
    [InlineData("min", "min", "Time")]
    [InlineData("cd", "cd", "LuminousIntensity")]
    [InlineData("dB", "dB", "Dimensionless")]
    [InlineData("dBm", "dBm", "Power")]
    [InlineData("µg/m³", "µg/m³", "Density")]
    [InlineData("µSv/h", "µSv/h", "RadiationDoseRate")]
    [InlineData("µS/cm", "µS/cm", "ElectricConductivity")]
    [InlineData("kVAh", "kVAh", "Energy")]
    [InlineData("€/kWh", "EUR/kWh", "EnergyPrice")]
    [InlineData(" W ", "W", "Power")]
    public void TryParse_Spelling_FindsUnit(string spelling, string symbol, string dimension)
    {
        Assert.True(Unit.TryParse(spelling, out var unit));

        Assert.Equal(symbol, unit.Symbol);
        Assert.Equal(dimension, unit.Dimension.Name);
        Assert.True(Unit.TryParse(spelling, out var again));
        Assert.Same(unit, again);
    }

    [Theory]
    [InlineData("")]
    [InlineData("foo")]
    [InlineData("a")]
    [InlineData("kmin")]
    [InlineData("KiA")]
    [InlineData("kkW")]
    [InlineData("KW")]
    public void TryParse_UnknownSpelling_IsFalse(string spelling) => Assert.False(Unit.TryParse(spelling, out _));

    [Theory]
    [InlineData("C", "Temperature", "°C")]
    [InlineData("F", "Temperature", "°F")]
    [InlineData("C", "ElectricCharge", "C")]
    [InlineData("C", "Power", "C")]
    [InlineData("kW", "Temperature", "kW")]
    public void TryParse_PreferredDimension_GoesFirst(string spelling, string dimension, string symbol)
    {
        Assert.True(Dimension.TryGet(dimension, out var preferred));

        Assert.True(Unit.TryParse(spelling, preferred, out var unit));

        Assert.Equal(symbol, unit.Symbol);
    }

    [Fact]
    public void Units_EachNamedOne_IsInTheCatalogueUnderItsSymbol()
    {
        var properties = typeof(HomeBinding.Units.Units).GetProperties(BindingFlags.Public | BindingFlags.Static);

        Assert.NotEmpty(properties);
        foreach (var property in properties)
        {
            var unit = Assert.IsAssignableFrom<Unit>(property.GetValue(null));
            Assert.True(Unit.TryParse(unit.Symbol, out var parsed));
            Assert.Same(unit, parsed);
            Assert.Contains(unit, unit.Dimension.Units);
            Assert.NotEmpty(unit.Name);
        }
    }

    [Fact]
    public void Aliases_OfEachUnit_ParseToItInItsDimension()
    {
        foreach (var unit in Samples.Units)
        {
            foreach (var alias in unit.Aliases)
            {
                Assert.True(Unit.TryParse(alias, unit.Dimension, out var parsed));
                Assert.Same(unit, parsed);
            }
        }
    }

    [Theory]
    [InlineData("1 kWh", "Wh", "1000")]
    [InlineData("1 kWh", "J", "3600000")]
    [InlineData("3600 Ws", "Wh", "1")]
    [InlineData("32 °F", "°C", "0")]
    [InlineData("212 °F", "°C", "100")]
    [InlineData("-40 °C", "°F", "-40")]
    [InlineData("20.5 °C", "K", "293.65")]
    [InlineData("500 mired", "K", "2000")]
    [InlineData("2000 K", "mired", "500")]
    [InlineData("1 d", "h", "24")]
    [InlineData("1 y", "d", "365.2425")]
    [InlineData("36 km/h", "m/s", "10")]
    [InlineData("1 mi", "ft", "5280")]
    [InlineData("1 km²", "ha", "100")]
    [InlineData("1 m³", "l", "1000")]
    [InlineData("1 dm³", "l", "1")]
    [InlineData("1 KiB", "B", "1024")]
    [InlineData("1 MB", "kbit", "8000")]
    [InlineData("1 GiB", "MiB", "1024")]
    [InlineData("50 %", "one", "0.5")]
    [InlineData("1 bar", "hPa", "1000")]
    [InlineData("60 rpm", "Hz", "1")]
    [InlineData("1 S/m", "µS/cm", "10000")]
    [InlineData("1 mg/l", "g/m³", "1")]
    [InlineData("1 lb", "g", "453.59237")]
    [InlineData("180 °", "'", "10800")]
    [InlineData("1 h", "min", "60")]
    [InlineData("0.30 EUR/kWh", "EUR/MWh", "300")]
    [InlineData("1 m", "in", "39.370078740157480314960629921")]
    [InlineData("1 s", "min", "0.0166666666666666666666666667")]
    public void To_OtherUnit_IsExactOrNearest(string text, string symbol, string expected)
    {
        var quantity = Quantity.Parse(text);
        Assert.True(Unit.TryParse(symbol, out var unit));

        Assert.Equal($"{expected} {symbol}", quantity.To(unit).ToText());
    }

    [Fact]
    public void Of_And_Times_CreateTypedQuantity()
    {
        Quantity<ElectricCurrent> product = 16m * Ampere;

        Assert.Equal(product, Ampere.Of(16));
        Assert.IsType<Quantity<ElectricCurrent>>(((Unit)Ampere).CreateQuantity(16));
        Assert.Same(Ampere, product.Unit);
    }

    [Fact]
    public void Name_OfPrefixedUnit_ReadsAsEnglish()
    {
        Assert.Equal("kilowatt hour", KilowattHour.Name);
        Assert.Equal("square kilometre", SquareKilometre.Name);
        Assert.Equal("cubic centimetre", CubicCentimetre.Name);
    }

    [Fact]
    public async Task TryParse_FromManyThreads_GivesOneInstance()
    {
        var found = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() =>
            Unit.TryParse("fPa", out var unit) ? unit : null)));

        Assert.NotNull(found[0]);
        Assert.All(found, unit => Assert.Same(found[0], unit));
    }
}
