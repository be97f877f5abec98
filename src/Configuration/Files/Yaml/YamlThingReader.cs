using HomeBinding.Configuration.Files.Syntax;
using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Files.Yaml;

/// <summary>Reads one element of <c>things:</c>.</summary>
internal sealed class YamlThingReader(YamlValues values, FileDiagnostics diagnostics)
{
    private static readonly string[] Keys = ["label", "location", "config", "configuration", "bridge", "isBridge", "channels"];

    public ThingSyntax Read(YamlEntry entry)
    {
        var errors = diagnostics.Errors;
        var thing = new ThingSyntax(values.Key(entry));
        var map = values.Map(entry, "a map with e.g. label and config");
        foreach (var setting in map?.Entries ?? []) ReadSetting(thing, setting);
        thing.IsFaulty = diagnostics.Errors > errors || map?.IsFaulty == true;
        return thing;
    }

    private void ReadSetting(ThingSyntax thing, YamlEntry entry)
    {
        switch (entry.Key.Text)
        {
            case "label":
                thing.Label = values.Text(entry);
                break;
            case "location":
                thing.Location = values.Text(entry);
                break;
            case "config" or "configuration":
                ReadParameters(thing, entry);
                break;
            case "bridge":
                diagnostics.Error(values.Span(entry.Key), "Things behind a bridge are not supported yet.");
                break;
            case "isBridge":
                if (values.Boolean(entry) == true) diagnostics.Error(values.Span(entry.Key), "Bridges are not supported yet.");
                break;
            case "channels":
                diagnostics.Warning(values.Span(entry.Key), "Channels of a thing's own are not supported yet; ignored. It has those of its type.");
                break;
            default:
                diagnostics.Error(values.Span(entry.Key), $"{Printable.Quote(entry.Key.Text)} is not known of things; expected label, location or config.", diagnostics.Nearest.Ask(entry.Key.Text, Keys));
                break;
        }
    }

    private void ReadParameters(ThingSyntax thing, YamlEntry entry)
    {
        if (values.Map(entry, "a map of parameters by their names") is not { } map) return;
        if (map.IsFaulty) thing.IsFaulty = true;
        foreach (var parameter in map.Entries)
        {
            if (thing.Parameters.Exists(each => each.Name.Value == parameter.Key.Text))
                diagnostics.Error(values.Span(parameter.Key), $"The parameter {Printable.Quote(parameter.Key.Text)} is there twice, in 'config' and in 'configuration'.", "Delete one of the two.");
            else if (values.Parameter(parameter) is { } value)
                thing.Parameters.Add(new ParameterSyntax(values.Key(parameter), value));
        }
    }
}
