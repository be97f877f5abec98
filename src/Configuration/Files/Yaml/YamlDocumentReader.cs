using HomeBinding.Configuration.Files.Syntax;
using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Files.Yaml;

/// <summary>Reads the top level of a file: its version and its maps of elements.</summary>
internal sealed class YamlDocumentReader(string file, FileSyntax syntax, FileDiagnostics diagnostics)
{
    private static readonly string[] Supported = ["version", "readOnly", "things", "items", "tags"];
    private static readonly string[] OpenHabOnly = ["rules", "ruleTemplates", "pages", "widgets", "blocks", "sitemaps"];

    private readonly YamlValues _values = new(file, diagnostics);

    public void Read(YamlNode root)
    {
        if (root is YamlScalar { IsNull: true }) return;
        if (root is not YamlMap map)
        {
            diagnostics.Error(DiagnosticCode.Version, _values.Span(root), "Expected a file with the keys 'version', 'things' and 'items'.", "Begin the file with the line 'version: 1'.");
            syntax.IsUnreadable = true;
            return;
        }
        if (!CheckVersion(map))
        {
            syntax.IsUnreadable = true;
            return;
        }
        foreach (var entry in map.Entries) ReadEntry(entry);
    }

    private bool CheckVersion(YamlMap root)
    {
        var entry = root.Entries.FirstOrDefault(each => each.Key.Text == "version");
        if (entry.Key is null)
        {
            diagnostics.Error(DiagnosticCode.Version, _values.Span(root), "The file has no version.", "Begin the file with the line 'version: 1'.");
            return true;
        }
        if (entry.Value is YamlScalar { Text: "1" }) return true;
        _values.Refuse(entry, "1", "This is the version of the format; there is only one.");
        return false;
    }

    private void ReadEntry(YamlEntry entry)
    {
        switch (entry.Key.Text)
        {
            case "version":
                break;
            case "readOnly":
                _ = _values.Boolean(entry);
                break;
            case "things":
                ReadThings(entry);
                break;
            case "items":
                ReadItems(entry);
                break;
            case "tags":
                ReadTags(entry);
                break;
            case ['x', '-', ..]:
                // A place for anchors, as in other YAML formats.
                break;
            case var key when OpenHabOnly.Contains(key, StringComparer.Ordinal):
                diagnostics.Warning(DiagnosticCode.NoEffect, _values.Span(entry.Key), $"'{key}' is not supported yet; ignored.");
                break;
            case var key:
                diagnostics.Error(
                    DiagnosticCode.UnknownKey,
                    _values.Span(entry.Key),
                    $"{Printable.Quote(key)} is not known at the top of a file; expected {string.Join(", ", Supported)}.",
                    diagnostics.Nearest.Ask(key, [.. Supported, .. OpenHabOnly]));
                break;
        }
    }

    /// <summary>Reads a map of elements that stands alone.</summary>
    public void ReadElements(YamlNode root, bool areThings)
    {
        if (root is not YamlMap map) return;
        if (areThings) ReadThings(map);
        else ReadItems(map);
    }

    private void ReadThings(YamlEntry entry)
    {
        if (_values.Map(entry, "a map of things by their ids") is { } map) ReadThings(map);
    }

    private void ReadThings(YamlMap map)
    {
        var reader = new YamlThingReader(_values, diagnostics);
        foreach (var thing in map.Entries) syntax.Things.Add(reader.Read(thing));
    }

    private void ReadItems(YamlEntry entry)
    {
        if (_values.Map(entry, "a map of items by their names") is { } map) ReadItems(map);
    }

    private void ReadTags(YamlEntry tags)
    {
        var reader = new YamlTagReader(_values, diagnostics);
        foreach (var entry in _values.Map(tags, "a map of semantic tags by their paths")?.Entries ?? []) syntax.Tags.Add(reader.Read(entry));
    }

    private void ReadItems(YamlMap map)
    {
        var reader = new YamlItemReader(_values, diagnostics);
        foreach (var entry in map.Entries)
            if (reader.Read(entry) is { } item) syntax.Items.Add(item);
    }
}
