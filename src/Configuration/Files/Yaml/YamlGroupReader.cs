using HomeBinding.Configuration.Files.Syntax;
using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Files.Yaml;

/// <summary>Reads the <c>group:</c> of an item.</summary>
internal sealed class YamlGroupReader(YamlValues values, FileDiagnostics diagnostics)
{
    private static readonly string[] Keys = ["type", "dimension", "function", "parameters"];

    public GroupSyntax? Read(YamlEntry entry)
    {
        if (entry.Value is YamlScalar { IsNull: true }) return null;
        if (entry.Value is not YamlMap map)
        {
            values.Refuse(entry, "a map with type, dimension, function and parameters", entry.Value is YamlScalar name ? $"To make the item a member of a group, write groups: [{Printable.Escape(name.Text)}]." : null);
            return null;
        }
        var group = new GroupSyntax(values.Span(entry.Key));
        foreach (var setting in map.Entries) ReadSetting(group, setting);
        return group;
    }

    private void ReadSetting(GroupSyntax group, YamlEntry entry)
    {
        switch (entry.Key.Text)
        {
            case "type":
                group.Type = values.LocatedText(entry);
                break;
            case "dimension":
                group.Dimension = values.LocatedText(entry);
                break;
            case "function":
                group.Function = values.LocatedText(entry);
                break;
            case "parameters":
                group.Parameters.AddRange(values.Texts(entry));
                break;
            default:
                diagnostics.Error(DiagnosticCode.UnknownKey, values.Span(entry.Key), $"{Printable.Quote(entry.Key.Text)} is not known of groups; expected {string.Join(", ", Keys)}.", diagnostics.Nearest.Ask(entry.Key.Text, Keys));
                break;
        }
    }
}
