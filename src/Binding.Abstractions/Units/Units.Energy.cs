namespace HomeBinding.Units;

public static partial class Units
{
    /// <summary>Watt, <c>W</c>.</summary>
    public static readonly Unit<Power> Watt = Define<Power>("W", "watt", prefixes: PrefixRule.Metric);

    /// <summary>Milliwatt, <c>mW</c>.</summary>
    public static readonly Unit<Power> Milliwatt = Watt.With(UnitPrefix.Milli);

    /// <summary>Kilowatt, <c>kW</c>.</summary>
    public static readonly Unit<Power> Kilowatt = Watt.With(UnitPrefix.Kilo);

    /// <summary>Megawatt, <c>MW</c>.</summary>
    public static readonly Unit<Power> Megawatt = Watt.With(UnitPrefix.Mega);

    /// <summary>Gigawatt, <c>GW</c>.</summary>
    public static readonly Unit<Power> Gigawatt = Watt.With(UnitPrefix.Giga);

    /// <summary>Volt-ampere, <c>VA</c>.</summary>
    public static readonly Unit<Power> VoltAmpere = Define<Power>("VA", "volt-ampere", prefixes: PrefixRule.Metric);

    /// <summary>Kilovolt-ampere, <c>kVA</c>.</summary>
    public static readonly Unit<Power> KilovoltAmpere = VoltAmpere.With(UnitPrefix.Kilo);

    /// <summary>Volt-ampere reactive, <c>var</c>.</summary>
    public static readonly Unit<Power> Var =
        Define<Power>("var", "volt-ampere reactive", prefixes: PrefixRule.Metric, aliases: ["VAr", "VAR"]);

    /// <summary>Kilovolt-ampere reactive, <c>kvar</c>.</summary>
    public static readonly Unit<Power> Kilovar = Var.With(UnitPrefix.Kilo);

    /// <summary>Mechanical horsepower, <c>hp</c>.</summary>
    public static readonly Unit<Power> Horsepower =
        Define<Power>("hp", "mechanical horsepower", numerator: 745.69987158227022m);

    /// <summary>Decibel-milliwatt, <c>dBm</c>.</summary>
    public static readonly Unit<Power> DecibelMilliwatt =
        Define<Power>("dBm", "decibel-milliwatt", isConvertible: false);

    /// <summary>Joule, <c>J</c>.</summary>
    public static readonly Unit<Energy> Joule = Define<Energy>("J", "joule", prefixes: PrefixRule.Metric);

    /// <summary>Kilojoule, <c>kJ</c>.</summary>
    public static readonly Unit<Energy> Kilojoule = Joule.With(UnitPrefix.Kilo);

    /// <summary>Megajoule, <c>MJ</c>.</summary>
    public static readonly Unit<Energy> Megajoule = Joule.With(UnitPrefix.Mega);

    /// <summary>Watt second, <c>Ws</c>.</summary>
    public static readonly Unit<Energy> WattSecond = Define<Energy>("Ws", "watt second", prefixes: PrefixRule.Metric);

    /// <summary>Watt hour, <c>Wh</c>.</summary>
    public static readonly Unit<Energy> WattHour =
        Define<Energy>("Wh", "watt hour", numerator: 3600m, prefixes: PrefixRule.Metric);

    /// <summary>Kilowatt hour, <c>kWh</c>.</summary>
    public static readonly Unit<Energy> KilowattHour = WattHour.With(UnitPrefix.Kilo);

    /// <summary>Megawatt hour, <c>MWh</c>.</summary>
    public static readonly Unit<Energy> MegawattHour = WattHour.With(UnitPrefix.Mega);

    /// <summary>Gigawatt hour, <c>GWh</c>.</summary>
    public static readonly Unit<Energy> GigawattHour = WattHour.With(UnitPrefix.Giga);

    /// <summary>Volt-ampere hour, <c>VAh</c>.</summary>
    public static readonly Unit<Energy> VoltAmpereHour =
        Define<Energy>("VAh", "volt-ampere hour", numerator: 3600m, prefixes: PrefixRule.Metric);

    /// <summary>Volt-ampere reactive hour, <c>varh</c>.</summary>
    public static readonly Unit<Energy> VarHour =
        Define<Energy>("varh", "volt-ampere reactive hour", numerator: 3600m, prefixes: PrefixRule.Metric, aliases: ["VArh"]);

    /// <summary>Kilovolt-ampere reactive hour, <c>kvarh</c>.</summary>
    public static readonly Unit<Energy> KilovarHour = VarHour.With(UnitPrefix.Kilo);

    /// <summary>Thermochemical calorie, <c>cal</c>.</summary>
    public static readonly Unit<Energy> Calorie =
        Define<Energy>("cal", "thermochemical calorie", numerator: 4.184m, prefixes: PrefixRule.Metric);

    /// <summary>Kilothermochemical calorie, <c>kcal</c>.</summary>
    public static readonly Unit<Energy> Kilocalorie = Calorie.With(UnitPrefix.Kilo);

    /// <summary>Electronvolt, <c>eV</c>.</summary>
    public static readonly Unit<Energy> Electronvolt =
        Define<Energy>("eV", "electronvolt", numerator: 1.602176634m, exponent: -19, prefixes: PrefixRule.Metric);

    /// <summary>British thermal unit, <c>Btu</c>.</summary>
    public static readonly Unit<Energy> BritishThermalUnit =
        Define<Energy>("Btu", "British thermal unit", numerator: 1055.05585262m, aliases: ["BTU"]);

    /// <summary>Joule per cubic metre, <c>J/m³</c>.</summary>
    public static readonly Unit<CalorificValue> JoulePerCubicMetre =
        Define<CalorificValue>("J/m³", "joule per cubic metre", prefixes: PrefixRule.Metric, aliases: ["J/m3"]);

    /// <summary>Watt hour per cubic metre, <c>Wh/m³</c>.</summary>
    public static readonly Unit<CalorificValue> WattHourPerCubicMetre =
        Define<CalorificValue>("Wh/m³", "watt hour per cubic metre", numerator: 3600m, prefixes: PrefixRule.Metric, aliases: ["Wh/m3"]);

    /// <summary>Kilowatt hour per cubic metre, <c>kWh/m³</c>.</summary>
    public static readonly Unit<CalorificValue> KilowattHourPerCubicMetre = WattHourPerCubicMetre.With(UnitPrefix.Kilo);

    /// <summary>Gram per kilowatt hour, <c>g/kWh</c>.</summary>
    public static readonly Unit<EmissionIntensity> GramPerKilowattHour =
        Define<EmissionIntensity>("g/kWh", "gram per kilowatt hour", prefixes: PrefixRule.Metric);

    /// <summary>Watt per square metre, <c>W/m²</c>.</summary>
    public static readonly Unit<Intensity> WattPerSquareMetre =
        Define<Intensity>("W/m²", "watt per square metre", prefixes: PrefixRule.Metric, aliases: ["W/m2"]);

    /// <summary>Kilowatt per square metre, <c>kW/m²</c>.</summary>
    public static readonly Unit<Intensity> KilowattPerSquareMetre = WattPerSquareMetre.With(UnitPrefix.Kilo);

    /// <summary>Watt per square centimetre, <c>W/cm²</c>.</summary>
    public static readonly Unit<Intensity> WattPerSquareCentimetre =
        Define<Intensity>("W/cm²", "watt per square centimetre", exponent: 4, prefixes: PrefixRule.Metric, aliases: ["W/cm2"]);

    /// <summary>Microwatt per square centimetre, <c>µW/cm²</c>.</summary>
    public static readonly Unit<Intensity> MicrowattPerSquareCentimetre =
        WattPerSquareCentimetre.With(UnitPrefix.Micro);

    /// <summary>Kelvin, <c>K</c>.</summary>
    public static readonly Unit<Temperature> Kelvin =
        Define<Temperature>("K", "kelvin", prefixes: PrefixRule.Metric, aliases: ["\u212A"]);

    /// <summary>Degree Celsius, <c>°C</c>.</summary>
    public static readonly Unit<Temperature> Celsius =
        Define<Temperature>("°C", "degree Celsius", shift: 273.15m, aliases: ["C", "ºC", "℃"]);

    /// <summary>Degree Fahrenheit, <c>°F</c>.</summary>
    public static readonly Unit<Temperature> Fahrenheit =
        Define<Temperature>("°F", "degree Fahrenheit", numerator: 5m, denominator: 9m, shift: 459.67m, aliases: ["F", "ºF", "℉"]);

    /// <summary>Mired, <c>mired</c>.</summary>
    public static readonly Unit<Temperature> Mired =
        Define<Temperature>("mired", "mired", numerator: 1000000m, isInverse: true);
}
