using HomeBinding.Configuration.Files.Syntax;
using HomeBinding.Configuration.Model;
using HomeBinding.Engine.Items;

namespace HomeBinding.Configuration.Files.Yaml;

/// <summary>Reads one element of <c>items:</c>.</summary>
internal sealed class YamlItemReader(YamlValues values, FileDiagnostics diagnostics)
{
    private static readonly string[] Keys =
        ["type", "dimension", "label", "icon", "format", "unit", "tags", "channel", "channels", "group", "groups", "expire", "autoupdate", "metadata"];

    private readonly YamlMetadataReader _metadata = new(values, diagnostics);

    /// <summary>The item; null if there is none to speak of, which is then reported.</summary>
    public ItemSyntax? Read(YamlEntry entry)
    {
        if (entry.Value is not (YamlMap or YamlScalar { IsNull: true }))
        {
            values.Refuse(entry, "a map with e.g. type, label and channel", entry.Value is YamlScalar type && ItemType.TryParse(type.Text, out _) ? $"Write {{ type: {type.Text} }}." : null);
            return null;
        }
        var errors = diagnostics.Errors;
        var item = new ItemSyntax(values.Key(entry));
        var map = entry.Value as YamlMap;
        foreach (var setting in map?.Entries ?? []) ReadSetting(item, setting);
        if (map?.IsFaulty == true) item.IsTypeReported = true;
        item.IsFaulty = diagnostics.Errors > errors || map?.IsFaulty == true;
        return item;
    }

    private void ReadSetting(ItemSyntax item, YamlEntry entry)
    {
        switch (entry.Key.Text)
        {
            case "type":
                item.Type = values.LocatedText(entry);
                item.IsTypeReported = item.Type is null && entry.Value is not YamlScalar { IsNull: true };
                break;
            case "dimension":
                item.Dimension = values.LocatedText(entry);
                break;
            case "unit":
                item.Unit = values.LocatedText(entry);
                item.HasUnitKey = item.Unit is not null;
                break;
            case "label":
                item.Label = values.Text(entry);
                break;
            case "icon":
                item.Icon = values.Text(entry);
                break;
            case "format":
                item.Format = values.Text(entry);
                break;
            case "tags":
                item.Tags.AddRange(values.Texts(entry).Select(each => each.Value));
                break;
            case "channel":
                if (values.LocatedText(entry) is { } channel) item.Links.Add(new LinkSyntax(channel));
                break;
            case "channels":
                ReadChannels(item, entry);
                break;
            case "group":
                item.Group = new YamlGroupReader(values, diagnostics).Read(entry);
                break;
            case "groups":
                item.Groups.AddRange(values.Texts(entry));
                break;
            case "expire" or "autoupdate":
                if (_metadata.ReadShortcut(entry) is { } shortcut) item.Metadata.Add(shortcut);
                break;
            case "metadata":
                item.Metadata.AddRange(_metadata.Read(entry));
                if (entry.Value.IsFaulty) item.IsFaulty = true;
                break;
            default:
                diagnostics.Error(DiagnosticCode.UnknownKey, values.Span(entry.Key), $"{Printable.Quote(entry.Key.Text)} is not known of items; expected e.g. type, label, format, unit or channel.", diagnostics.Nearest.Ask(entry.Key.Text, Keys));
                break;
        }
    }

    private void ReadChannels(ItemSyntax item, YamlEntry entry)
    {
        switch (entry.Value)
        {
            case YamlMap map:
                foreach (var channel in map.Entries) item.Links.Add(ReadLink(channel));
                if (map.IsFaulty) item.IsFaulty = true;
                break;
            case YamlList:
                item.Links.AddRange(values.Texts(entry).Select(each => new LinkSyntax(each)));
                break;
            case YamlScalar { IsNull: true }:
                break;
            default:
                values.Refuse(entry, "a map or a list of channel ids", "For a single channel write 'channel:'.");
                break;
        }
    }

    private LinkSyntax ReadLink(YamlEntry channel)
    {
        Located<string>? profile = null;
        var parameters = new List<ParameterSyntax>();
        foreach (var setting in values.Map(channel, "nothing, or a map with a profile and its parameters")?.Entries ?? [])
        {
            if (setting.Key.Text == "profile") profile = values.LocatedText(setting);
            else if (setting.Key.Text == "useTags") diagnostics.Warning(DiagnosticCode.NoEffect, values.Span(setting.Key), "'useTags' is not supported yet; ignored.");
            else if (values.Parameter(setting) is { } value) parameters.Add(new ParameterSyntax(values.Key(setting), value));
        }
        return new LinkSyntax(values.Key(channel), profile) { Parameters = parameters };
    }
}
