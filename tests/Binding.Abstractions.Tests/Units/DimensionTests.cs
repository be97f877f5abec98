using HomeBinding.Units;

namespace HomeBinding.Binding.Abstractions.Tests.Units;

public sealed class DimensionTests
{
    [Theory]
    [InlineData("Acceleration", "m/s²", "m/s²")]
    [InlineData("AmountOfSubstance", "mol", "mol")]
    [InlineData("Angle", "°", "°")]
    [InlineData("Area", "m²", "ft²")]
    [InlineData("ArealDensity", "DU", "DU")]
    [InlineData("CalorificValue", "kWh/m³", "kWh/m³")]
    [InlineData("CatalyticActivity", "kat", "kat")]
    [InlineData("Currency", "EUR", "EUR")]
    [InlineData("DataAmount", "B", "B")]
    [InlineData("DataTransferRate", "Mbit/s", "Mbit/s")]
    [InlineData("Density", "kg/m³", "kg/m³")]
    [InlineData("Dimensionless", "one", "one")]
    [InlineData("ElectricCapacitance", "F", "F")]
    [InlineData("ElectricCharge", "C", "C")]
    [InlineData("ElectricConductance", "S", "S")]
    [InlineData("ElectricConductivity", "S/m", "S/m")]
    [InlineData("ElectricCurrent", "A", "A")]
    [InlineData("ElectricInductance", "H", "H")]
    [InlineData("ElectricPotential", "V", "V")]
    [InlineData("ElectricResistance", "Ω", "Ω")]
    [InlineData("EmissionIntensity", "g/kWh", "g/kWh")]
    [InlineData("Energy", "kWh", "kWh")]
    [InlineData("EnergyPrice", "EUR/kWh", "EUR/kWh")]
    [InlineData("Force", "N", "N")]
    [InlineData("Frequency", "Hz", "Hz")]
    [InlineData("Illuminance", "lx", "lx")]
    [InlineData("Intensity", "W/m²", "W/m²")]
    [InlineData("Length", "m", "in")]
    [InlineData("LuminousFlux", "lm", "lm")]
    [InlineData("LuminousIntensity", "cd", "cd")]
    [InlineData("MagneticFlux", "Wb", "Wb")]
    [InlineData("MagneticFluxDensity", "T", "T")]
    [InlineData("Mass", "kg", "lb")]
    [InlineData("Power", "W", "W")]
    [InlineData("Pressure", "hPa", "inHg")]
    [InlineData("RadiantExposure", "J/m²", "J/m²")]
    [InlineData("RadiationDoseAbsorbed", "Gy", "Gy")]
    [InlineData("RadiationDoseEffective", "Sv", "Sv")]
    [InlineData("RadiationDoseRate", "Sv/h", "Sv/h")]
    [InlineData("RadiationSpecificActivity", "Bq/m³", "Bq/m³")]
    [InlineData("Radioactivity", "Bq", "Bq")]
    [InlineData("SolidAngle", "sr", "sr")]
    [InlineData("Speed", "km/h", "mph")]
    [InlineData("Temperature", "°C", "°F")]
    [InlineData("Time", "s", "s")]
    [InlineData("Volume", "m³", "gal")]
    [InlineData("VolumePrice", "EUR/l", "EUR/l")]
    [InlineData("VolumetricFlowRate", "l/min", "gal/min")]
    public void DefaultUnit_OfEachDimension_IsOpenHabs(string name, string si, string us)
    {
        Assert.True(Dimension.TryGet(name, out var dimension));

        Assert.Equal(name, dimension.Name);
        Assert.Equal(si, dimension.DefaultUnit(MeasurementSystem.SI).Symbol);
        Assert.Equal(us, dimension.DefaultUnit(MeasurementSystem.US).Symbol);
        Assert.Same(dimension, dimension.DefaultUnit(MeasurementSystem.SI).Dimension);
        Assert.Contains(dimension.DefaultUnit(MeasurementSystem.US), dimension.Units);
    }

    [Fact]
    public void All_IsSortedAndComplete()
    {
        var names = Dimension.All.Select(dimension => dimension.Name).ToList();

        Assert.Equal(48, names.Count);
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
    }

    [Theory]
    [InlineData("power")]
    [InlineData("")]
    [InlineData(null)]
    public void TryGet_UnknownName_IsFalse(string? name) => Assert.False(Dimension.TryGet(name, out _));

    [Fact]
    public void Definition_OfMarker_IsTheInstanceFoundByName()
    {
        Assert.True(Dimension.TryGet("ElectricCurrent", out var dimension));

        Assert.Same(dimension, DefinitionOf<ElectricCurrent>());
    }

    private static Dimension DefinitionOf<TDimension>()
        where TDimension : IDimension<TDimension> => TDimension.Definition;
}
