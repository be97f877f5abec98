namespace HomeBinding.Units;

public static partial class Units
{
    /// <summary>Metre, <c>m</c>.</summary>
    public static readonly Unit<Length> Metre = Define<Length>("m", "metre", prefixes: PrefixRule.Metric);

    /// <summary>Kilometre, <c>km</c>.</summary>
    public static readonly Unit<Length> Kilometre = Metre.With(UnitPrefix.Kilo);

    /// <summary>Decimetre, <c>dm</c>.</summary>
    public static readonly Unit<Length> Decimetre = Metre.With(UnitPrefix.Deci);

    /// <summary>Centimetre, <c>cm</c>.</summary>
    public static readonly Unit<Length> Centimetre = Metre.With(UnitPrefix.Centi);

    /// <summary>Millimetre, <c>mm</c>.</summary>
    public static readonly Unit<Length> Millimetre = Metre.With(UnitPrefix.Milli);

    /// <summary>Micrometre, <c>µm</c>.</summary>
    public static readonly Unit<Length> Micrometre = Metre.With(UnitPrefix.Micro);

    /// <summary>Nanometre, <c>nm</c>.</summary>
    public static readonly Unit<Length> Nanometre = Metre.With(UnitPrefix.Nano);

    /// <summary>Inch, <c>in</c>.</summary>
    public static readonly Unit<Length> Inch = Define<Length>("in", "inch", numerator: 0.0254m, aliases: ["\""]);

    /// <summary>Foot, <c>ft</c>.</summary>
    public static readonly Unit<Length> Foot = Define<Length>("ft", "foot", numerator: 0.3048m);

    /// <summary>Yard, <c>yd</c>.</summary>
    public static readonly Unit<Length> Yard = Define<Length>("yd", "yard", numerator: 0.9144m);

    /// <summary>Chain, <c>ch</c>.</summary>
    public static readonly Unit<Length> Chain = Define<Length>("ch", "chain", numerator: 20.1168m);

    /// <summary>Furlong, <c>fur</c>.</summary>
    public static readonly Unit<Length> Furlong = Define<Length>("fur", "furlong", numerator: 201.168m);

    /// <summary>Mile, <c>mi</c>.</summary>
    public static readonly Unit<Length> Mile = Define<Length>("mi", "mile", numerator: 1609.344m);

    /// <summary>Nautical mile, <c>nmi</c>.</summary>
    public static readonly Unit<Length> NauticalMile = Define<Length>("nmi", "nautical mile", numerator: 1852m);

    /// <summary>League, <c>lea</c>.</summary>
    public static readonly Unit<Length> League = Define<Length>("lea", "league", numerator: 4828.032m);

    /// <summary>Square metre, <c>m²</c>.</summary>
    public static readonly Unit<Area> SquareMetre =
        Define<Area>("m²", "square metre", prefixPower: 2, prefixes: PrefixRule.Metric, aliases: ["m2"]);

    /// <summary>Kilosquare metre, <c>km²</c>.</summary>
    public static readonly Unit<Area> SquareKilometre = SquareMetre.With(UnitPrefix.Kilo);

    /// <summary>Centisquare metre, <c>cm²</c>.</summary>
    public static readonly Unit<Area> SquareCentimetre = SquareMetre.With(UnitPrefix.Centi);

    /// <summary>Millisquare metre, <c>mm²</c>.</summary>
    public static readonly Unit<Area> SquareMillimetre = SquareMetre.With(UnitPrefix.Milli);

    /// <summary>Hectare, <c>ha</c>.</summary>
    public static readonly Unit<Area> Hectare = Define<Area>("ha", "hectare", exponent: 4);

    /// <summary>Square inch, <c>in²</c>.</summary>
    public static readonly Unit<Area> SquareInch =
        Define<Area>("in²", "square inch", numerator: 0.00064516m, aliases: ["in2"]);

    /// <summary>Square foot, <c>ft²</c>.</summary>
    public static readonly Unit<Area> SquareFoot =
        Define<Area>("ft²", "square foot", numerator: 0.09290304m, aliases: ["ft2"]);

    /// <summary>Acre, <c>ac</c>.</summary>
    public static readonly Unit<Area> Acre = Define<Area>("ac", "acre", numerator: 4046.8564224m);

    /// <summary>Cubic metre, <c>m³</c>.</summary>
    public static readonly Unit<Volume> CubicMetre =
        Define<Volume>("m³", "cubic metre", prefixPower: 3, prefixes: PrefixRule.Metric, aliases: ["m3"]);

    /// <summary>Decicubic metre, <c>dm³</c>.</summary>
    public static readonly Unit<Volume> CubicDecimetre = CubicMetre.With(UnitPrefix.Deci);

    /// <summary>Centicubic metre, <c>cm³</c>.</summary>
    public static readonly Unit<Volume> CubicCentimetre = CubicMetre.With(UnitPrefix.Centi);

    /// <summary>Litre, <c>l</c>.</summary>
    public static readonly Unit<Volume> Litre =
        Define<Volume>("l", "litre", exponent: -3, prefixes: PrefixRule.Metric, aliases: ["L"]);

    /// <summary>Millilitre, <c>ml</c>.</summary>
    public static readonly Unit<Volume> Millilitre = Litre.With(UnitPrefix.Milli);

    /// <summary>Centilitre, <c>cl</c>.</summary>
    public static readonly Unit<Volume> Centilitre = Litre.With(UnitPrefix.Centi);

    /// <summary>Decilitre, <c>dl</c>.</summary>
    public static readonly Unit<Volume> Decilitre = Litre.With(UnitPrefix.Deci);

    /// <summary>Hectolitre, <c>hl</c>.</summary>
    public static readonly Unit<Volume> Hectolitre = Litre.With(UnitPrefix.Hecto);

    /// <summary>Gallon (US), <c>gal</c>.</summary>
    public static readonly Unit<Volume> GallonUS = Define<Volume>("gal", "gallon (US)", numerator: 0.003785411784m);

    /// <summary>Cubic foot, <c>ft³</c>.</summary>
    public static readonly Unit<Volume> CubicFoot =
        Define<Volume>("ft³", "cubic foot", numerator: 0.028316846592m, aliases: ["ft3"]);

    /// <summary>Cubic inch, <c>in³</c>.</summary>
    public static readonly Unit<Volume> CubicInch =
        Define<Volume>("in³", "cubic inch", numerator: 0.000016387064m, aliases: ["in3"]);

    /// <summary>Cubic metre per second, <c>m³/s</c>.</summary>
    public static readonly Unit<VolumetricFlowRate> CubicMetrePerSecond =
        Define<VolumetricFlowRate>("m³/s", "cubic metre per second", aliases: ["m3/s"]);

    /// <summary>Cubic metre per minute, <c>m³/min</c>.</summary>
    public static readonly Unit<VolumetricFlowRate> CubicMetrePerMinute =
        Define<VolumetricFlowRate>("m³/min", "cubic metre per minute", denominator: 60m, aliases: ["m3/min"]);

    /// <summary>Cubic metre per hour, <c>m³/h</c>.</summary>
    public static readonly Unit<VolumetricFlowRate> CubicMetrePerHour =
        Define<VolumetricFlowRate>("m³/h", "cubic metre per hour", denominator: 3600m, aliases: ["m3/h"]);

    /// <summary>Cubic metre per day, <c>m³/d</c>.</summary>
    public static readonly Unit<VolumetricFlowRate> CubicMetrePerDay =
        Define<VolumetricFlowRate>("m³/d", "cubic metre per day", denominator: 86400m, aliases: ["m3/d"]);

    /// <summary>Litre per second, <c>l/s</c>.</summary>
    public static readonly Unit<VolumetricFlowRate> LitrePerSecond =
        Define<VolumetricFlowRate>("l/s", "litre per second", exponent: -3, prefixes: PrefixRule.Metric, aliases: ["L/s"]);

    /// <summary>Litre per minute, <c>l/min</c>.</summary>
    public static readonly Unit<VolumetricFlowRate> LitrePerMinute =
        Define<VolumetricFlowRate>("l/min", "litre per minute", denominator: 60m, exponent: -3, prefixes: PrefixRule.Metric, aliases: ["L/min"]);

    /// <summary>Litre per hour, <c>l/h</c>.</summary>
    public static readonly Unit<VolumetricFlowRate> LitrePerHour =
        Define<VolumetricFlowRate>("l/h", "litre per hour", denominator: 3600m, exponent: -3, prefixes: PrefixRule.Metric, aliases: ["L/h"]);

    /// <summary>Gallon (US) per minute, <c>gal/min</c>.</summary>
    public static readonly Unit<VolumetricFlowRate> GallonUSPerMinute =
        Define<VolumetricFlowRate>("gal/min", "gallon (US) per minute", numerator: 0.003785411784m, denominator: 60m);

    /// <summary>Cubic foot per minute, <c>ft³/min</c>.</summary>
    public static readonly Unit<VolumetricFlowRate> CubicFootPerMinute =
        Define<VolumetricFlowRate>("ft³/min", "cubic foot per minute", numerator: 0.028316846592m, denominator: 60m, aliases: ["ft3/min", "cfm"]);

    /// <summary>Degree, <c>°</c>.</summary>
    public static readonly Unit<Angle> Degree = Define<Angle>("°", "degree", aliases: ["deg", "º"]);

    /// <summary>Radian, <c>rad</c>.</summary>
    public static readonly Unit<Angle> Radian =
        Define<Angle>("rad", "radian", numerator: 57.29577951308232087679815481m, prefixes: PrefixRule.Metric);

    /// <summary>Arc minute, <c>'</c>.</summary>
    public static readonly Unit<Angle> ArcMinute =
        Define<Angle>("'", "arc minute", denominator: 60m, aliases: ["′", "arcmin"]);

    /// <summary>Arc second, <c>''</c>.</summary>
    public static readonly Unit<Angle> ArcSecond =
        Define<Angle>("''", "arc second", denominator: 3600m, aliases: ["″", "arcsec"]);

    /// <summary>Steradian, <c>sr</c>.</summary>
    public static readonly Unit<SolidAngle> Steradian =
        Define<SolidAngle>("sr", "steradian", prefixes: PrefixRule.Metric);

    /// <summary>Second, <c>s</c>.</summary>
    public static readonly Unit<Time> Second =
        Define<Time>("s", "second", prefixes: PrefixRule.Metric, aliases: ["sec"]);

    /// <summary>Millisecond, <c>ms</c>.</summary>
    public static readonly Unit<Time> Millisecond = Second.With(UnitPrefix.Milli);

    /// <summary>Microsecond, <c>µs</c>.</summary>
    public static readonly Unit<Time> Microsecond = Second.With(UnitPrefix.Micro);

    /// <summary>Nanosecond, <c>ns</c>.</summary>
    public static readonly Unit<Time> Nanosecond = Second.With(UnitPrefix.Nano);

    /// <summary>Minute, <c>min</c>.</summary>
    public static readonly Unit<Time> Minute = Define<Time>("min", "minute", numerator: 60m);

    /// <summary>Hour, <c>h</c>.</summary>
    public static readonly Unit<Time> Hour = Define<Time>("h", "hour", numerator: 3600m);

    /// <summary>Day, <c>d</c>.</summary>
    public static readonly Unit<Time> Day = Define<Time>("d", "day", numerator: 86400m, aliases: ["day"]);

    /// <summary>Week, <c>week</c>.</summary>
    public static readonly Unit<Time> Week = Define<Time>("week", "week", numerator: 604800m, aliases: ["wk"]);

    /// <summary>Month (a twelfth of a year), <c>mo</c>.</summary>
    public static readonly Unit<Time> Month =
        Define<Time>("mo", "month (a twelfth of a year)", numerator: 2629746m, aliases: ["month"]);

    /// <summary>Year (365.2425 days), <c>y</c>.</summary>
    public static readonly Unit<Time> Year =
        Define<Time>("y", "year (365.2425 days)", numerator: 31556952m, aliases: ["year"]);
}
