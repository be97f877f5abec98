namespace HomeBinding.Units;

/// <summary>An entry of the catalogue, and the one unit object made from it when first asked for.</summary>
internal sealed class UnitDefinition
{
    private Unit? unit;

    internal required Dimension Dimension { get; init; }

    internal required string Symbol { get; init; }

    internal required string Name { get; init; }

    internal IReadOnlyList<string> Aliases { get; init; } = [];

    internal required UnitScale Scale { get; init; }

    internal bool IsConvertible { get; init; } = true;

    internal PrefixRule Prefixes { get; init; }

    /// <summary>The power a prefix is raised to: 2 in km², which is a square of kilometres.</summary>
    internal int PrefixPower { get; init; } = 1;

    /// <summary>The entry without its prefix, when this one has a prefix.</summary>
    internal UnitDefinition? Root { get; init; }

    internal UnitPrefix? Prefix { get; init; }

    internal Unit Unit => unit ?? Interlocked.CompareExchange(ref unit, Dimension.Create(this), null) ?? unit;

    internal UnitDefinition With(UnitPrefix prefix) => new()
    {
        Dimension = Dimension,
        Symbol = prefix.Symbol + Symbol,
        Name = PrefixPower == 1 ? prefix.Name + Name : Name.Replace(" ", " " + prefix.Name, StringComparison.Ordinal),
        Scale = Scale.With(prefix, PrefixPower),
        Root = this,
        Prefix = prefix,
    };
}
