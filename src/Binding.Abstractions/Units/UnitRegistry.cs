using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace HomeBinding.Units;

/// <summary>
/// Finds units by spelling. Units with a prefix that the catalogue does not list are created when first asked for,
/// because all combinations would be thousands.
/// </summary>
internal static class UnitRegistry
{
    private static readonly Lazy<Index> Catalogue = new(() => new Index(UnitTable.Read()));
    private static readonly ConcurrentDictionary<string, UnitDefinition> Prefixed = new(StringComparer.Ordinal);

    internal static IReadOnlyList<Unit> UnitsOf(Dimension dimension) =>
        Array.AsReadOnly<Unit>(
            [.. from definition in Catalogue.Value.Definitions where definition.Dimension == dimension select definition.Unit]);

    internal static Unit Require(string symbol) =>
        TryFind(symbol, preferred: null, out var unit)
            ? unit
            : throw new InvalidOperationException($"The catalogue has no unit {symbol}.");

    internal static bool TryFind(ReadOnlySpan<char> spelling, Dimension? preferred, [NotNullWhen(true)] out Unit? unit)
    {
        spelling = spelling.Trim();
        if (TryFindSpelling(spelling, preferred, out unit))
        {
            return true;
        }

        if (!spelling.Contains('^'))
        {
            return false;
        }

        var plain = spelling.ToString()
            .Replace("^2", "²", StringComparison.Ordinal)
            .Replace("^3", "³", StringComparison.Ordinal);
        return TryFindSpelling(plain, preferred, out unit);
    }

    private static bool TryFindSpelling(ReadOnlySpan<char> spelling, Dimension? preferred, [NotNullWhen(true)] out Unit? unit)
    {
        var found = Catalogue.Value.Lookup.TryGetValue(spelling, out var definition)
            || Prefixed.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(spelling, out definition)
            || TryFindPrefixed(spelling, out definition);
        if (preferred is not null
            && definition?.Dimension != preferred
            && TryFindAlias(preferred, spelling, out var alternative))
        {
            definition = alternative;
            found = true;
        }

        unit = found ? definition!.Unit : null;
        return unit is not null;
    }

    private static bool TryFindPrefixed(ReadOnlySpan<char> spelling, [NotNullWhen(true)] out UnitDefinition? definition)
    {
        foreach (var prefix in UnitPrefix.All)
        {
            foreach (var start in prefix.Spellings)
            {
                if (spelling.Length > start.Length
                    && spelling.StartsWith(start, StringComparison.Ordinal)
                    && Catalogue.Value.Lookup.TryGetValue(spelling[start.Length..], out var root)
                    && (root.Prefixes & prefix.Rule) != 0
                    && TryGetPrefixed(root, prefix, out definition))
                {
                    _ = Prefixed.TryAdd(spelling.ToString(), definition);
                    return true;
                }
            }
        }

        definition = null;
        return false;
    }

    private static bool TryGetPrefixed(UnitDefinition root, UnitPrefix prefix, [NotNullWhen(true)] out UnitDefinition? definition)
    {
        var symbol = prefix.Symbol + root.Symbol;
        if (!Catalogue.Value.BySpelling.TryGetValue(symbol, out definition))
        {
            definition = Prefixed.GetOrAdd(symbol, _ => root.With(prefix));
        }

        // The symbol may belong to another unit: ft is a foot, not a femtotonne.
        return definition.Root == root && definition.Prefix == prefix;
    }

    private static bool TryFindAlias(
        Dimension dimension,
        ReadOnlySpan<char> spelling,
        [NotNullWhen(true)] out UnitDefinition? definition)
    {
        foreach (var candidate in Catalogue.Value.Definitions)
        {
            if (candidate.Dimension != dimension)
            {
                continue;
            }

            foreach (var alias in candidate.Aliases)
            {
                if (spelling.SequenceEqual(alias))
                {
                    definition = candidate;
                    return true;
                }
            }
        }

        definition = null;
        return false;
    }

    private sealed class Index
    {
        internal Index(List<UnitDefinition> definitions)
        {
            Definitions = definitions;
            BySpelling = new Dictionary<string, UnitDefinition>(definitions.Count * 2, StringComparer.Ordinal);
            foreach (var definition in definitions)
            {
                BySpelling.Add(definition.Symbol, definition);
            }

            foreach (var definition in definitions)
            {
                foreach (var alias in definition.Aliases)
                {
                    _ = BySpelling.TryAdd(alias, definition);
                }
            }

            Lookup = BySpelling.GetAlternateLookup<ReadOnlySpan<char>>();
        }

        internal List<UnitDefinition> Definitions { get; }

        internal Dictionary<string, UnitDefinition> BySpelling { get; }

        internal Dictionary<string, UnitDefinition>.AlternateLookup<ReadOnlySpan<char>> Lookup { get; }
    }
}
