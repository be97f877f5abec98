namespace HomeBinding.Units;

/// <summary>Illuminance; default unit <c>lx</c>.</summary>
public sealed class Illuminance : IDimension<Illuminance>
{
    private Illuminance()
    {
    }

    /// <inheritdoc/>
    public static Dimension Definition => Dimensions.Illuminance;
}

/// <summary>Luminous flux; default unit <c>lm</c>.</summary>
public sealed class LuminousFlux : IDimension<LuminousFlux>
{
    private LuminousFlux()
    {
    }

    /// <inheritdoc/>
    public static Dimension Definition => Dimensions.LuminousFlux;
}

/// <summary>Luminous intensity; default unit <c>cd</c>.</summary>
public sealed class LuminousIntensity : IDimension<LuminousIntensity>
{
    private LuminousIntensity()
    {
    }

    /// <inheritdoc/>
    public static Dimension Definition => Dimensions.LuminousIntensity;
}
