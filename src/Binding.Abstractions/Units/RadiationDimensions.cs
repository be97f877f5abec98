namespace HomeBinding.Units;

/// <summary>Energy per area; default unit <c>J/m²</c>.</summary>
public sealed class RadiantExposure : IDimension<RadiantExposure>
{
    private RadiantExposure()
    {
    }

    /// <inheritdoc/>
    public static Dimension Definition => Dimensions.RadiantExposure;
}

/// <summary>Absorbed radiation dose; default unit <c>Gy</c>.</summary>
public sealed class RadiationDoseAbsorbed : IDimension<RadiationDoseAbsorbed>
{
    private RadiationDoseAbsorbed()
    {
    }

    /// <inheritdoc/>
    public static Dimension Definition => Dimensions.RadiationDoseAbsorbed;
}

/// <summary>Effective radiation dose; default unit <c>Sv</c>.</summary>
public sealed class RadiationDoseEffective : IDimension<RadiationDoseEffective>
{
    private RadiationDoseEffective()
    {
    }

    /// <inheritdoc/>
    public static Dimension Definition => Dimensions.RadiationDoseEffective;
}

/// <summary>Effective radiation dose per time; default unit <c>Sv/h</c>.</summary>
public sealed class RadiationDoseRate : IDimension<RadiationDoseRate>
{
    private RadiationDoseRate()
    {
    }

    /// <inheritdoc/>
    public static Dimension Definition => Dimensions.RadiationDoseRate;
}

/// <summary>Radioactivity per volume; default unit <c>Bq/m³</c>.</summary>
public sealed class RadiationSpecificActivity : IDimension<RadiationSpecificActivity>
{
    private RadiationSpecificActivity()
    {
    }

    /// <inheritdoc/>
    public static Dimension Definition => Dimensions.RadiationSpecificActivity;
}

/// <summary>Radioactivity; default unit <c>Bq</c>.</summary>
public sealed class Radioactivity : IDimension<Radioactivity>
{
    private Radioactivity()
    {
    }

    /// <inheritdoc/>
    public static Dimension Definition => Dimensions.Radioactivity;
}
