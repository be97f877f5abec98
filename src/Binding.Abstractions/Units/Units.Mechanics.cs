namespace HomeBinding.Units;

public static partial class Units
{
    /// <summary>Metre per square second, <c>m/s²</c>.</summary>
    public static readonly Unit<Acceleration> MetrePerSquareSecond =
        Define<Acceleration>("m/s²", "metre per square second", prefixes: PrefixRule.Metric, aliases: ["m/s2"]);

    /// <summary>Standard gravity, <c>gₙ</c>.</summary>
    public static readonly Unit<Acceleration> StandardGravity =
        Define<Acceleration>("gₙ", "standard gravity", numerator: 9.80665m, aliases: ["gn", "g_n"]);

    /// <summary>Newton, <c>N</c>.</summary>
    public static readonly Unit<Force> Newton = Define<Force>("N", "newton", prefixes: PrefixRule.Metric);

    /// <summary>Pound-force, <c>lbf</c>.</summary>
    public static readonly Unit<Force> PoundForce = Define<Force>("lbf", "pound-force", numerator: 4.4482216152605m);

    /// <summary>Hertz, <c>Hz</c>.</summary>
    public static readonly Unit<Frequency> Hertz = Define<Frequency>("Hz", "hertz", prefixes: PrefixRule.Metric);

    /// <summary>Kilohertz, <c>kHz</c>.</summary>
    public static readonly Unit<Frequency> Kilohertz = Hertz.With(UnitPrefix.Kilo);

    /// <summary>Megahertz, <c>MHz</c>.</summary>
    public static readonly Unit<Frequency> Megahertz = Hertz.With(UnitPrefix.Mega);

    /// <summary>Gigahertz, <c>GHz</c>.</summary>
    public static readonly Unit<Frequency> Gigahertz = Hertz.With(UnitPrefix.Giga);

    /// <summary>Revolution per minute, <c>rpm</c>.</summary>
    public static readonly Unit<Frequency> RevolutionPerMinute =
        Define<Frequency>("rpm", "revolution per minute", denominator: 60m, aliases: ["1/min", "r/min"]);

    /// <summary>Pascal, <c>Pa</c>.</summary>
    public static readonly Unit<Pressure> Pascal = Define<Pressure>("Pa", "pascal", prefixes: PrefixRule.Metric);

    /// <summary>Hectopascal, <c>hPa</c>.</summary>
    public static readonly Unit<Pressure> Hectopascal = Pascal.With(UnitPrefix.Hecto);

    /// <summary>Kilopascal, <c>kPa</c>.</summary>
    public static readonly Unit<Pressure> Kilopascal = Pascal.With(UnitPrefix.Kilo);

    /// <summary>Megapascal, <c>MPa</c>.</summary>
    public static readonly Unit<Pressure> Megapascal = Pascal.With(UnitPrefix.Mega);

    /// <summary>Bar, <c>bar</c>.</summary>
    public static readonly Unit<Pressure> Bar =
        Define<Pressure>("bar", "bar", exponent: 5, prefixes: PrefixRule.Metric);

    /// <summary>Millibar, <c>mbar</c>.</summary>
    public static readonly Unit<Pressure> Millibar = Bar.With(UnitPrefix.Milli);

    /// <summary>Millimetre of mercury, <c>mmHg</c>.</summary>
    public static readonly Unit<Pressure> MillimetreOfMercury =
        Define<Pressure>("mmHg", "millimetre of mercury", numerator: 133.322387415m);

    /// <summary>Inch of mercury, <c>inHg</c>.</summary>
    public static readonly Unit<Pressure> InchOfMercury =
        Define<Pressure>("inHg", "inch of mercury", numerator: 3386.388640341m);

    /// <summary>Pound per square inch, <c>psi</c>.</summary>
    public static readonly Unit<Pressure> PoundPerSquareInch =
        Define<Pressure>("psi", "pound per square inch", numerator: 4.4482216152605m, denominator: 0.00064516m);

    /// <summary>Standard atmosphere, <c>atm</c>.</summary>
    public static readonly Unit<Pressure> Atmosphere =
        Define<Pressure>("atm", "standard atmosphere", numerator: 101325m);

    /// <summary>Torr, <c>Torr</c>.</summary>
    public static readonly Unit<Pressure> Torr =
        Define<Pressure>("Torr", "torr", numerator: 101325m, denominator: 760m);

    /// <summary>Metre per second, <c>m/s</c>.</summary>
    public static readonly Unit<Speed> MetrePerSecond =
        Define<Speed>("m/s", "metre per second", prefixes: PrefixRule.Metric);

    /// <summary>Millimetre per second, <c>mm/s</c>.</summary>
    public static readonly Unit<Speed> MillimetrePerSecond = MetrePerSecond.With(UnitPrefix.Milli);

    /// <summary>Kilometre per hour, <c>km/h</c>.</summary>
    public static readonly Unit<Speed> KilometrePerHour =
        Define<Speed>("km/h", "kilometre per hour", numerator: 1000m, denominator: 3600m, aliases: ["kph", "kmh"]);

    /// <summary>Metre per hour, <c>m/h</c>.</summary>
    public static readonly Unit<Speed> MetrePerHour = Define<Speed>("m/h", "metre per hour", denominator: 3600m);

    /// <summary>Millimetre per hour, <c>mm/h</c>.</summary>
    public static readonly Unit<Speed> MillimetrePerHour =
        Define<Speed>("mm/h", "millimetre per hour", denominator: 3600000m);

    /// <summary>Mile per hour, <c>mph</c>.</summary>
    public static readonly Unit<Speed> MilePerHour =
        Define<Speed>("mph", "mile per hour", numerator: 1609.344m, denominator: 3600m, aliases: ["mi/h"]);

    /// <summary>Inch per hour, <c>in/h</c>.</summary>
    public static readonly Unit<Speed> InchPerHour =
        Define<Speed>("in/h", "inch per hour", numerator: 0.0254m, denominator: 3600m);

    /// <summary>Foot per second, <c>ft/s</c>.</summary>
    public static readonly Unit<Speed> FootPerSecond = Define<Speed>("ft/s", "foot per second", numerator: 0.3048m);

    /// <summary>Knot, <c>kn</c>.</summary>
    public static readonly Unit<Speed> Knot =
        Define<Speed>("kn", "knot", numerator: 1852m, denominator: 3600m, aliases: ["kt"]);

    /// <summary>Gram, <c>g</c>.</summary>
    public static readonly Unit<Mass> Gram = Define<Mass>("g", "gram", prefixes: PrefixRule.Metric);

    /// <summary>Kilogram, <c>kg</c>.</summary>
    public static readonly Unit<Mass> Kilogram = Gram.With(UnitPrefix.Kilo);

    /// <summary>Milligram, <c>mg</c>.</summary>
    public static readonly Unit<Mass> Milligram = Gram.With(UnitPrefix.Milli);

    /// <summary>Microgram, <c>µg</c>.</summary>
    public static readonly Unit<Mass> Microgram = Gram.With(UnitPrefix.Micro);

    /// <summary>Tonne, <c>t</c>.</summary>
    public static readonly Unit<Mass> Tonne = Define<Mass>("t", "tonne", exponent: 6, prefixes: PrefixRule.Metric);

    /// <summary>Pound, <c>lb</c>.</summary>
    public static readonly Unit<Mass> Pound = Define<Mass>("lb", "pound", numerator: 453.59237m, aliases: ["lbs"]);

    /// <summary>Ounce, <c>oz</c>.</summary>
    public static readonly Unit<Mass> Ounce = Define<Mass>("oz", "ounce", numerator: 28.349523125m);

    /// <summary>Stone, <c>st</c>.</summary>
    public static readonly Unit<Mass> Stone = Define<Mass>("st", "stone", numerator: 6350.29318m);

    /// <summary>Grain, <c>gr</c>.</summary>
    public static readonly Unit<Mass> Grain = Define<Mass>("gr", "grain", numerator: 0.06479891m);

    /// <summary>Gram per cubic metre, <c>g/m³</c>.</summary>
    public static readonly Unit<Density> GramPerCubicMetre =
        Define<Density>("g/m³", "gram per cubic metre", prefixes: PrefixRule.Metric, aliases: ["g/m3"]);

    /// <summary>Kilogram per cubic metre, <c>kg/m³</c>.</summary>
    public static readonly Unit<Density> KilogramPerCubicMetre = GramPerCubicMetre.With(UnitPrefix.Kilo);

    /// <summary>Milligram per cubic metre, <c>mg/m³</c>.</summary>
    public static readonly Unit<Density> MilligramPerCubicMetre = GramPerCubicMetre.With(UnitPrefix.Milli);

    /// <summary>Microgram per cubic metre, <c>µg/m³</c>.</summary>
    public static readonly Unit<Density> MicrogramPerCubicMetre = GramPerCubicMetre.With(UnitPrefix.Micro);

    /// <summary>Gram per litre, <c>g/l</c>.</summary>
    public static readonly Unit<Density> GramPerLitre =
        Define<Density>("g/l", "gram per litre", exponent: 3, prefixes: PrefixRule.Metric, aliases: ["g/L"]);

    /// <summary>Gram per cubic centimetre, <c>g/cm³</c>.</summary>
    public static readonly Unit<Density> GramPerCubicCentimetre =
        Define<Density>("g/cm³", "gram per cubic centimetre", exponent: 6, prefixes: PrefixRule.Metric, aliases: ["g/cm3"]);
}
