namespace HomeBinding.Units;

/// <summary>Electric capacitance; default unit <c>F</c>.</summary>
public sealed class ElectricCapacitance : IDimension<ElectricCapacitance>
{
    private ElectricCapacitance()
    {
    }

    /// <inheritdoc/>
    public static Dimension Definition => Dimensions.ElectricCapacitance;
}

/// <summary>Electric charge; default unit <c>C</c>.</summary>
public sealed class ElectricCharge : IDimension<ElectricCharge>
{
    private ElectricCharge()
    {
    }

    /// <inheritdoc/>
    public static Dimension Definition => Dimensions.ElectricCharge;
}

/// <summary>Electric conductance; default unit <c>S</c>.</summary>
public sealed class ElectricConductance : IDimension<ElectricConductance>
{
    private ElectricConductance()
    {
    }

    /// <inheritdoc/>
    public static Dimension Definition => Dimensions.ElectricConductance;
}

/// <summary>Electric conductivity; default unit <c>S/m</c>.</summary>
public sealed class ElectricConductivity : IDimension<ElectricConductivity>
{
    private ElectricConductivity()
    {
    }

    /// <inheritdoc/>
    public static Dimension Definition => Dimensions.ElectricConductivity;
}

/// <summary>Electric current; default unit <c>A</c>.</summary>
public sealed class ElectricCurrent : IDimension<ElectricCurrent>
{
    private ElectricCurrent()
    {
    }

    /// <inheritdoc/>
    public static Dimension Definition => Dimensions.ElectricCurrent;
}

/// <summary>Electric inductance; default unit <c>H</c>.</summary>
public sealed class ElectricInductance : IDimension<ElectricInductance>
{
    private ElectricInductance()
    {
    }

    /// <inheritdoc/>
    public static Dimension Definition => Dimensions.ElectricInductance;
}

/// <summary>Electric potential (voltage); default unit <c>V</c>.</summary>
public sealed class ElectricPotential : IDimension<ElectricPotential>
{
    private ElectricPotential()
    {
    }

    /// <inheritdoc/>
    public static Dimension Definition => Dimensions.ElectricPotential;
}

/// <summary>Electric resistance; default unit <c>Ω</c>.</summary>
public sealed class ElectricResistance : IDimension<ElectricResistance>
{
    private ElectricResistance()
    {
    }

    /// <inheritdoc/>
    public static Dimension Definition => Dimensions.ElectricResistance;
}

/// <summary>Magnetic flux density; default unit <c>T</c>.</summary>
public sealed class MagneticFluxDensity : IDimension<MagneticFluxDensity>
{
    private MagneticFluxDensity()
    {
    }

    /// <inheritdoc/>
    public static Dimension Definition => Dimensions.MagneticFluxDensity;
}

/// <summary>Magnetic flux; default unit <c>Wb</c>.</summary>
public sealed class MagneticFlux : IDimension<MagneticFlux>
{
    private MagneticFlux()
    {
    }

    /// <inheritdoc/>
    public static Dimension Definition => Dimensions.MagneticFlux;
}
