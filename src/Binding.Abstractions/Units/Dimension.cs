using System.Diagnostics.CodeAnalysis;

namespace HomeBinding.Units;

/// <summary>
/// What a quantity measures, such as <c>ElectricCurrent</c>. Names and default units are openHAB's, so that
/// <c>Number:ElectricCurrent</c> means the same here. There is one instance per dimension; compare by reference.
/// </summary>
public sealed class Dimension
{
    private readonly string siSymbol;
    private readonly string usSymbol;
    private Unit? siUnit;
    private Unit? usUnit;
    private IReadOnlyList<Unit>? units;

    internal Dimension(string name, Func<UnitDefinition, Unit> create, string siSymbol, string? usSymbol = null)
    {
        Name = name;
        Create = create;
        this.siSymbol = siSymbol;
        this.usSymbol = usSymbol ?? siSymbol;
    }

    /// <summary>Every dimension, in alphabetical order of names.</summary>
    public static IReadOnlyList<Dimension> All => Dimensions.All;

    /// <summary>The name as it follows <c>Number:</c> in an item type, for example <c>ElectricCurrent</c>.</summary>
    public string Name { get; }

    /// <summary>
    /// The units of this dimension that the catalogue names. Units with other prefixes parse as well
    /// (<see cref="Unit.TryParse(ReadOnlySpan{char}, out Unit?)"/>) but are not listed.
    /// </summary>
    public IReadOnlyList<Unit> Units => units ??= UnitRegistry.UnitsOf(this);

    /// <summary>Turns an entry of the catalogue into a unit typed with the marker of this dimension.</summary>
    internal Func<UnitDefinition, Unit> Create { get; }

    /// <summary>Finds a dimension by its exact, case-sensitive name.</summary>
    /// <param name="name">The name, for example <c>Temperature</c>.</param>
    /// <param name="dimension">The dimension, or null when there is none of that name.</param>
    /// <returns>True when the dimension exists.</returns>
    public static bool TryGet(string? name, [NotNullWhen(true)] out Dimension? dimension)
    {
        dimension = null;
        return name is not null && Dimensions.ByName.TryGetValue(name, out dimension);
    }

    /// <summary>The unit an item of this dimension has when its configuration names none (openHAB's defaults).</summary>
    /// <param name="system">The household's measurement system.</param>
    /// <returns>The default unit.</returns>
    public Unit DefaultUnit(MeasurementSystem system) =>
        system == MeasurementSystem.US
            ? usUnit ??= UnitRegistry.Require(usSymbol)
            : siUnit ??= UnitRegistry.Require(siSymbol);

    /// <summary>The name of the dimension.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;
}
