using System.Diagnostics.CodeAnalysis;
using HomeBinding.Values;

namespace HomeBinding.Units;

/// <summary>A unit whose dimension the compiler knows.</summary>
/// <typeparam name="TDimension">The marker of the dimension.</typeparam>
public sealed class Unit<TDimension> : Unit
    where TDimension : IDimension<TDimension>
{
    internal Unit(UnitDefinition definition)
        : base(definition)
    {
    }

    /// <summary>Writes a quantity as a product: <c>16m * Units.Ampere</c>.</summary>
    /// <param name="value">The number of units.</param>
    /// <param name="unit">The unit.</param>
    /// <returns>The quantity.</returns>
    [SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "Of is the named form.")]
    public static Quantity<TDimension> operator *(decimal value, Unit<TDimension> unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return unit.Of(value);
    }

    /// <summary>Creates a quantity of this unit.</summary>
    /// <param name="value">The number of units.</param>
    /// <returns>The quantity.</returns>
    public Quantity<TDimension> Of(decimal value) => new(value, this);

    /// <inheritdoc/>
    public override Quantity CreateQuantity(decimal value) => Of(value);

    internal override TResult Accept<TResult>(IUnitVisitor<TResult> visitor) => visitor.Visit(this);
}
