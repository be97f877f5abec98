namespace HomeBinding.Units;

public static partial class Units
{
    /// <summary>Mole, <c>mol</c>.</summary>
    public static Unit<AmountOfSubstance> Mole => field ??= Get<AmountOfSubstance>("mol");

    /// <summary>German degree of water hardness, <c>°dH</c>.</summary>
    public static Unit<AmountOfSubstance> DeutscheHaerte => field ??= Get<AmountOfSubstance>("°dH");

    /// <summary>Dobson unit, <c>DU</c>.</summary>
    public static Unit<ArealDensity> DobsonUnit => field ??= Get<ArealDensity>("DU");

    /// <summary>Mole per square metre, <c>mol/m²</c>.</summary>
    public static Unit<ArealDensity> MolePerSquareMetre => field ??= Get<ArealDensity>("mol/m²");

    /// <summary>Katal, <c>kat</c>.</summary>
    public static Unit<CatalyticActivity> Katal => field ??= Get<CatalyticActivity>("kat");

    /// <summary>Lux, <c>lx</c>.</summary>
    public static Unit<Illuminance> Lux => field ??= Get<Illuminance>("lx");

    /// <summary>Kilolux, <c>klx</c>.</summary>
    public static Unit<Illuminance> Kilolux => field ??= Get<Illuminance>("klx");

    /// <summary>Lumen, <c>lm</c>.</summary>
    public static Unit<LuminousFlux> Lumen => field ??= Get<LuminousFlux>("lm");

    /// <summary>Candela, <c>cd</c>.</summary>
    public static Unit<LuminousIntensity> Candela => field ??= Get<LuminousIntensity>("cd");

    /// <summary>Joule per square metre, <c>J/m²</c>.</summary>
    public static Unit<RadiantExposure> JoulePerSquareMetre => field ??= Get<RadiantExposure>("J/m²");

    /// <summary>Gray, <c>Gy</c>.</summary>
    public static Unit<RadiationDoseAbsorbed> Gray => field ??= Get<RadiationDoseAbsorbed>("Gy");

    /// <summary>Sievert, <c>Sv</c>.</summary>
    public static Unit<RadiationDoseEffective> Sievert => field ??= Get<RadiationDoseEffective>("Sv");

    /// <summary>Microsievert, <c>µSv</c>.</summary>
    public static Unit<RadiationDoseEffective> Microsievert => field ??= Get<RadiationDoseEffective>("µSv");

    /// <summary>Sievert per hour, <c>Sv/h</c>.</summary>
    public static Unit<RadiationDoseRate> SievertPerHour => field ??= Get<RadiationDoseRate>("Sv/h");

    /// <summary>Microsievert per hour, <c>µSv/h</c>.</summary>
    public static Unit<RadiationDoseRate> MicrosievertPerHour => field ??= Get<RadiationDoseRate>("µSv/h");

    /// <summary>Becquerel per cubic metre, <c>Bq/m³</c>.</summary>
    public static Unit<RadiationSpecificActivity> BecquerelPerCubicMetre => field ??= Get<RadiationSpecificActivity>("Bq/m³");

    /// <summary>Becquerel, <c>Bq</c>.</summary>
    public static Unit<Radioactivity> Becquerel => field ??= Get<Radioactivity>("Bq");

    /// <summary>Curie, <c>Ci</c>.</summary>
    public static Unit<Radioactivity> Curie => field ??= Get<Radioactivity>("Ci");
}
