using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace HomeBinding.Units;

/// <summary>
/// Finds units by spelling. The catalogue declares its units here while it is initialised; units with a prefix
/// that the catalogue does not name are created when first asked for, because all combinations would be thousands.
/// </summary>
internal static class UnitRegistry
{
    private static readonly List<Unit> Declared = new(256);
    private static readonly Lazy<Index> Catalogue = new(BuildIndex);
    private static readonly ConcurrentDictionary<string, Unit> Prefixed = new(StringComparer.Ordinal);

    internal static TUnit Declare<TUnit>(TUnit unit)
        where TUnit : Unit
    {
        lock (Declared)
        {
            Declared.Add(unit);
        }

        return unit;
    }

    internal static IReadOnlyList<Unit> UnitsOf(Dimension dimension) =>
        Array.AsReadOnly(Array.FindAll(Catalogue.Value.Units, unit => ReferenceEquals(unit.Dimension, dimension)));

    internal static Unit Require(string symbol, Dimension dimension) =>
        TryFind(symbol, dimension, out var unit)
            ? unit
            : throw new InvalidOperationException($"The catalogue has no unit {symbol} of {dimension}.");

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
        if (TryFindIn(spelling, out unit) && IsPreferred(unit, preferred))
        {
            return true;
        }

        var other = unit;
        if (preferred is not null && TryFindOf(preferred, spelling, out unit))
        {
            return true;
        }

        unit = other;
        return unit is not null;
    }

    private static bool IsPreferred(Unit unit, Dimension? preferred) =>
        preferred is null || ReferenceEquals(unit.Dimension, preferred);

    private static bool TryFindIn(ReadOnlySpan<char> spelling, [NotNullWhen(true)] out Unit? unit)
    {
        if (Catalogue.Value.Lookup.TryGetValue(spelling, out unit)
            || Prefixed.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(spelling, out unit))
        {
            return true;
        }

        foreach (var prefix in UnitPrefix.All)
        {
            foreach (var start in prefix.Spellings)
            {
                if (spelling.Length > start.Length
                    && spelling.StartsWith(start, StringComparison.Ordinal)
                    && Catalogue.Value.Lookup.TryGetValue(spelling[start.Length..], out var root)
                    && (root.Prefixes & prefix.Rule) != 0
                    && root.Prefix is null
                    && TryGetPrefixed(root, prefix, out unit))
                {
                    _ = Prefixed.TryAdd(spelling.ToString(), unit);
                    return true;
                }
            }
        }

        unit = null;
        return false;
    }

    private static bool TryGetPrefixed(Unit root, UnitPrefix prefix, [NotNullWhen(true)] out Unit? unit)
    {
        var symbol = prefix.Symbol + root.Symbol;
        if (!Catalogue.Value.BySpelling.TryGetValue(symbol, out unit))
        {
            unit = Prefixed.GetOrAdd(symbol, _ => root.CreatePrefixed(prefix));
        }

        // The symbol may belong to another unit: ft is a foot, not a femtotonne.
        return ReferenceEquals(unit.Root, root) && ReferenceEquals(unit.Prefix, prefix);
    }

    private static bool TryFindOf(Dimension dimension, ReadOnlySpan<char> spelling, [NotNullWhen(true)] out Unit? unit)
    {
        foreach (var candidate in dimension.Units)
        {
            foreach (var alias in candidate.Aliases)
            {
                if (spelling.SequenceEqual(alias))
                {
                    unit = candidate;
                    return true;
                }
            }
        }

        unit = null;
        return false;
    }

    private static Index BuildIndex()
    {
        RuntimeHelpers.RunClassConstructor(typeof(Units).TypeHandle);
        lock (Declared)
        {
            return new Index([.. Declared]);
        }
    }

    private sealed class Index
    {
        internal Index(Unit[] units)
        {
            Units = units;
            BySpelling = new Dictionary<string, Unit>(units.Length * 2, StringComparer.Ordinal);
            foreach (var unit in units)
            {
                BySpelling.Add(unit.Symbol, unit);
            }

            foreach (var unit in units)
            {
                foreach (var alias in unit.Aliases)
                {
                    _ = BySpelling.TryAdd(alias, unit);
                }
            }

            Lookup = BySpelling.GetAlternateLookup<ReadOnlySpan<char>>();
        }

        internal Unit[] Units { get; }

        internal Dictionary<string, Unit> BySpelling { get; }

        internal Dictionary<string, Unit>.AlternateLookup<ReadOnlySpan<char>> Lookup { get; }
    }
}
