namespace HomeBinding.Units;

/// <summary>
/// The dimension instances. Holds names and symbols only, so that initialising it never touches the units:
/// units refer to dimensions while they are created, and dimensions find their units when first asked.
/// </summary>
internal static class Dimensions
{
    internal static readonly Dimension Acceleration =
        new(nameof(Acceleration), static unit => new Unit<Acceleration>(unit), "m/s²");

    internal static readonly Dimension AmountOfSubstance =
        new(nameof(AmountOfSubstance), static unit => new Unit<AmountOfSubstance>(unit), "mol");

    internal static readonly Dimension Angle =
        new(nameof(Angle), static unit => new Unit<Angle>(unit), "°");

    internal static readonly Dimension Area =
        new(nameof(Area), static unit => new Unit<Area>(unit), "m²", "ft²");

    internal static readonly Dimension ArealDensity =
        new(nameof(ArealDensity), static unit => new Unit<ArealDensity>(unit), "DU");

    internal static readonly Dimension CalorificValue =
        new(nameof(CalorificValue), static unit => new Unit<CalorificValue>(unit), "kWh/m³");

    internal static readonly Dimension CatalyticActivity =
        new(nameof(CatalyticActivity), static unit => new Unit<CatalyticActivity>(unit), "kat");

    internal static readonly Dimension Currency =
        new(nameof(Currency), static unit => new Unit<Currency>(unit), "EUR");

    internal static readonly Dimension DataAmount =
        new(nameof(DataAmount), static unit => new Unit<DataAmount>(unit), "B");

    internal static readonly Dimension DataTransferRate =
        new(nameof(DataTransferRate), static unit => new Unit<DataTransferRate>(unit), "Mbit/s");

    internal static readonly Dimension Density =
        new(nameof(Density), static unit => new Unit<Density>(unit), "kg/m³");

    internal static readonly Dimension Dimensionless =
        new(nameof(Dimensionless), static unit => new Unit<Dimensionless>(unit), "one");

    internal static readonly Dimension ElectricCapacitance =
        new(nameof(ElectricCapacitance), static unit => new Unit<ElectricCapacitance>(unit), "F");

    internal static readonly Dimension ElectricCharge =
        new(nameof(ElectricCharge), static unit => new Unit<ElectricCharge>(unit), "C");

    internal static readonly Dimension ElectricConductance =
        new(nameof(ElectricConductance), static unit => new Unit<ElectricConductance>(unit), "S");

    internal static readonly Dimension ElectricConductivity =
        new(nameof(ElectricConductivity), static unit => new Unit<ElectricConductivity>(unit), "S/m");

    internal static readonly Dimension ElectricCurrent =
        new(nameof(ElectricCurrent), static unit => new Unit<ElectricCurrent>(unit), "A");

    internal static readonly Dimension ElectricInductance =
        new(nameof(ElectricInductance), static unit => new Unit<ElectricInductance>(unit), "H");

    internal static readonly Dimension ElectricPotential =
        new(nameof(ElectricPotential), static unit => new Unit<ElectricPotential>(unit), "V");

    internal static readonly Dimension ElectricResistance =
        new(nameof(ElectricResistance), static unit => new Unit<ElectricResistance>(unit), "Ω");

    internal static readonly Dimension EmissionIntensity =
        new(nameof(EmissionIntensity), static unit => new Unit<EmissionIntensity>(unit), "g/kWh");

    internal static readonly Dimension Energy =
        new(nameof(Energy), static unit => new Unit<Energy>(unit), "kWh");

    internal static readonly Dimension EnergyPrice =
        new(nameof(EnergyPrice), static unit => new Unit<EnergyPrice>(unit), "EUR/kWh");

    internal static readonly Dimension Force =
        new(nameof(Force), static unit => new Unit<Force>(unit), "N");

    internal static readonly Dimension Frequency =
        new(nameof(Frequency), static unit => new Unit<Frequency>(unit), "Hz");

    internal static readonly Dimension Illuminance =
        new(nameof(Illuminance), static unit => new Unit<Illuminance>(unit), "lx");

    internal static readonly Dimension Intensity =
        new(nameof(Intensity), static unit => new Unit<Intensity>(unit), "W/m²");

    internal static readonly Dimension Length =
        new(nameof(Length), static unit => new Unit<Length>(unit), "m", "in");

    internal static readonly Dimension LuminousFlux =
        new(nameof(LuminousFlux), static unit => new Unit<LuminousFlux>(unit), "lm");

    internal static readonly Dimension LuminousIntensity =
        new(nameof(LuminousIntensity), static unit => new Unit<LuminousIntensity>(unit), "cd");

    internal static readonly Dimension MagneticFlux =
        new(nameof(MagneticFlux), static unit => new Unit<MagneticFlux>(unit), "Wb");

    internal static readonly Dimension MagneticFluxDensity =
        new(nameof(MagneticFluxDensity), static unit => new Unit<MagneticFluxDensity>(unit), "T");

    internal static readonly Dimension Mass =
        new(nameof(Mass), static unit => new Unit<Mass>(unit), "kg", "lb");

    internal static readonly Dimension Power =
        new(nameof(Power), static unit => new Unit<Power>(unit), "W");

    internal static readonly Dimension Pressure =
        new(nameof(Pressure), static unit => new Unit<Pressure>(unit), "hPa", "inHg");

    internal static readonly Dimension RadiantExposure =
        new(nameof(RadiantExposure), static unit => new Unit<RadiantExposure>(unit), "J/m²");

    internal static readonly Dimension RadiationDoseAbsorbed =
        new(nameof(RadiationDoseAbsorbed), static unit => new Unit<RadiationDoseAbsorbed>(unit), "Gy");

    internal static readonly Dimension RadiationDoseEffective =
        new(nameof(RadiationDoseEffective), static unit => new Unit<RadiationDoseEffective>(unit), "Sv");

    internal static readonly Dimension RadiationDoseRate =
        new(nameof(RadiationDoseRate), static unit => new Unit<RadiationDoseRate>(unit), "Sv/h");

    internal static readonly Dimension RadiationSpecificActivity =
        new(nameof(RadiationSpecificActivity), static unit => new Unit<RadiationSpecificActivity>(unit), "Bq/m³");

    internal static readonly Dimension Radioactivity =
        new(nameof(Radioactivity), static unit => new Unit<Radioactivity>(unit), "Bq");

    internal static readonly Dimension SolidAngle =
        new(nameof(SolidAngle), static unit => new Unit<SolidAngle>(unit), "sr");

    internal static readonly Dimension Speed =
        new(nameof(Speed), static unit => new Unit<Speed>(unit), "km/h", "mph");

    internal static readonly Dimension Temperature =
        new(nameof(Temperature), static unit => new Unit<Temperature>(unit), "°C", "°F");

    internal static readonly Dimension Time =
        new(nameof(Time), static unit => new Unit<Time>(unit), "s");

    internal static readonly Dimension Volume =
        new(nameof(Volume), static unit => new Unit<Volume>(unit), "m³", "gal");

    internal static readonly Dimension VolumePrice =
        new(nameof(VolumePrice), static unit => new Unit<VolumePrice>(unit), "EUR/l");

    internal static readonly Dimension VolumetricFlowRate =
        new(nameof(VolumetricFlowRate), static unit => new Unit<VolumetricFlowRate>(unit), "l/min", "gal/min");

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
