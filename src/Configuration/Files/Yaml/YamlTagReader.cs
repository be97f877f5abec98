using HomeBinding.Configuration.Files.Syntax;
using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Files.Yaml;

/// <summary>Reads one element of <c>tags:</c>.</summary>
internal sealed class YamlTagReader(YamlValues values, FileDiagnostics diagnostics)
{
    private static readonly string[] Keys = ["label", "description", "synonyms"];

    public TagSyntax Read(YamlEntry entry)
    {
        var errors = diagnostics.Errors;
        var tag = new TagSyntax(values.Key(entry));
        var map = values.Map(entry, "a map with label, description and synonyms");
        foreach (var setting in map?.Entries ?? [])
        {
            switch (setting.Key.Text)
            {
                case "label":
                    tag = tag with { Label = values.Text(setting) };
                    break;
                case "description":
                    tag = tag with { Description = values.Text(setting) };
                    break;
                case "synonyms":
                    tag = tag with { Synonyms = [.. values.Texts(setting).Select(static each => each.Value)] };
                    break;
                default:
                    diagnostics.Error(DiagnosticCode.UnknownKey, values.Span(setting.Key), $"{Printable.Quote(setting.Key.Text)} is not known of tags; expected {string.Join(", ", Keys)}.", diagnostics.Nearest.Ask(setting.Key.Text, Keys));
                    break;
            }
        }
        return tag with { IsFaulty = diagnostics.Errors > errors || map?.IsFaulty == true };
    }
}
