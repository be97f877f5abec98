namespace HomeBinding.Units;

/// <summary>Acceleration; default unit <c>m/s²</c>.</summary>
public sealed class Acceleration : IDimension<Acceleration>
{
    private Acceleration()
    {
    }

    /// <inheritdoc/>
    public static Dimension Definition => Dimensions.Acceleration;
}

/// <summary>Plane angle; default unit <c>°</c>.</summary>
public sealed class Angle : IDimension<Angle>
{
    private Angle()
    {
    }

    /// <inheritdoc/>
    public static Dimension Definition => Dimensions.Angle;
}

/// <summary>Area; default unit <c>m²</c>, in the United States <c>ft²</c>.</summary>
public sealed class Area : IDimension<Area>
{
    private Area()
    {
    }

    /// <inheritdoc/>
    public static Dimension Definition => Dimensions.Area;
}

/// <summary>Mass per volume; default unit <c>kg/m³</c>.</summary>
public sealed class Density : IDimension<Density>
{
    private Density()
    {
    }

    /// <inheritdoc/>
    public static Dimension Definition => Dimensions.Density;
}

/// <summary>Force; default unit <c>N</c>.</summary>
public sealed class Force : IDimension<Force>
{
    private Force()
    {
    }

    /// <inheritdoc/>
    public static Dimension Definition => Dimensions.Force;
}

/// <summary>Frequency; default unit <c>Hz</c>.</summary>
public sealed class Frequency : IDimension<Frequency>
{
    private Frequency()
    {
    }

    /// <inheritdoc/>
    public static Dimension Definition => Dimensions.Frequency;
}

/// <summary>Length; default unit <c>m</c>, in the United States <c>in</c>.</summary>
public sealed class Length : IDimension<Length>
{
    private Length()
    {
    }

    /// <inheritdoc/>
    public static Dimension Definition => Dimensions.Length;
}

/// <summary>Mass; default unit <c>kg</c>, in the United States <c>lb</c>.</summary>
public sealed class Mass : IDimension<Mass>
{
    private Mass()
    {
    }

    /// <inheritdoc/>
    public static Dimension Definition => Dimensions.Mass;
}

/// <summary>Pressure; default unit <c>hPa</c>, in the United States <c>inHg</c>.</summary>
public sealed class Pressure : IDimension<Pressure>
{
    private Pressure()
    {
    }

    /// <inheritdoc/>
    public static Dimension Definition => Dimensions.Pressure;
}

/// <summary>Solid angle; default unit <c>sr</c>.</summary>
public sealed class SolidAngle : IDimension<SolidAngle>
{
    private SolidAngle()
    {
    }

    /// <inheritdoc/>
    public static Dimension Definition => Dimensions.SolidAngle;
}

/// <summary>Speed; default unit <c>km/h</c>, in the United States <c>mph</c>.</summary>
public sealed class Speed : IDimension<Speed>
{
    private Speed()
    {
    }

    /// <inheritdoc/>
    public static Dimension Definition => Dimensions.Speed;
}

/// <summary>Duration; default unit <c>s</c>.</summary>
public sealed class Time : IDimension<Time>
{
    private Time()
    {
    }

    /// <inheritdoc/>
    public static Dimension Definition => Dimensions.Time;
}

/// <summary>Volume per time; default unit <c>l/min</c>, in the United States <c>gal/min</c>.</summary>
public sealed class VolumetricFlowRate : IDimension<VolumetricFlowRate>
{
    private VolumetricFlowRate()
    {
    }

    /// <inheritdoc/>
    public static Dimension Definition => Dimensions.VolumetricFlowRate;
}

/// <summary>Volume; default unit <c>m³</c>, in the United States <c>gal</c>.</summary>
public sealed class Volume : IDimension<Volume>
{
    private Volume()
    {
    }

    /// <inheritdoc/>
    public static Dimension Definition => Dimensions.Volume;
}
