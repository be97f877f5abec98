using System.Text;
using HomeBinding.Configuration.Files.Syntax;
using HomeBinding.Engine.Metadata;

namespace HomeBinding.Configuration.Converting;

/// <summary>Writes a file in openHAB 5's YAML, version 1.</summary>
internal sealed class YamlWriter(Comments comments)
{
    private static readonly string[] Shortcuts = [MetadataNamespaces.Expire, MetadataNamespaces.AutoUpdate];

    private readonly StringBuilder _text = new();

    public string Write(FileSyntax file)
    {
        foreach (var line in comments.Top) Line(0, $"# {line}".TrimEnd());
        if (comments.Top.Count > 0) _text.Append('\n');
        Line(0, "version: 1");
        Section("things", file.Things, WriteThing);
        Section("items", file.Items, WriteItem);
        Section("tags", file.Tags, WriteTag);
        return _text.ToString();
    }

    private void Section<T>(string key, List<T> elements, Action<T> write)
    {
        if (elements.Count == 0) return;
        _text.Append('\n');
        Line(0, $"{key}:");
        foreach (var element in elements) write(element);
    }

    private void Begin(Located<string> name)
    {
        foreach (var line in comments.Of(name.Span.Line)) Line(2, $"# {line}".TrimEnd());
        Line(2, $"{YamlText.Of(name.Value)}:");
    }

    private void WriteThing(ThingSyntax thing)
    {
        Begin(thing.Uid);
        if (thing.IsBridge is { } isBridge) Line(4, $"isBridge: {(isBridge.Value ? "true" : "false")}");
        Pair(4, "bridge", thing.Bridge?.Value);
        Pair(4, "label", thing.Label);
        Pair(4, "location", thing.Location);
        Parameters(4, "config", thing.Parameters);
        if (thing.Channels.Count == 0) return;
        Line(4, "channels:");
        foreach (var channel in thing.Channels) WriteChannel(channel);
    }

    private void WriteChannel(ChannelSyntax channel)
    {
        Line(6, $"{YamlText.Of(channel.Id.Value)}:");
        Pair(8, "type", channel.Type?.Value);
        Pair(8, "kind", channel.Kind?.Value);
        Pair(8, "itemType", channel.ItemType?.Value);
        Pair(8, "itemDimension", channel.ItemDimension?.Value);
        Pair(8, "label", channel.Label);
        Pair(8, "description", channel.Description);
        Parameters(8, "config", channel.Parameters);
    }

    private void WriteItem(ItemSyntax item)
    {
        Begin(item.Name);
        Pair(4, "type", item.Type?.Value);
        Pair(4, "dimension", item.Dimension?.Value);
        if (item.Group is { } group) WriteGroup(group);
        Pair(4, "label", item.Label);
        Pair(4, "icon", item.Icon);
        Pair(4, "format", item.Format);
        if (item.HasUnitKey) Pair(4, "unit", item.Unit?.Value);
        if (item.Tags.Count > 0) Line(4, $"tags: {YamlText.List(item.Tags)}");
        if (item.Groups.Count > 0) Line(4, $"groups: {YamlText.List(item.Groups.Select(static each => each.Value))}");
        foreach (var shortcut in item.Metadata.Where(IsShortcut)) Pair(4, shortcut.Namespace.Value, shortcut.Value.Value);
        WriteLinks(item.Links);
        if (item.Metadata.All(IsShortcut)) return;
        Line(4, "metadata:");
        foreach (var metadata in item.Metadata.Where(static each => !IsShortcut(each))) WriteMetadata(metadata);
    }

    private static bool IsShortcut(MetadataSyntax metadata) => metadata.Config.Count == 0 && metadata.Value.Value.Length > 0 && Shortcuts.Contains(metadata.Namespace.Value);

    private void WriteGroup(GroupSyntax group)
    {
        if (group.Type is null && group.Function is null && group.Dimension is null && group.Parameters.Count == 0) return;
        Line(4, "group:");
        Pair(6, "type", group.Type?.Value);
        Pair(6, "dimension", group.Dimension?.Value);
        Pair(6, "function", group.Function?.Value);
        if (group.Parameters.Count > 0) Line(6, $"parameters: {YamlText.List(group.Parameters.Select(static each => each.Value))}");
    }

    private void WriteLinks(List<LinkSyntax> links)
    {
        if (links is [{ Profile: null, Parameters.Count: 0 } single])
        {
            Pair(4, "channel", single.Channel.Value);
            return;
        }
        if (links.Count == 0) return;
        Line(4, "channels:");
        foreach (var link in links)
        {
            var isBare = link.Profile is null && link.Parameters.Count == 0;
            Line(6, $"{YamlText.Of(link.Channel.Value)}:{(isBare ? " {}" : "")}");
            Pair(8, "profile", link.Profile?.Value);
            foreach (var parameter in link.Parameters) Line(8, $"{YamlText.Of(parameter.Name.Value)}: {YamlText.Of(parameter.Value.Value)}");
        }
    }

    private void WriteMetadata(MetadataSyntax metadata)
    {
        if (metadata.Config.Count == 0)
        {
            Line(6, $"{YamlText.Of(metadata.Namespace.Value)}: {YamlText.Of(metadata.Value.Value)}");
            return;
        }
        Line(6, $"{YamlText.Of(metadata.Namespace.Value)}:");
        if (metadata.Value.Value.Length > 0) Pair(8, "value", metadata.Value.Value);
        Parameters(8, "config", metadata.Config);
    }

    private void WriteTag(TagSyntax tag)
    {
        Begin(tag.Uid);
        Pair(4, "label", tag.Label);
        Pair(4, "description", tag.Description);
        if (tag.Synonyms.Count > 0) Line(4, $"synonyms: {YamlText.List(tag.Synonyms)}");
    }

    private void Parameters(int indent, string key, IReadOnlyList<ParameterSyntax> parameters)
    {
        if (parameters.Count == 0) return;
        Line(indent, $"{key}:");
        foreach (var parameter in parameters) Line(indent + 2, $"{YamlText.Of(parameter.Name.Value)}: {YamlText.Of(parameter.Value.Value)}");
    }

    private void Pair(int indent, string key, string? value)
    {
        if (value is not null) Line(indent, $"{key}: {YamlText.Of(value)}");
    }

    private void Line(int indent, string text) => _text.Append(' ', indent).Append(text).Append('\n');
}
