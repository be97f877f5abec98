using HomeBinding.Configuration.Files.Syntax;
using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Files.Yaml;

/// <summary>Reads the <c>metadata:</c> of an item: namespaces with a value, settings, or both.</summary>
internal sealed class YamlMetadataReader(YamlValues values, FileDiagnostics diagnostics)
{
    private static readonly string[] Keys = ["value", "config"];

    public IEnumerable<MetadataSyntax> Read(YamlEntry entry)
    {
        foreach (var each in values.Map(entry, "a map of namespaces")?.Entries ?? [])
            if (ReadNamespace(each) is { } metadata) yield return metadata;
    }

    /// <summary>Metadata that has a key of its own at the item.</summary>
    public MetadataSyntax? ReadShortcut(YamlEntry entry) => values.LocatedText(entry) is { } value ? new MetadataSyntax(values.Key(entry), value, []) : null;

    private MetadataSyntax? ReadNamespace(YamlEntry entry)
    {
        var key = values.Key(entry);
        var nothing = new Located<string>("", key.Span);
        if (entry.Value is YamlScalar) return new MetadataSyntax(key, values.LocatedText(entry) ?? nothing, []);
        if (entry.Value is not YamlMap map)
        {
            values.Refuse(entry, "a text, or a map with value and config", null);
            return null;
        }
        var value = nothing;
        IReadOnlyList<ParameterSyntax> config = [];
        foreach (var setting in map.Entries)
        {
            if (setting.Key.Text == "value") value = values.LocatedText(setting) ?? nothing;
            else if (setting.Key.Text == "config") config = ReadConfig(setting);
            else diagnostics.Error(DiagnosticCode.UnknownKey, values.Span(setting.Key), $"{Printable.Quote(setting.Key.Text)} is not known of metadata; expected value or config.", diagnostics.Nearest.Ask(setting.Key.Text, Keys) ?? "Settings stand below 'config:'.");
        }
        return new MetadataSyntax(key, value, config);
    }

    private List<ParameterSyntax> ReadConfig(YamlEntry entry)
    {
        var config = new List<ParameterSyntax>();
        foreach (var setting in values.Map(entry, "a map of settings")?.Entries ?? [])
            if (ReadValue(setting) is { } value) config.Add(new ParameterSyntax(values.Key(setting), value));
        return config;
    }

    private Located<object?>? ReadValue(YamlEntry entry)
    {
        if (entry.Value is YamlScalar { IsPlain: true, Text: "true" or "false" } flag) return new Located<object?>(flag.Text == "true", values.Span(flag));
        if (entry.Value is YamlList) return new Located<object?>(values.Texts(entry).Select(static each => each.Value).ToArray(), values.Span(entry.Key));
        return values.Parameter(entry);
    }
}
