namespace HomeBinding.Units;

/// <summary>Amount of substance; default unit <c>mol</c>.</summary>
public sealed class AmountOfSubstance : IDimension<AmountOfSubstance>
{
    private AmountOfSubstance()
    {
    }

    /// <inheritdoc/>
    public static Dimension Definition => Dimensions.AmountOfSubstance;
}

/// <summary>Amount of substance per area; default unit <c>DU</c>.</summary>
public sealed class ArealDensity : IDimension<ArealDensity>
{
    private ArealDensity()
    {
    }

    /// <inheritdoc/>
    public static Dimension Definition => Dimensions.ArealDensity;
}

/// <summary>Catalytic activity; default unit <c>kat</c>.</summary>
public sealed class CatalyticActivity : IDimension<CatalyticActivity>
{
    private CatalyticActivity()
    {
    }

    /// <inheritdoc/>
    public static Dimension Definition => Dimensions.CatalyticActivity;
}
