using HomeBinding.Configuration.Files.Syntax;
using HomeBinding.Configuration.Model;
using HomeBinding.Engine.Items;
using HomeBinding.Units;

namespace HomeBinding.Configuration.Files;

/// <summary>Finds the unit that an item's <c>unit</c> names.</summary>
internal static class UnitReader
{
    /// <summary>The unit; null if the item names none, or one that does not fit, which is then reported.</summary>
    public static Unit? Read(ItemSyntax item, ItemType type, FileDiagnostics diagnostics)
    {
        if (item.Unit is not { } written) return null;
        if (type.Dimension is not { } dimension)
        {
            var hint = type == ItemType.Number && Unit.TryParse(written.Value, out var known) ? diagnostics.Wording.Dimension(known.Dimension.Name) : diagnostics.Wording.Delete;
            diagnostics.Error(DiagnosticCode.Unit, written.Span, $"{type.Name} items have no unit; only Number items with a dimension have.", hint);
            return null;
        }
        if (!Unit.TryParse(written.Value, dimension, out var unit))
        {
            diagnostics.Error(DiagnosticCode.Unit, written.Span, $"{Printable.Quote(written.Value)} is not a unit of {dimension.Name}; expected e.g. {Examples(dimension)}.", diagnostics.Nearest.Ask(written.Value, dimension.Units.Select(each => each.Symbol)));
            return null;
        }
        if (unit.Dimension == dimension) return unit;
        diagnostics.Error(DiagnosticCode.Unit, written.Span, $"{unit.Symbol} is a unit of {unit.Dimension.Name}, but the item is {type.Name}; expected e.g. {Examples(dimension)}.");
        return null;
    }

    private static string Examples(Dimension dimension) =>
        string.Join(", ", dimension.Units.Select(each => each.Symbol).Prepend(dimension.DefaultUnit(MeasurementSystem.SI).Symbol).Distinct().Take(3));
}
