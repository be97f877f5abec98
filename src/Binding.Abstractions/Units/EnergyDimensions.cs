namespace HomeBinding.Units;

/// <summary>Energy per volume of a fuel; default unit <c>kWh/m³</c>.</summary>
public sealed class CalorificValue : IDimension<CalorificValue>
{
    private CalorificValue()
    {
    }

    /// <inheritdoc/>
    public static Dimension Definition => Dimensions.CalorificValue;
}

/// <summary>Emitted mass per energy; default unit <c>g/kWh</c>.</summary>
public sealed class EmissionIntensity : IDimension<EmissionIntensity>
{
    private EmissionIntensity()
    {
    }

    /// <inheritdoc/>
    public static Dimension Definition => Dimensions.EmissionIntensity;
}

/// <summary>Energy; default unit <c>kWh</c>.</summary>
public sealed class Energy : IDimension<Energy>
{
    private Energy()
    {
    }

    /// <inheritdoc/>
    public static Dimension Definition => Dimensions.Energy;
}

/// <summary>Power per area (irradiance); default unit <c>W/m²</c>.</summary>
public sealed class Intensity : IDimension<Intensity>
{
    private Intensity()
    {
    }

    /// <inheritdoc/>
    public static Dimension Definition => Dimensions.Intensity;
}

/// <summary>Power; default unit <c>W</c>.</summary>
public sealed class Power : IDimension<Power>
{
    private Power()
    {
    }

    /// <inheritdoc/>
    public static Dimension Definition => Dimensions.Power;
}

/// <summary>Temperature; default unit <c>°C</c>, in the United States <c>°F</c>.</summary>
public sealed class Temperature : IDimension<Temperature>
{
    private Temperature()
    {
    }

    /// <inheritdoc/>
    public static Dimension Definition => Dimensions.Temperature;
}
