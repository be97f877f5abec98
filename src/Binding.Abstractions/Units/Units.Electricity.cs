namespace HomeBinding.Units;

public static partial class Units
{
    /// <summary>Ampere, <c>A</c>.</summary>
    public static readonly Unit<ElectricCurrent> Ampere =
        Define<ElectricCurrent>("A", "ampere", prefixes: PrefixRule.Metric);

    /// <summary>Milliampere, <c>mA</c>.</summary>
    public static readonly Unit<ElectricCurrent> Milliampere = Ampere.With(UnitPrefix.Milli);

    /// <summary>Kiloampere, <c>kA</c>.</summary>
    public static readonly Unit<ElectricCurrent> Kiloampere = Ampere.With(UnitPrefix.Kilo);

    /// <summary>Microampere, <c>µA</c>.</summary>
    public static readonly Unit<ElectricCurrent> Microampere = Ampere.With(UnitPrefix.Micro);

    /// <summary>Volt, <c>V</c>.</summary>
    public static readonly Unit<ElectricPotential> Volt =
        Define<ElectricPotential>("V", "volt", prefixes: PrefixRule.Metric);

    /// <summary>Millivolt, <c>mV</c>.</summary>
    public static readonly Unit<ElectricPotential> Millivolt = Volt.With(UnitPrefix.Milli);

    /// <summary>Kilovolt, <c>kV</c>.</summary>
    public static readonly Unit<ElectricPotential> Kilovolt = Volt.With(UnitPrefix.Kilo);

    /// <summary>Ohm, <c>Ω</c>.</summary>
    public static readonly Unit<ElectricResistance> Ohm =
        Define<ElectricResistance>("Ω", "ohm", prefixes: PrefixRule.Metric, aliases: ["\u2126", "Ohm", "ohm"]);

    /// <summary>Milliohm, <c>mΩ</c>.</summary>
    public static readonly Unit<ElectricResistance> Milliohm = Ohm.With(UnitPrefix.Milli);

    /// <summary>Kiloohm, <c>kΩ</c>.</summary>
    public static readonly Unit<ElectricResistance> Kiloohm = Ohm.With(UnitPrefix.Kilo);

    /// <summary>Megaohm, <c>MΩ</c>.</summary>
    public static readonly Unit<ElectricResistance> Megaohm = Ohm.With(UnitPrefix.Mega);

    /// <summary>Siemens, <c>S</c>.</summary>
    public static readonly Unit<ElectricConductance> Siemens =
        Define<ElectricConductance>("S", "siemens", prefixes: PrefixRule.Metric);

    /// <summary>Siemens per metre, <c>S/m</c>.</summary>
    public static readonly Unit<ElectricConductivity> SiemensPerMetre =
        Define<ElectricConductivity>("S/m", "siemens per metre", prefixes: PrefixRule.Metric);

    /// <summary>Siemens per centimetre, <c>S/cm</c>.</summary>
    public static readonly Unit<ElectricConductivity> SiemensPerCentimetre =
        Define<ElectricConductivity>("S/cm", "siemens per centimetre", exponent: 2, prefixes: PrefixRule.Metric);

    /// <summary>Microsiemens per centimetre, <c>µS/cm</c>.</summary>
    public static readonly Unit<ElectricConductivity> MicrosiemensPerCentimetre =
        SiemensPerCentimetre.With(UnitPrefix.Micro);

    /// <summary>Millisiemens per centimetre, <c>mS/cm</c>.</summary>
    public static readonly Unit<ElectricConductivity> MillisiemensPerCentimetre =
        SiemensPerCentimetre.With(UnitPrefix.Milli);

    /// <summary>Farad, <c>F</c>.</summary>
    public static readonly Unit<ElectricCapacitance> Farad =
        Define<ElectricCapacitance>("F", "farad", prefixes: PrefixRule.Metric);

    /// <summary>Microfarad, <c>µF</c>.</summary>
    public static readonly Unit<ElectricCapacitance> Microfarad = Farad.With(UnitPrefix.Micro);

    /// <summary>Henry, <c>H</c>.</summary>
    public static readonly Unit<ElectricInductance> Henry =
        Define<ElectricInductance>("H", "henry", prefixes: PrefixRule.Metric);

    /// <summary>Coulomb, <c>C</c>.</summary>
    public static readonly Unit<ElectricCharge> Coulomb =
        Define<ElectricCharge>("C", "coulomb", prefixes: PrefixRule.Metric);

    /// <summary>Ampere hour, <c>Ah</c>.</summary>
    public static readonly Unit<ElectricCharge> AmpereHour =
        Define<ElectricCharge>("Ah", "ampere hour", numerator: 3600m, prefixes: PrefixRule.Metric);

    /// <summary>Milliampere hour, <c>mAh</c>.</summary>
    public static readonly Unit<ElectricCharge> MilliampereHour = AmpereHour.With(UnitPrefix.Milli);

    /// <summary>Weber, <c>Wb</c>.</summary>
    public static readonly Unit<MagneticFlux> Weber = Define<MagneticFlux>("Wb", "weber", prefixes: PrefixRule.Metric);

    /// <summary>Tesla, <c>T</c>.</summary>
    public static readonly Unit<MagneticFluxDensity> Tesla =
        Define<MagneticFluxDensity>("T", "tesla", prefixes: PrefixRule.Metric);
}
