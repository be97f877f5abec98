using HomeBinding.Configuration.Files;
using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Persistence;

/// <summary>Checks that the items and groups are there that a file of <c>persistence/</c> names.</summary>
internal sealed class PersistenceChecker(HomeModel model, FileDiagnostics diagnostics)
{
    private readonly Dictionary<string, ItemEntry> _items = model.Items.ToDictionary(static each => each.Definition.Name, StringComparer.Ordinal);

    public void Check(PersistenceConfiguration configuration)
    {
        // A file that cannot be read may declare anything.
        if (model.HasOmittedFiles) return;
        foreach (var selector in configuration.Items.SelectMany(static each => each.Selectors)) Check(selector);
        foreach (var alias in configuration.Aliases) CheckItem(alias.Item, alias.Span);
    }

    private void CheckItem(string name, SourceSpan span)
    {
        if (!_items.ContainsKey(name) && !model.OmittedItems.Contains(name)) diagnostics.Error(DiagnosticCode.Persistence, span, $"There is no item {Printable.Quote(name)}.", diagnostics.Nearest.Ask(name, _items.Keys));
    }

    private void Check(ItemSelector selector)
    {
        if (selector.Kind == ItemSelectorKind.All || model.OmittedItems.Contains(selector.Name)) return;
        var item = _items.GetValueOrDefault(selector.Name);
        if (selector.Kind == ItemSelectorKind.Item)
        {
            CheckItem(selector.Name, selector.Span);
        }
        else if (item is { Definition.Group: null })
        {
            diagnostics.Error(DiagnosticCode.Persistence, selector.Span, $"{selector.Name} is no group, so that {selector.Name}* means nothing.", $"Write {selector.Name} for the item alone.");
        }
        else if (item is null)
        {
            var isPrefix = _items.Keys.Any(each => each.StartsWith(selector.Name, StringComparison.Ordinal));
            diagnostics.Error(
                DiagnosticCode.Persistence,
                selector.Span,
                $"There is no group {Printable.Quote(selector.Name)}.",
                isPrefix ? "A name with * means the members of a group, not all items whose names begin so." : diagnostics.Nearest.Ask(selector.Name, _items.Values.Where(static each => each.Definition.Group is not null).Select(static each => each.Definition.Name)));
        }
    }
}
