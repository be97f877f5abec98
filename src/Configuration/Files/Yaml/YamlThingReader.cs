using HomeBinding.Configuration.Files.Syntax;
using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Files.Yaml;

/// <summary>Reads one element of <c>things:</c>.</summary>
internal sealed class YamlThingReader(YamlValues values, FileDiagnostics diagnostics)
{
    private static readonly string[] Keys = ["label", "location", "config", "configuration", "bridge", "isBridge", "channels"];
    private static readonly string[] ChannelKeys = ["type", "label", "description", "config", "configuration", "kind", "itemType", "itemDimension"];

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
                if (ReadParameters(thing.Parameters, entry)) thing.IsFaulty = true;
                break;
            case "bridge":
                thing.Bridge = values.LocatedText(entry);
                break;
            case "isBridge":
                if (values.Boolean(entry) is { } isBridge) thing.IsBridge = new Located<bool>(isBridge, values.Span(entry.Key));
                break;
            case "channels":
                ReadChannels(thing, entry);
                break;
            default:
                diagnostics.Error(DiagnosticCode.UnknownKey, values.Span(entry.Key), $"{Printable.Quote(entry.Key.Text)} is not known of things; expected label, location, bridge, config or channels.", diagnostics.Nearest.Ask(entry.Key.Text, Keys));
                break;
        }
    }

    private void ReadChannels(ThingSyntax thing, YamlEntry entry)
    {
        if (values.Map(entry, "a map of channels by their ids") is not { } map) return;
        if (map.IsFaulty) thing.IsFaulty = true;
        foreach (var channel in map.Entries)
        {
            var read = new ChannelSyntax(values.Key(channel));
            if (values.Map(channel, "a map with type and config") is { } settings)
            {
                if (settings.IsFaulty) thing.IsFaulty = true;
                foreach (var setting in settings.Entries) ReadChannelSetting(thing, read, setting);
                if (read.Type is not null) WarnOfKind(settings);
            }
            // Events without a type need no type of items.
            if (read is { Type: null, ItemType: null } && !string.Equals(read.Kind?.Value, "trigger", StringComparison.OrdinalIgnoreCase) && channel.Value is (YamlMap or YamlScalar { IsNull: true }))
                diagnostics.Error(DiagnosticCode.Misplaced, read.Id.Span, $"The channel {Printable.Quote(read.Id.Value)} needs a type.", "Write { type: … } with one of the channel types of the thing's binding, or { itemType: … } for one without a type.");
            thing.Channels.Add(read);
        }
    }

    private void ReadChannelSetting(ThingSyntax thing, ChannelSyntax channel, YamlEntry entry)
    {
        switch (entry.Key.Text)
        {
            case "type":
                channel.Type = values.LocatedText(entry);
                break;
            case "label":
                channel.Label = values.Text(entry);
                break;
            case "description":
                channel.Description = values.Text(entry);
                break;
            case "config" or "configuration":
                if (ReadParameters(channel.Parameters, entry)) thing.IsFaulty = true;
                break;
            case "kind":
                channel.Kind = values.LocatedText(entry);
                break;
            case "itemType":
                channel.ItemType = values.LocatedText(entry);
                break;
            case "itemDimension":
                channel.ItemDimension = values.LocatedText(entry);
                break;
            default:
                diagnostics.Error(DiagnosticCode.UnknownKey, values.Span(entry.Key), $"{Printable.Quote(entry.Key.Text)} is not known of channels; expected type, label, description or config.", diagnostics.Nearest.Ask(entry.Key.Text, ChannelKeys));
                break;
        }
    }

    private void WarnOfKind(YamlMap settings)
    {
        foreach (var setting in settings.Entries.Where(static each => each.Key.Text is "kind" or "itemType" or "itemDimension"))
            diagnostics.Warning(DiagnosticCode.NoEffect, values.Span(setting.Key), $"'{setting.Key.Text}' has no effect; the channel's type says it.");
    }

    /// <summary>True if an error inside has been reported.</summary>
    private bool ReadParameters(List<ParameterSyntax> parameters, YamlEntry entry)
    {
        if (values.Map(entry, "a map of parameters by their names") is not { } map) return false;
        foreach (var parameter in map.Entries)
        {
            if (parameters.Exists(each => each.Name.Value == parameter.Key.Text))
                diagnostics.Error(DiagnosticCode.Twice, values.Span(parameter.Key), $"The parameter {Printable.Quote(parameter.Key.Text)} is there twice, in 'config' and in 'configuration'.", "Delete one of the two.");
            else if (values.Parameter(parameter) is { } value)
                parameters.Add(new ParameterSyntax(values.Key(parameter), value));
        }
        return map.IsFaulty;
    }
}
