namespace HomeBinding.Units;

public static partial class Units
{
    /// <summary>Ampere, <c>A</c>.</summary>
    public static Unit<ElectricCurrent> Ampere => field ??= Get<ElectricCurrent>("A");

    /// <summary>Milliampere, <c>mA</c>.</summary>
    public static Unit<ElectricCurrent> Milliampere => field ??= Get<ElectricCurrent>("mA");

    /// <summary>Kiloampere, <c>kA</c>.</summary>
    public static Unit<ElectricCurrent> Kiloampere => field ??= Get<ElectricCurrent>("kA");

    /// <summary>Microampere, <c>µA</c>.</summary>
    public static Unit<ElectricCurrent> Microampere => field ??= Get<ElectricCurrent>("µA");

    /// <summary>Volt, <c>V</c>.</summary>
    public static Unit<ElectricPotential> Volt => field ??= Get<ElectricPotential>("V");

    /// <summary>Millivolt, <c>mV</c>.</summary>
    public static Unit<ElectricPotential> Millivolt => field ??= Get<ElectricPotential>("mV");

    /// <summary>Kilovolt, <c>kV</c>.</summary>
    public static Unit<ElectricPotential> Kilovolt => field ??= Get<ElectricPotential>("kV");

    /// <summary>Ohm, <c>Ω</c>.</summary>
    public static Unit<ElectricResistance> Ohm => field ??= Get<ElectricResistance>("Ω");

    /// <summary>Milliohm, <c>mΩ</c>.</summary>
    public static Unit<ElectricResistance> Milliohm => field ??= Get<ElectricResistance>("mΩ");

    /// <summary>Kiloohm, <c>kΩ</c>.</summary>
    public static Unit<ElectricResistance> Kiloohm => field ??= Get<ElectricResistance>("kΩ");

    /// <summary>Megaohm, <c>MΩ</c>.</summary>
    public static Unit<ElectricResistance> Megaohm => field ??= Get<ElectricResistance>("MΩ");

    /// <summary>Siemens, <c>S</c>.</summary>
    public static Unit<ElectricConductance> Siemens => field ??= Get<ElectricConductance>("S");

    /// <summary>Siemens per metre, <c>S/m</c>.</summary>
    public static Unit<ElectricConductivity> SiemensPerMetre => field ??= Get<ElectricConductivity>("S/m");

    /// <summary>Siemens per centimetre, <c>S/cm</c>.</summary>
    public static Unit<ElectricConductivity> SiemensPerCentimetre => field ??= Get<ElectricConductivity>("S/cm");

    /// <summary>Microsiemens per centimetre, <c>µS/cm</c>.</summary>
    public static Unit<ElectricConductivity> MicrosiemensPerCentimetre => field ??= Get<ElectricConductivity>("µS/cm");

    /// <summary>Millisiemens per centimetre, <c>mS/cm</c>.</summary>
    public static Unit<ElectricConductivity> MillisiemensPerCentimetre => field ??= Get<ElectricConductivity>("mS/cm");

    /// <summary>Farad, <c>F</c>.</summary>
    public static Unit<ElectricCapacitance> Farad => field ??= Get<ElectricCapacitance>("F");

    /// <summary>Microfarad, <c>µF</c>.</summary>
    public static Unit<ElectricCapacitance> Microfarad => field ??= Get<ElectricCapacitance>("µF");

    /// <summary>Henry, <c>H</c>.</summary>
    public static Unit<ElectricInductance> Henry => field ??= Get<ElectricInductance>("H");

    /// <summary>Coulomb, <c>C</c>.</summary>
    public static Unit<ElectricCharge> Coulomb => field ??= Get<ElectricCharge>("C");

    /// <summary>Ampere hour, <c>Ah</c>.</summary>
    public static Unit<ElectricCharge> AmpereHour => field ??= Get<ElectricCharge>("Ah");

    /// <summary>Milliampere hour, <c>mAh</c>.</summary>
    public static Unit<ElectricCharge> MilliampereHour => field ??= Get<ElectricCharge>("mAh");

    /// <summary>Weber, <c>Wb</c>.</summary>
    public static Unit<MagneticFlux> Weber => field ??= Get<MagneticFlux>("Wb");

    /// <summary>Tesla, <c>T</c>.</summary>
    public static Unit<MagneticFluxDensity> Tesla => field ??= Get<MagneticFluxDensity>("T");
}
