using System.Collections.ObjectModel;
using HomeBinding.Configuration.Files.Syntax;
using HomeBinding.Configuration.Model;
using HomeBinding.Engine.Display;
using HomeBinding.Engine.Expiry;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Metadata;

namespace HomeBinding.Configuration.Files;

/// <summary>Checks what an item's metadata say, as far as the host itself reads them.</summary>
internal static class MetadataReader
{
    /// <summary>The metadata by namespace.</summary>
    public static IReadOnlyDictionary<string, ItemMetadata> Read(ItemSyntax item, ItemType type, FileDiagnostics diagnostics)
    {
        if (item.Metadata.Count == 0) return ReadOnlyDictionary<string, ItemMetadata>.Empty;
        var all = new Dictionary<string, ItemMetadata>(StringComparer.Ordinal);
        foreach (var written in item.Metadata)
        {
            var name = written.Namespace.Value;
            var metadata = new ItemMetadata(written.Value.Value, written.Config.ToDictionary(static each => each.Name.Value, static each => each.Value.Value, StringComparer.Ordinal));
            if (MetadataNamespaces.IsReserved(name))
                diagnostics.Error(DiagnosticCode.NotAName, written.Namespace.Span, $"The namespace {Printable.Quote(name)} belongs to the host.", "Take a name that does not begin with 'internal'.");
            else if (!all.TryAdd(name, metadata) || (name == MetadataNamespaces.Unit && item.HasUnitKey))
                diagnostics.Error(DiagnosticCode.Twice, written.Namespace.Span, $"{Printable.Quote(name)} is there twice, as a key of the item and in 'metadata'.", "Delete one of the two.");
            else
                Check(written, metadata, type, diagnostics);
        }
        return all;
    }

    /// <summary>Where settings stand that refer to secrets or environment variables.</summary>
    public static IReadOnlyDictionary<(string Namespace, string Setting), SourceSpan> References(ItemSyntax item)
    {
        Dictionary<(string Namespace, string Setting), SourceSpan>? all = null;
        foreach (var metadata in item.Metadata)
            foreach (var (name, value) in metadata.Config)
                if (HasReference(value.Value)) (all ??= []).TryAdd((metadata.Namespace.Value, name.Value), value.Span);
        return all ?? (IReadOnlyDictionary<(string Namespace, string Setting), SourceSpan>)ReadOnlyDictionary<(string Namespace, string Setting), SourceSpan>.Empty;
    }

    private static bool HasReference(object? value) => value switch
    {
        string text => SecretText.HasReference(text),
        IEnumerable<object?> list => list.Any(HasReference),
        _ => false,
    };

    private static void Check(MetadataSyntax written, ItemMetadata metadata, ItemType type, FileDiagnostics diagnostics)
    {
        var name = Printable.Quote(written.Namespace.Value);
        if (SecretText.HasReference(metadata.Value))
            diagnostics.Warning(DiagnosticCode.MisplacedSecret, written.Value.Span, $"The value of {name} stays as it is written: secrets and environment variables are put into settings only.", diagnostics.Wording.Setting);
        if (MetadataNamespaces.IsRead(written.Namespace.Value) && written.Config.FirstOrDefault(static each => HasReference(each.Value.Value)) is { } reference)
        {
            diagnostics.Error(DiagnosticCode.MisplacedSecret, reference.Value.Span, $"What {name} says is shown to everyone; it cannot refer to secrets or environment variables.", "Write the value.");
            return;
        }
        switch (written.Namespace.Value)
        {
            case MetadataNamespaces.AutoUpdate when metadata.Value is not ("true" or "false"):
                diagnostics.Error(DiagnosticCode.Metadata, written.Value.Span, $"'autoupdate' is {Printable.Quote(metadata.Value)}; expected true or false.", BooleanWord.Suggest(metadata.Value));
                break;
            case MetadataNamespaces.Expire when !ExpireSettings.TryParse(metadata.Value, metadata.Config, type, out _, out var error):
                var unknown = written.Config.FirstOrDefault(static each => !ExpireSettings.SettingNames.Contains(each.Name.Value));
                var place = unknown is not null ? unknown.Name.Span : metadata.Value.Length == 0 && written.Config.Count > 0 ? written.Config[0].Value.Span : written.Value.Span;
                diagnostics.Error(DiagnosticCode.Metadata, place, Printable.Escape(error), diagnostics.Wording.Expire);
                break;
            case MetadataNamespaces.StateDescription:
                _ = StateDescriptionFragment.FromMetadata(metadata.Config, out var errors);
                foreach (var (setting, message) in errors) diagnostics.Error(DiagnosticCode.Metadata, written.Config.First(each => each.Name.Value == setting).Value.Span, Printable.Escape(message));
                break;
        }
    }
}
