namespace HomeBinding.Units;

/// <summary>
/// The dimension instances. Holds names and symbols only, so that initialising it never touches the units:
/// units refer to dimensions while they are created, and dimensions find their units when first asked.
/// </summary>
internal static class Dimensions
{
    internal static readonly Dimension Acceleration = new(nameof(Acceleration), "m/s²");
    internal static readonly Dimension AmountOfSubstance = new(nameof(AmountOfSubstance), "mol");
    internal static readonly Dimension Angle = new(nameof(Angle), "°");
    internal static readonly Dimension Area = new(nameof(Area), "m²", "ft²");
    internal static readonly Dimension ArealDensity = new(nameof(ArealDensity), "DU");
    internal static readonly Dimension CalorificValue = new(nameof(CalorificValue), "kWh/m³");
    internal static readonly Dimension CatalyticActivity = new(nameof(CatalyticActivity), "kat");
    internal static readonly Dimension Currency = new(nameof(Currency), "EUR");
    internal static readonly Dimension DataAmount = new(nameof(DataAmount), "B");
    internal static readonly Dimension DataTransferRate = new(nameof(DataTransferRate), "Mbit/s");
    internal static readonly Dimension Density = new(nameof(Density), "kg/m³");
    internal static readonly Dimension Dimensionless = new(nameof(Dimensionless), "one");
    internal static readonly Dimension ElectricCapacitance = new(nameof(ElectricCapacitance), "F");
    internal static readonly Dimension ElectricCharge = new(nameof(ElectricCharge), "C");
    internal static readonly Dimension ElectricConductance = new(nameof(ElectricConductance), "S");
    internal static readonly Dimension ElectricConductivity = new(nameof(ElectricConductivity), "S/m");
    internal static readonly Dimension ElectricCurrent = new(nameof(ElectricCurrent), "A");
    internal static readonly Dimension ElectricInductance = new(nameof(ElectricInductance), "H");
    internal static readonly Dimension ElectricPotential = new(nameof(ElectricPotential), "V");
    internal static readonly Dimension ElectricResistance = new(nameof(ElectricResistance), "Ω");
    internal static readonly Dimension EmissionIntensity = new(nameof(EmissionIntensity), "g/kWh");
    internal static readonly Dimension Energy = new(nameof(Energy), "kWh");
    internal static readonly Dimension EnergyPrice = new(nameof(EnergyPrice), "EUR/kWh");
    internal static readonly Dimension Force = new(nameof(Force), "N");
    internal static readonly Dimension Frequency = new(nameof(Frequency), "Hz");
    internal static readonly Dimension Illuminance = new(nameof(Illuminance), "lx");
    internal static readonly Dimension Intensity = new(nameof(Intensity), "W/m²");
    internal static readonly Dimension Length = new(nameof(Length), "m", "in");
    internal static readonly Dimension LuminousFlux = new(nameof(LuminousFlux), "lm");
    internal static readonly Dimension LuminousIntensity = new(nameof(LuminousIntensity), "cd");
    internal static readonly Dimension MagneticFlux = new(nameof(MagneticFlux), "Wb");
    internal static readonly Dimension MagneticFluxDensity = new(nameof(MagneticFluxDensity), "T");
    internal static readonly Dimension Mass = new(nameof(Mass), "kg", "lb");
    internal static readonly Dimension Power = new(nameof(Power), "W");
    internal static readonly Dimension Pressure = new(nameof(Pressure), "hPa", "inHg");
    internal static readonly Dimension RadiantExposure = new(nameof(RadiantExposure), "J/m²");
    internal static readonly Dimension RadiationDoseAbsorbed = new(nameof(RadiationDoseAbsorbed), "Gy");
    internal static readonly Dimension RadiationDoseEffective = new(nameof(RadiationDoseEffective), "Sv");
    internal static readonly Dimension RadiationDoseRate = new(nameof(RadiationDoseRate), "Sv/h");
    internal static readonly Dimension RadiationSpecificActivity = new(nameof(RadiationSpecificActivity), "Bq/m³");
    internal static readonly Dimension Radioactivity = new(nameof(Radioactivity), "Bq");
    internal static readonly Dimension SolidAngle = new(nameof(SolidAngle), "sr");
    internal static readonly Dimension Speed = new(nameof(Speed), "km/h", "mph");
    internal static readonly Dimension Temperature = new(nameof(Temperature), "°C", "°F");
    internal static readonly Dimension Time = new(nameof(Time), "s");
    internal static readonly Dimension Volume = new(nameof(Volume), "m³", "gal");
    internal static readonly Dimension VolumePrice = new(nameof(VolumePrice), "EUR/l");
    internal static readonly Dimension VolumetricFlowRate = new(nameof(VolumetricFlowRate), "l/min", "gal/min");

    private static Dictionary<string, Dimension>? byName;

    internal static IReadOnlyList<Dimension> All { get; } = Array.AsReadOnly<Dimension>(
    [
        Acceleration,
        AmountOfSubstance,
        Angle,
        Area,
        ArealDensity,
        CalorificValue,
        CatalyticActivity,
        Currency,
        DataAmount,
        DataTransferRate,
        Density,
        Dimensionless,
        ElectricCapacitance,
        ElectricCharge,
        ElectricConductance,
        ElectricConductivity,
        ElectricCurrent,
        ElectricInductance,
        ElectricPotential,
        ElectricResistance,
        EmissionIntensity,
        Energy,
        EnergyPrice,
        Force,
        Frequency,
        Illuminance,
        Intensity,
        Length,
        LuminousFlux,
        LuminousIntensity,
        MagneticFlux,
        MagneticFluxDensity,
        Mass,
        Power,
        Pressure,
        RadiantExposure,
        RadiationDoseAbsorbed,
        RadiationDoseEffective,
        RadiationDoseRate,
        RadiationSpecificActivity,
        Radioactivity,
        SolidAngle,
        Speed,
        Temperature,
        Time,
        Volume,
        VolumePrice,
        VolumetricFlowRate,
    ]);

    internal static Dictionary<string, Dimension> ByName =>
        byName ??= All.ToDictionary(dimension => dimension.Name, StringComparer.Ordinal);
}
