namespace HomeBinding.Units;

/// <summary>Money; default unit <c>EUR</c>.</summary>
public sealed class Currency : IDimension<Currency>
{
    private Currency()
    {
    }

    /// <inheritdoc/>
    public static Dimension Definition => Dimensions.Currency;
}

/// <summary>Money per energy; default unit <c>EUR/kWh</c>.</summary>
public sealed class EnergyPrice : IDimension<EnergyPrice>
{
    private EnergyPrice()
    {
    }

    /// <inheritdoc/>
    public static Dimension Definition => Dimensions.EnergyPrice;
}

/// <summary>Money per volume; default unit <c>EUR/l</c>.</summary>
public sealed class VolumePrice : IDimension<VolumePrice>
{
    private VolumePrice()
    {
    }

    /// <inheritdoc/>
    public static Dimension Definition => Dimensions.VolumePrice;
}
