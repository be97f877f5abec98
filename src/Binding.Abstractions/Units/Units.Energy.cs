namespace HomeBinding.Units;

public static partial class Units
{
    /// <summary>Watt, <c>W</c>.</summary>
    public static Unit<Power> Watt => field ??= Get<Power>("W");

    /// <summary>Milliwatt, <c>mW</c>.</summary>
    public static Unit<Power> Milliwatt => field ??= Get<Power>("mW");

    /// <summary>Kilowatt, <c>kW</c>.</summary>
    public static Unit<Power> Kilowatt => field ??= Get<Power>("kW");

    /// <summary>Megawatt, <c>MW</c>.</summary>
    public static Unit<Power> Megawatt => field ??= Get<Power>("MW");

    /// <summary>Gigawatt, <c>GW</c>.</summary>
    public static Unit<Power> Gigawatt => field ??= Get<Power>("GW");

    /// <summary>Volt-ampere, <c>VA</c>.</summary>
    public static Unit<Power> VoltAmpere => field ??= Get<Power>("VA");

    /// <summary>Kilovolt-ampere, <c>kVA</c>.</summary>
    public static Unit<Power> KilovoltAmpere => field ??= Get<Power>("kVA");

    /// <summary>Volt-ampere reactive, <c>var</c>.</summary>
    public static Unit<Power> Var => field ??= Get<Power>("var");

    /// <summary>Kilovolt-ampere reactive, <c>kvar</c>.</summary>
    public static Unit<Power> Kilovar => field ??= Get<Power>("kvar");

    /// <summary>Mechanical horsepower, <c>hp</c>.</summary>
    public static Unit<Power> Horsepower => field ??= Get<Power>("hp");

    /// <summary>Decibel-milliwatt, <c>dBm</c>.</summary>
    public static Unit<Power> DecibelMilliwatt => field ??= Get<Power>("dBm");

    /// <summary>Joule, <c>J</c>.</summary>
    public static Unit<Energy> Joule => field ??= Get<Energy>("J");

    /// <summary>Kilojoule, <c>kJ</c>.</summary>
    public static Unit<Energy> Kilojoule => field ??= Get<Energy>("kJ");

    /// <summary>Megajoule, <c>MJ</c>.</summary>
    public static Unit<Energy> Megajoule => field ??= Get<Energy>("MJ");

    /// <summary>Watt second, <c>Ws</c>.</summary>
    public static Unit<Energy> WattSecond => field ??= Get<Energy>("Ws");

    /// <summary>Watt hour, <c>Wh</c>.</summary>
    public static Unit<Energy> WattHour => field ??= Get<Energy>("Wh");

    /// <summary>Kilowatt hour, <c>kWh</c>.</summary>
    public static Unit<Energy> KilowattHour => field ??= Get<Energy>("kWh");

    /// <summary>Megawatt hour, <c>MWh</c>.</summary>
    public static Unit<Energy> MegawattHour => field ??= Get<Energy>("MWh");

    /// <summary>Gigawatt hour, <c>GWh</c>.</summary>
    public static Unit<Energy> GigawattHour => field ??= Get<Energy>("GWh");

    /// <summary>Volt-ampere hour, <c>VAh</c>.</summary>
    public static Unit<Energy> VoltAmpereHour => field ??= Get<Energy>("VAh");

    /// <summary>Volt-ampere reactive hour, <c>varh</c>.</summary>
    public static Unit<Energy> VarHour => field ??= Get<Energy>("varh");

    /// <summary>Kilovolt-ampere reactive hour, <c>kvarh</c>.</summary>
    public static Unit<Energy> KilovarHour => field ??= Get<Energy>("kvarh");

    /// <summary>Thermochemical calorie, <c>cal</c>.</summary>
    public static Unit<Energy> Calorie => field ??= Get<Energy>("cal");

    /// <summary>Kilothermochemical calorie, <c>kcal</c>.</summary>
    public static Unit<Energy> Kilocalorie => field ??= Get<Energy>("kcal");

    /// <summary>Electronvolt, <c>eV</c>.</summary>
    public static Unit<Energy> Electronvolt => field ??= Get<Energy>("eV");

    /// <summary>British thermal unit, <c>Btu</c>.</summary>
    public static Unit<Energy> BritishThermalUnit => field ??= Get<Energy>("Btu");

    /// <summary>Joule per cubic metre, <c>J/m³</c>.</summary>
    public static Unit<CalorificValue> JoulePerCubicMetre => field ??= Get<CalorificValue>("J/m³");

    /// <summary>Watt hour per cubic metre, <c>Wh/m³</c>.</summary>
    public static Unit<CalorificValue> WattHourPerCubicMetre => field ??= Get<CalorificValue>("Wh/m³");

    /// <summary>Kilowatt hour per cubic metre, <c>kWh/m³</c>.</summary>
    public static Unit<CalorificValue> KilowattHourPerCubicMetre => field ??= Get<CalorificValue>("kWh/m³");

    /// <summary>Gram per kilowatt hour, <c>g/kWh</c>.</summary>
    public static Unit<EmissionIntensity> GramPerKilowattHour => field ??= Get<EmissionIntensity>("g/kWh");

    /// <summary>Watt per square metre, <c>W/m²</c>.</summary>
    public static Unit<Intensity> WattPerSquareMetre => field ??= Get<Intensity>("W/m²");

    /// <summary>Kilowatt per square metre, <c>kW/m²</c>.</summary>
    public static Unit<Intensity> KilowattPerSquareMetre => field ??= Get<Intensity>("kW/m²");

    /// <summary>Watt per square centimetre, <c>W/cm²</c>.</summary>
    public static Unit<Intensity> WattPerSquareCentimetre => field ??= Get<Intensity>("W/cm²");

    /// <summary>Microwatt per square centimetre, <c>µW/cm²</c>.</summary>
    public static Unit<Intensity> MicrowattPerSquareCentimetre => field ??= Get<Intensity>("µW/cm²");

    /// <summary>Kelvin, <c>K</c>.</summary>
    public static Unit<Temperature> Kelvin => field ??= Get<Temperature>("K");

    /// <summary>Degree Celsius, <c>°C</c>.</summary>
    public static Unit<Temperature> Celsius => field ??= Get<Temperature>("°C");

    /// <summary>Degree Fahrenheit, <c>°F</c>.</summary>
    public static Unit<Temperature> Fahrenheit => field ??= Get<Temperature>("°F");

    /// <summary>Mired, <c>mired</c>.</summary>
    public static Unit<Temperature> Mired => field ??= Get<Temperature>("mired");
}
