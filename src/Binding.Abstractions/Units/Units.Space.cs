namespace HomeBinding.Units;

public static partial class Units
{
    /// <summary>Metre, <c>m</c>.</summary>
    public static Unit<Length> Metre => field ??= Get<Length>("m");

    /// <summary>Kilometre, <c>km</c>.</summary>
    public static Unit<Length> Kilometre => field ??= Get<Length>("km");

    /// <summary>Decimetre, <c>dm</c>.</summary>
    public static Unit<Length> Decimetre => field ??= Get<Length>("dm");

    /// <summary>Centimetre, <c>cm</c>.</summary>
    public static Unit<Length> Centimetre => field ??= Get<Length>("cm");

    /// <summary>Millimetre, <c>mm</c>.</summary>
    public static Unit<Length> Millimetre => field ??= Get<Length>("mm");

    /// <summary>Micrometre, <c>µm</c>.</summary>
    public static Unit<Length> Micrometre => field ??= Get<Length>("µm");

    /// <summary>Nanometre, <c>nm</c>.</summary>
    public static Unit<Length> Nanometre => field ??= Get<Length>("nm");

    /// <summary>Inch, <c>in</c>.</summary>
    public static Unit<Length> Inch => field ??= Get<Length>("in");

    /// <summary>Foot, <c>ft</c>.</summary>
    public static Unit<Length> Foot => field ??= Get<Length>("ft");

    /// <summary>Yard, <c>yd</c>.</summary>
    public static Unit<Length> Yard => field ??= Get<Length>("yd");

    /// <summary>Chain, <c>ch</c>.</summary>
    public static Unit<Length> Chain => field ??= Get<Length>("ch");

    /// <summary>Furlong, <c>fur</c>.</summary>
    public static Unit<Length> Furlong => field ??= Get<Length>("fur");

    /// <summary>Mile, <c>mi</c>.</summary>
    public static Unit<Length> Mile => field ??= Get<Length>("mi");

    /// <summary>Nautical mile, <c>nmi</c>.</summary>
    public static Unit<Length> NauticalMile => field ??= Get<Length>("nmi");

    /// <summary>League, <c>lea</c>.</summary>
    public static Unit<Length> League => field ??= Get<Length>("lea");

    /// <summary>Square metre, <c>m²</c>.</summary>
    public static Unit<Area> SquareMetre => field ??= Get<Area>("m²");

    /// <summary>Square kilometre, <c>km²</c>.</summary>
    public static Unit<Area> SquareKilometre => field ??= Get<Area>("km²");

    /// <summary>Square centimetre, <c>cm²</c>.</summary>
    public static Unit<Area> SquareCentimetre => field ??= Get<Area>("cm²");

    /// <summary>Square millimetre, <c>mm²</c>.</summary>
    public static Unit<Area> SquareMillimetre => field ??= Get<Area>("mm²");

    /// <summary>Hectare, <c>ha</c>.</summary>
    public static Unit<Area> Hectare => field ??= Get<Area>("ha");

    /// <summary>Square inch, <c>in²</c>.</summary>
    public static Unit<Area> SquareInch => field ??= Get<Area>("in²");

    /// <summary>Square foot, <c>ft²</c>.</summary>
    public static Unit<Area> SquareFoot => field ??= Get<Area>("ft²");

    /// <summary>Acre, <c>ac</c>.</summary>
    public static Unit<Area> Acre => field ??= Get<Area>("ac");

    /// <summary>Cubic metre, <c>m³</c>.</summary>
    public static Unit<Volume> CubicMetre => field ??= Get<Volume>("m³");

    /// <summary>Cubic decimetre, <c>dm³</c>.</summary>
    public static Unit<Volume> CubicDecimetre => field ??= Get<Volume>("dm³");

    /// <summary>Cubic centimetre, <c>cm³</c>.</summary>
    public static Unit<Volume> CubicCentimetre => field ??= Get<Volume>("cm³");

    /// <summary>Litre, <c>l</c>.</summary>
    public static Unit<Volume> Litre => field ??= Get<Volume>("l");

    /// <summary>Millilitre, <c>ml</c>.</summary>
    public static Unit<Volume> Millilitre => field ??= Get<Volume>("ml");

    /// <summary>Centilitre, <c>cl</c>.</summary>
    public static Unit<Volume> Centilitre => field ??= Get<Volume>("cl");

    /// <summary>Decilitre, <c>dl</c>.</summary>
    public static Unit<Volume> Decilitre => field ??= Get<Volume>("dl");

    /// <summary>Hectolitre, <c>hl</c>.</summary>
    public static Unit<Volume> Hectolitre => field ??= Get<Volume>("hl");

    /// <summary>Gallon (US), <c>gal</c>.</summary>
    public static Unit<Volume> GallonUS => field ??= Get<Volume>("gal");

    /// <summary>Cubic foot, <c>ft³</c>.</summary>
    public static Unit<Volume> CubicFoot => field ??= Get<Volume>("ft³");

    /// <summary>Cubic inch, <c>in³</c>.</summary>
    public static Unit<Volume> CubicInch => field ??= Get<Volume>("in³");

    /// <summary>Cubic metre per second, <c>m³/s</c>.</summary>
    public static Unit<VolumetricFlowRate> CubicMetrePerSecond => field ??= Get<VolumetricFlowRate>("m³/s");

    /// <summary>Cubic metre per minute, <c>m³/min</c>.</summary>
    public static Unit<VolumetricFlowRate> CubicMetrePerMinute => field ??= Get<VolumetricFlowRate>("m³/min");

    /// <summary>Cubic metre per hour, <c>m³/h</c>.</summary>
    public static Unit<VolumetricFlowRate> CubicMetrePerHour => field ??= Get<VolumetricFlowRate>("m³/h");

    /// <summary>Cubic metre per day, <c>m³/d</c>.</summary>
    public static Unit<VolumetricFlowRate> CubicMetrePerDay => field ??= Get<VolumetricFlowRate>("m³/d");

    /// <summary>Litre per second, <c>l/s</c>.</summary>
    public static Unit<VolumetricFlowRate> LitrePerSecond => field ??= Get<VolumetricFlowRate>("l/s");

    /// <summary>Litre per minute, <c>l/min</c>.</summary>
    public static Unit<VolumetricFlowRate> LitrePerMinute => field ??= Get<VolumetricFlowRate>("l/min");

    /// <summary>Litre per hour, <c>l/h</c>.</summary>
    public static Unit<VolumetricFlowRate> LitrePerHour => field ??= Get<VolumetricFlowRate>("l/h");

    /// <summary>Gallon (US) per minute, <c>gal/min</c>.</summary>
    public static Unit<VolumetricFlowRate> GallonUSPerMinute => field ??= Get<VolumetricFlowRate>("gal/min");

    /// <summary>Cubic foot per minute, <c>ft³/min</c>.</summary>
    public static Unit<VolumetricFlowRate> CubicFootPerMinute => field ??= Get<VolumetricFlowRate>("ft³/min");

    /// <summary>Degree, <c>°</c>.</summary>
    public static Unit<Angle> Degree => field ??= Get<Angle>("°");

    /// <summary>Radian, <c>rad</c>.</summary>
    public static Unit<Angle> Radian => field ??= Get<Angle>("rad");

    /// <summary>Arc minute, <c>'</c>.</summary>
    public static Unit<Angle> ArcMinute => field ??= Get<Angle>("'");

    /// <summary>Arc second, <c>''</c>.</summary>
    public static Unit<Angle> ArcSecond => field ??= Get<Angle>("''");

    /// <summary>Steradian, <c>sr</c>.</summary>
    public static Unit<SolidAngle> Steradian => field ??= Get<SolidAngle>("sr");

    /// <summary>Second, <c>s</c>.</summary>
    public static Unit<Time> Second => field ??= Get<Time>("s");

    /// <summary>Millisecond, <c>ms</c>.</summary>
    public static Unit<Time> Millisecond => field ??= Get<Time>("ms");

    /// <summary>Microsecond, <c>µs</c>.</summary>
    public static Unit<Time> Microsecond => field ??= Get<Time>("µs");

    /// <summary>Nanosecond, <c>ns</c>.</summary>
    public static Unit<Time> Nanosecond => field ??= Get<Time>("ns");

    /// <summary>Minute, <c>min</c>.</summary>
    public static Unit<Time> Minute => field ??= Get<Time>("min");

    /// <summary>Hour, <c>h</c>.</summary>
    public static Unit<Time> Hour => field ??= Get<Time>("h");

    /// <summary>Day, <c>d</c>.</summary>
    public static Unit<Time> Day => field ??= Get<Time>("d");

    /// <summary>Week, <c>week</c>.</summary>
    public static Unit<Time> Week => field ??= Get<Time>("week");

    /// <summary>Month (a twelfth of a year), <c>mo</c>.</summary>
    public static Unit<Time> Month => field ??= Get<Time>("mo");

    /// <summary>Year (365.2425 days), <c>y</c>.</summary>
    public static Unit<Time> Year => field ??= Get<Time>("y");
}
