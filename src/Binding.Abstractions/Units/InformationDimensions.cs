namespace HomeBinding.Units;

/// <summary>Amount of data; default unit <c>B</c>.</summary>
public sealed class DataAmount : IDimension<DataAmount>
{
    private DataAmount()
    {
    }

    /// <inheritdoc/>
    public static Dimension Definition => Dimensions.DataAmount;
}

/// <summary>Amount of data per time; default unit <c>Mbit/s</c>.</summary>
public sealed class DataTransferRate : IDimension<DataTransferRate>
{
    private DataTransferRate()
    {
    }

    /// <inheritdoc/>
    public static Dimension Definition => Dimensions.DataTransferRate;
}

/// <summary>A ratio without a dimension, such as a percentage; default unit <c>one</c>.</summary>
public sealed class Dimensionless : IDimension<Dimensionless>
{
    private Dimensionless()
    {
    }

    /// <inheritdoc/>
    public static Dimension Definition => Dimensions.Dimensionless;
}
