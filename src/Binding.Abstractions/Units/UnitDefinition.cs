namespace HomeBinding.Units;

/// <summary>What the catalogue says about a unit.</summary>
internal sealed class UnitDefinition
{
    internal required string Symbol { get; init; }

    internal required string Name { get; init; }

    internal IReadOnlyList<string> Aliases { get; init; } = [];

    internal required UnitScale Scale { get; init; }

    internal bool IsConvertible { get; init; } = true;

    internal PrefixRule Prefixes { get; init; }

    /// <summary>The power a prefix is raised to: 2 in km², which is a square of kilometres.</summary>
    internal int PrefixPower { get; init; } = 1;

    /// <summary>The unit without its prefix, when this one has a prefix.</summary>
    internal Unit? Root { get; init; }

    internal UnitPrefix? Prefix { get; init; }

    internal static UnitDefinition Prefixed(Unit root, UnitPrefix prefix) => new()
    {
        Symbol = prefix.Symbol + root.Symbol,
        Name = prefix.Name + root.Name,
        Scale = root.Scale.With(prefix, root.PrefixPower),
        Root = root,
        Prefix = prefix,
    };
}
