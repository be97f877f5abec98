namespace HomeBinding.Units;

public static partial class Units
{
    /// <summary>Mole, <c>mol</c>.</summary>
    public static readonly Unit<AmountOfSubstance> Mole =
        Define<AmountOfSubstance>("mol", "mole", prefixes: PrefixRule.Metric);

    /// <summary>German degree of water hardness, <c>°dH</c>.</summary>
    public static readonly Unit<AmountOfSubstance> DeutscheHaerte =
        Define<AmountOfSubstance>("°dH", "German degree of water hardness", isConvertible: false);

    /// <summary>Dobson unit, <c>DU</c>.</summary>
    public static readonly Unit<ArealDensity> DobsonUnit =
        Define<ArealDensity>("DU", "Dobson unit", numerator: 0.4462m, exponent: -3);

    /// <summary>Mole per square metre, <c>mol/m²</c>.</summary>
    public static readonly Unit<ArealDensity> MolePerSquareMetre =
        Define<ArealDensity>("mol/m²", "mole per square metre", prefixes: PrefixRule.Metric, aliases: ["mol/m2"]);

    /// <summary>Katal, <c>kat</c>.</summary>
    public static readonly Unit<CatalyticActivity> Katal =
        Define<CatalyticActivity>("kat", "katal", prefixes: PrefixRule.Metric);

    /// <summary>Lux, <c>lx</c>.</summary>
    public static readonly Unit<Illuminance> Lux = Define<Illuminance>("lx", "lux", prefixes: PrefixRule.Metric);

    /// <summary>Kilolux, <c>klx</c>.</summary>
    public static readonly Unit<Illuminance> Kilolux = Lux.With(UnitPrefix.Kilo);

    /// <summary>Lumen, <c>lm</c>.</summary>
    public static readonly Unit<LuminousFlux> Lumen = Define<LuminousFlux>("lm", "lumen", prefixes: PrefixRule.Metric);

    /// <summary>Candela, <c>cd</c>.</summary>
    public static readonly Unit<LuminousIntensity> Candela =
        Define<LuminousIntensity>("cd", "candela", prefixes: PrefixRule.Metric);

    /// <summary>Joule per square metre, <c>J/m²</c>.</summary>
    public static readonly Unit<RadiantExposure> JoulePerSquareMetre =
        Define<RadiantExposure>("J/m²", "joule per square metre", prefixes: PrefixRule.Metric, aliases: ["J/m2"]);

    /// <summary>Gray, <c>Gy</c>.</summary>
    public static readonly Unit<RadiationDoseAbsorbed> Gray =
        Define<RadiationDoseAbsorbed>("Gy", "gray", prefixes: PrefixRule.Metric);

    /// <summary>Sievert, <c>Sv</c>.</summary>
    public static readonly Unit<RadiationDoseEffective> Sievert =
        Define<RadiationDoseEffective>("Sv", "sievert", prefixes: PrefixRule.Metric);

    /// <summary>Microsievert, <c>µSv</c>.</summary>
    public static readonly Unit<RadiationDoseEffective> Microsievert = Sievert.With(UnitPrefix.Micro);

    /// <summary>Sievert per hour, <c>Sv/h</c>.</summary>
    public static readonly Unit<RadiationDoseRate> SievertPerHour =
        Define<RadiationDoseRate>("Sv/h", "sievert per hour", prefixes: PrefixRule.Metric);

    /// <summary>Microsievert per hour, <c>µSv/h</c>.</summary>
    public static readonly Unit<RadiationDoseRate> MicrosievertPerHour = SievertPerHour.With(UnitPrefix.Micro);

    /// <summary>Becquerel per cubic metre, <c>Bq/m³</c>.</summary>
    public static readonly Unit<RadiationSpecificActivity> BecquerelPerCubicMetre =
        Define<RadiationSpecificActivity>("Bq/m³", "becquerel per cubic metre", prefixes: PrefixRule.Metric, aliases: ["Bq/m3"]);

    /// <summary>Becquerel, <c>Bq</c>.</summary>
    public static readonly Unit<Radioactivity> Becquerel =
        Define<Radioactivity>("Bq", "becquerel", prefixes: PrefixRule.Metric);

    /// <summary>Curie, <c>Ci</c>.</summary>
    public static readonly Unit<Radioactivity> Curie =
        Define<Radioactivity>("Ci", "curie", numerator: 37m, exponent: 9, prefixes: PrefixRule.Metric);
}
