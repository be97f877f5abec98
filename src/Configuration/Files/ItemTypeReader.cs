using System.Collections.Frozen;
using HomeBinding.Configuration.Files.Syntax;
using HomeBinding.Configuration.Model;
using HomeBinding.Engine.Items;
using HomeBinding.Units;

namespace HomeBinding.Configuration.Files;

/// <summary>Finds the type that an item's <c>type</c> and <c>dimension</c> name.</summary>
internal static class ItemTypeReader
{
    private const string NumberPrefix = "Number:";

    private static readonly string[] Groups = ["Group"];
    private static readonly FrozenDictionary<string, ItemType> Simple = ItemType.Undimensioned.ToFrozenDictionary(each => each.Name, StringComparer.Ordinal);
    private static readonly FrozenDictionary<string, ItemType> Quantities = Dimension.All.ToFrozenDictionary(each => each.Name, ItemType.Quantity, StringComparer.Ordinal);
    private static readonly FrozenDictionary<string, string> UsualNames = new Dictionary<string, string>
    {
        ["Current"] = "ElectricCurrent",
        ["Voltage"] = "ElectricPotential",
        ["Humidity"] = "Dimensionless",
        ["Percent"] = "Dimensionless",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly string SimpleNames = string.Join(", ", ItemType.Undimensioned.Select(each => each.Name));

    /// <summary>The type, or null if it is none, which is then reported.</summary>
    public static ItemType? Read(ItemSyntax item, FileDiagnostics diagnostics)
    {
        if (item.Type is not { } type)
        {
            if (!item.IsTypeReported) diagnostics.Error(DiagnosticCode.Misplaced, item.Name.Span, $"Item {Printable.Quote(item.Name.Value)} has no type.", $"Add a line 'type:' with one of {SimpleNames}.");
            return null;
        }
        return Read(type, item.Dimension, diagnostics);
    }

    /// <summary>True if the item is written as a group.</summary>
    public static bool IsGroup(ItemSyntax item) => item.Type is { } type && Capitalise(type.Value) == ItemType.Group.Name;

    /// <summary>The type, or null if it is none, which is then reported.</summary>
    public static ItemType? Read(Located<string> type, Located<string>? separate, FileDiagnostics diagnostics)
    {
        var name = Capitalise(type.Value);
        if (name.StartsWith(NumberPrefix, StringComparison.Ordinal)) return ReadQuantity(type with { Value = name[NumberPrefix.Length..] }, separate, diagnostics);
        if (!Simple.TryGetValue(name, out var simple))
        {
            ReportUnknown(type, name, diagnostics);
            return null;
        }
        if (separate is not { } dimension) return simple;
        if (simple == ItemType.Number) return FindDimension(dimension, diagnostics);
        diagnostics.Error(DiagnosticCode.Dimension, dimension.Span, $"{simple.Name} items have no dimension; only Number items have.", "Delete this line, or write type: Number.");
        return null;
    }

    private static ItemType? ReadQuantity(Located<string> inType, Located<string>? separate, FileDiagnostics diagnostics)
    {
        var found = FindDimension(inType, diagnostics);
        if (separate is not { } dimension || found is null || Capitalise(dimension.Value) == found.Dimension!.Name) return found;
        diagnostics.Error(DiagnosticCode.Dimension, dimension.Span, $"The type says {found.Name}, but the dimension {Printable.Quote(dimension.Value)}.", "Delete one of the two.");
        return null;
    }

    private static ItemType? FindDimension(Located<string> dimension, FileDiagnostics diagnostics)
    {
        if (Quantities.TryGetValue(Capitalise(dimension.Value), out var type)) return type;
        var hint = UsualNames.TryGetValue(Capitalise(dimension.Value), out var meant) ? $"Did you mean '{meant}'?" : diagnostics.Nearest.Ask(dimension.Value, Quantities.Values.Select(each => each.Dimension!.Name))
            ?? (Unit.TryParse(dimension.Value, out var unit) ? $"{unit.Symbol} is a unit; its dimension is {unit.Dimension.Name}." : null);
        diagnostics.Error(DiagnosticCode.Dimension, dimension.Span, $"{Printable.Quote(dimension.Value)} is not a dimension; expected e.g. Power, Energy or Temperature.", hint);
        return null;
    }

    private static void ReportUnknown(Located<string> type, string name, FileDiagnostics diagnostics)
    {
        var stem = name.Split(':', 2)[0];
        if (Groups.Contains(stem, StringComparer.Ordinal))
            diagnostics.Error(DiagnosticCode.ItemType, type.Span, $"{Printable.Quote(type.Value)} is not an item type.", diagnostics.Wording.Group);
        else if (Simple.ContainsKey(stem))
            diagnostics.Error(DiagnosticCode.Dimension, type.Span, $"{stem} items have no dimension; only Number items have.", diagnostics.Wording.Type(stem));
        else
            diagnostics.Error(
                DiagnosticCode.ItemType,
                type.Span,
                $"{Printable.Quote(type.Value)} is not an item type; expected one of {SimpleNames}.",
                diagnostics.Nearest.Ask(name, [.. Simple.Keys, .. Groups]) ?? (Quantities.TryGetValue(name, out var quantity) ? diagnostics.Wording.Type(quantity.Name) : null));
    }

    // openHAB's YAML takes 'number' for Number.
    private static string Capitalise(string text) => text.Length > 0 && char.IsAsciiLetterLower(text[0]) ? string.Concat([char.ToUpperInvariant(text[0])], text.AsSpan(1)) : text;
}
