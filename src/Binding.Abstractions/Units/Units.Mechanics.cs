namespace HomeBinding.Units;

public static partial class Units
{
    /// <summary>Metre per square second, <c>m/s²</c>.</summary>
    public static Unit<Acceleration> MetrePerSquareSecond => field ??= Get<Acceleration>("m/s²");

    /// <summary>Standard gravity, <c>gₙ</c>.</summary>
    public static Unit<Acceleration> StandardGravity => field ??= Get<Acceleration>("gₙ");

    /// <summary>Newton, <c>N</c>.</summary>
    public static Unit<Force> Newton => field ??= Get<Force>("N");

    /// <summary>Pound-force, <c>lbf</c>.</summary>
    public static Unit<Force> PoundForce => field ??= Get<Force>("lbf");

    /// <summary>Hertz, <c>Hz</c>.</summary>
    public static Unit<Frequency> Hertz => field ??= Get<Frequency>("Hz");

    /// <summary>Kilohertz, <c>kHz</c>.</summary>
    public static Unit<Frequency> Kilohertz => field ??= Get<Frequency>("kHz");

    /// <summary>Megahertz, <c>MHz</c>.</summary>
    public static Unit<Frequency> Megahertz => field ??= Get<Frequency>("MHz");

    /// <summary>Gigahertz, <c>GHz</c>.</summary>
    public static Unit<Frequency> Gigahertz => field ??= Get<Frequency>("GHz");

    /// <summary>Revolution per minute, <c>rpm</c>.</summary>
    public static Unit<Frequency> RevolutionPerMinute => field ??= Get<Frequency>("rpm");

    /// <summary>Pascal, <c>Pa</c>.</summary>
    public static Unit<Pressure> Pascal => field ??= Get<Pressure>("Pa");

    /// <summary>Hectopascal, <c>hPa</c>.</summary>
    public static Unit<Pressure> Hectopascal => field ??= Get<Pressure>("hPa");

    /// <summary>Kilopascal, <c>kPa</c>.</summary>
    public static Unit<Pressure> Kilopascal => field ??= Get<Pressure>("kPa");

    /// <summary>Megapascal, <c>MPa</c>.</summary>
    public static Unit<Pressure> Megapascal => field ??= Get<Pressure>("MPa");

    /// <summary>Bar, <c>bar</c>.</summary>
    public static Unit<Pressure> Bar => field ??= Get<Pressure>("bar");

    /// <summary>Millibar, <c>mbar</c>.</summary>
    public static Unit<Pressure> Millibar => field ??= Get<Pressure>("mbar");

    /// <summary>Millimetre of mercury, <c>mmHg</c>.</summary>
    public static Unit<Pressure> MillimetreOfMercury => field ??= Get<Pressure>("mmHg");

    /// <summary>Inch of mercury, <c>inHg</c>.</summary>
    public static Unit<Pressure> InchOfMercury => field ??= Get<Pressure>("inHg");

    /// <summary>Pound per square inch, <c>psi</c>.</summary>
    public static Unit<Pressure> PoundPerSquareInch => field ??= Get<Pressure>("psi");

    /// <summary>Standard atmosphere, <c>atm</c>.</summary>
    public static Unit<Pressure> Atmosphere => field ??= Get<Pressure>("atm");

    /// <summary>Torr, <c>Torr</c>.</summary>
    public static Unit<Pressure> Torr => field ??= Get<Pressure>("Torr");

    /// <summary>Metre per second, <c>m/s</c>.</summary>
    public static Unit<Speed> MetrePerSecond => field ??= Get<Speed>("m/s");

    /// <summary>Millimetre per second, <c>mm/s</c>.</summary>
    public static Unit<Speed> MillimetrePerSecond => field ??= Get<Speed>("mm/s");

    /// <summary>Kilometre per hour, <c>km/h</c>.</summary>
    public static Unit<Speed> KilometrePerHour => field ??= Get<Speed>("km/h");

    /// <summary>Metre per hour, <c>m/h</c>.</summary>
    public static Unit<Speed> MetrePerHour => field ??= Get<Speed>("m/h");

    /// <summary>Millimetre per hour, <c>mm/h</c>.</summary>
    public static Unit<Speed> MillimetrePerHour => field ??= Get<Speed>("mm/h");

    /// <summary>Mile per hour, <c>mph</c>.</summary>
    public static Unit<Speed> MilePerHour => field ??= Get<Speed>("mph");

    /// <summary>Inch per hour, <c>in/h</c>.</summary>
    public static Unit<Speed> InchPerHour => field ??= Get<Speed>("in/h");

    /// <summary>Foot per second, <c>ft/s</c>.</summary>
    public static Unit<Speed> FootPerSecond => field ??= Get<Speed>("ft/s");

    /// <summary>Knot, <c>kn</c>.</summary>
    public static Unit<Speed> Knot => field ??= Get<Speed>("kn");

    /// <summary>Gram, <c>g</c>.</summary>
    public static Unit<Mass> Gram => field ??= Get<Mass>("g");

    /// <summary>Kilogram, <c>kg</c>.</summary>
    public static Unit<Mass> Kilogram => field ??= Get<Mass>("kg");

    /// <summary>Milligram, <c>mg</c>.</summary>
    public static Unit<Mass> Milligram => field ??= Get<Mass>("mg");

    /// <summary>Microgram, <c>µg</c>.</summary>
    public static Unit<Mass> Microgram => field ??= Get<Mass>("µg");

    /// <summary>Tonne, <c>t</c>.</summary>
    public static Unit<Mass> Tonne => field ??= Get<Mass>("t");

    /// <summary>Pound, <c>lb</c>.</summary>
    public static Unit<Mass> Pound => field ??= Get<Mass>("lb");

    /// <summary>Ounce, <c>oz</c>.</summary>
    public static Unit<Mass> Ounce => field ??= Get<Mass>("oz");

    /// <summary>Stone, <c>st</c>.</summary>
    public static Unit<Mass> Stone => field ??= Get<Mass>("st");

    /// <summary>Grain, <c>gr</c>.</summary>
    public static Unit<Mass> Grain => field ??= Get<Mass>("gr");

    /// <summary>Gram per cubic metre, <c>g/m³</c>.</summary>
    public static Unit<Density> GramPerCubicMetre => field ??= Get<Density>("g/m³");

    /// <summary>Kilogram per cubic metre, <c>kg/m³</c>.</summary>
    public static Unit<Density> KilogramPerCubicMetre => field ??= Get<Density>("kg/m³");

    /// <summary>Milligram per cubic metre, <c>mg/m³</c>.</summary>
    public static Unit<Density> MilligramPerCubicMetre => field ??= Get<Density>("mg/m³");

    /// <summary>Microgram per cubic metre, <c>µg/m³</c>.</summary>
    public static Unit<Density> MicrogramPerCubicMetre => field ??= Get<Density>("µg/m³");

    /// <summary>Gram per litre, <c>g/l</c>.</summary>
    public static Unit<Density> GramPerLitre => field ??= Get<Density>("g/l");

    /// <summary>Gram per cubic centimetre, <c>g/cm³</c>.</summary>
    public static Unit<Density> GramPerCubicCentimetre => field ??= Get<Density>("g/cm³");
}
