using HomeBinding.Configuration.Files.Syntax;
using HomeBinding.Configuration.Model;
using HomeBinding.Engine.Groups;
using HomeBinding.Engine.Items;

namespace HomeBinding.Configuration.Files;

/// <summary>Finds the type and the function that a group names.</summary>
internal static class GroupReader
{
    /// <summary>The group; null if something is wrong with it, which is then reported.</summary>
    public static GroupDefinition? Read(ItemSyntax item, FileDiagnostics diagnostics)
    {
        var errors = diagnostics.Errors;
        if (item.Dimension is { } misplaced)
            diagnostics.Error(DiagnosticCode.Misplaced, misplaced.Span, "The dimension of a group stands below 'group:', beside the type of its state.", "Write group: { type: Number, dimension: … }.");
        if (item.Group is not { } group) return diagnostics.Errors > errors ? null : new GroupDefinition();
        var type = group.Type is { } written ? ItemTypeReader.Read(written, group.Dimension, diagnostics) : null;
        if (group.Type is null)
        {
            if ((group.Dimension ?? group.Function) is { } needy) diagnostics.Error(DiagnosticCode.Misplaced, needy.Span, $"The group has no type that its state could have.", "Add 'type:' below 'group:', e.g. type: Switch or type: Number.");
        }
        var function = type is null ? null : ReadFunction(group, type, diagnostics);
        return diagnostics.Errors > errors ? null : new GroupDefinition(type, function);
    }

    private static GroupFunction? ReadFunction(GroupSyntax group, ItemType type, FileDiagnostics diagnostics)
    {
        if (group.Function is not { } name)
        {
            if (group.Parameters.Count > 0) diagnostics.Error(DiagnosticCode.GroupFunction, group.Parameters[0].Span, "There are parameters, but no function.", diagnostics.Wording.Function);
            return null;
        }
        if (!GroupFunctionReader.TryParseKind(name.Value, out var kind))
        {
            diagnostics.Error(DiagnosticCode.GroupFunction, name.Span, $"{Printable.Quote(name.Value)} is no group function; expected one of {string.Join(", ", GroupFunctionReader.Names)}.", diagnostics.Nearest.Ask(name.Value, GroupFunctionReader.Names));
            return null;
        }
        if (GroupFunctionReader.TryRead(name.Value, [.. group.Parameters.Select(static each => each.Value)], type, out var function, out var error)) return function;
        var span = group.Parameters.Count > 0 ? group.Parameters[0].Span : name.Span;
        diagnostics.Error(DiagnosticCode.GroupFunction, span, Printable.Escape(error), diagnostics.Wording.Parameters(kind));
        return null;
    }
}
