using System.Globalization;
using System.Text;
using HomeBinding.Configuration.Files.Syntax;
using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Converting;

/// <summary>Writes a file in openHAB's own text, and says what that cannot say.</summary>
internal sealed class OpenHabTextWriter(Comments comments, List<string> losses)
{
    private readonly StringBuilder _text = new();

    public string Write(FileSyntax file)
    {
        foreach (var line in comments.Top) _text.Append($"// {line}".TrimEnd()).Append('\n');
        if (comments.Top.Count > 0) _text.Append('\n');
        foreach (var thing in file.Things) WriteThing(thing);
        if (file.Things.Count > 0 && file.Items.Count > 0) _text.Append('\n');
        foreach (var item in file.Items) WriteItem(item);
        if (file.Tags.Count > 0) losses.Add($"The semantic tags {string.Join(", ", file.Tags.Select(static each => Printable.Escape(each.Uid.Value)))}: this format has none of its own. Keep them in a YAML file.");
        return _text.ToString();
    }

    private void WriteThing(ThingSyntax thing)
    {
        Above(thing.Uid);
        var name = $"Thing {thing.Uid.Value}";
        _text.Append(thing.IsBridge is { Value: true } ? "Bridge " : "Thing ").Append(thing.Uid.Value);
        if (thing.Label is { } label) _text.Append(' ').Append(Quote(label));
        if (thing.Bridge is { } bridge) _text.Append(" (").Append(bridge.Value).Append(')');
        if (thing.Location is { } location) _text.Append(" @ ").Append(Quote(location));
        Parameters(name, thing.Parameters);
        if (thing.Channels.Count > 0)
        {
            _text.Append(" {\n    Channels:\n");
            foreach (var channel in thing.Channels) WriteChannel(name, channel);
            _text.Append('}');
        }
        _text.Append('\n');
    }

    private void WriteChannel(string thing, ChannelSyntax channel)
    {
        var isTrigger = string.Equals(channel.Kind?.Value, "trigger", StringComparison.OrdinalIgnoreCase);
        _text.Append("        ");
        if (channel.Type is { } type) _text.Append("Type ").Append(type.Value);
        else _text.Append(isTrigger ? "Trigger " : "State ").Append(channel.ItemType?.Value ?? "String").Append(channel.ItemDimension is { } dimension ? $":{dimension.Value}" : "");
        _text.Append(" : ").Append(channel.Id.Value);
        if (channel.Label is { } label) _text.Append(' ').Append(Quote(label));
        Parameters($"{thing}, channel {channel.Id.Value}", channel.Parameters);
        _text.Append('\n');
        if (channel.Description is not null) losses.Add($"{thing}, channel {channel.Id.Value}: its description.");
    }

    private void WriteItem(ItemSyntax item)
    {
        Above(item.Name);
        var name = $"Item {item.Name.Value}";
        _text.Append(TypeOf(item)).Append(' ').Append(item.Name.Value);
        WriteLabel(name, item);
        if (item.Icon is { } icon) _text.Append(" <").Append(icon).Append('>');
        if (item.Groups.Count > 0) _text.Append(" (").AppendJoin(", ", item.Groups.Select(static each => each.Value)).Append(')');
        if (item.Tags.Count > 0) _text.Append(" [").AppendJoin(", ", item.Tags.Select(Quote)).Append(']');
        WriteBindings(name, item);
        _text.Append('\n');
    }

    private static string TypeOf(ItemSyntax item)
    {
        var parts = new List<string?> { item.Type?.Value, item.Dimension?.Value };
        if (item.Group is { } group) parts.AddRange([group.Type?.Value, group.Dimension?.Value, group.Function?.Value]);
        var type = string.Join(':', parts.OfType<string>());
        return item.Group is { Parameters: { Count: > 0 } arguments } ? $"{type}({string.Join(", ", arguments.Select(static each => IsId(each.Value) ? each.Value : Quote(each.Value)))})" : type;
    }

    private void WriteLabel(string name, ItemSyntax item)
    {
        var label = item.Label ?? "";
        // The brackets of a label would be taken for those of a format.
        if (label.AsSpan().IndexOfAny('[', ']') >= 0)
        {
            label = label.Replace('[', '(').Replace(']', ')');
            losses.Add($"{name}: the brackets in its label, which are taken for those of a format; ( and ) are in their place.");
        }
        if (label.Length == 0 && item.Format is null) return;
        _text.Append(' ').Append(Quote(item.Format is { } format ? $"{label}{(label.Length > 0 ? " " : "")}[{format}]" : label));
    }

    private void WriteBindings(string name, ItemSyntax item)
    {
        var separator = " { ";
        foreach (var link in item.Links)
        {
            _text.Append(separator).Append("channel=").Append(Quote(link.Channel.Value));
            var profile = link.Profile is { } written ? [new ParameterSyntax(new Located<string>("profile", written.Span), new Located<object?>(written.Value, written.Span))] : Array.Empty<ParameterSyntax>();
            Parameters($"{name}, link to {link.Channel.Value}", [.. profile, .. link.Parameters]);
            separator = ", ";
        }
        if (item is { HasUnitKey: true, Unit: { } unit })
        {
            _text.Append(separator).Append("unit=").Append(Quote(unit.Value));
            separator = ", ";
        }
        foreach (var metadata in item.Metadata)
        {
            _text.Append(separator).Append(IsId(metadata.Namespace.Value) ? metadata.Namespace.Value : Quote(metadata.Namespace.Value)).Append('=').Append(Quote(metadata.Value.Value));
            Parameters($"{name}, metadata {metadata.Namespace.Value}", metadata.Config);
            separator = ", ";
        }
        if (separator == ", ") _text.Append(" }");
    }

    private void Parameters(string owner, IReadOnlyList<ParameterSyntax> parameters)
    {
        var written = new List<string>();
        foreach (var (name, value) in parameters)
        {
            if (value.Value is null or object?[] { Length: 0 })
            {
                losses.Add($"{owner}: the parameter {Printable.Quote(name.Value)}, which has no value.");
                continue;
            }
            if (!IsId(name.Value)) losses.Add($"{owner}: the name {Printable.Quote(name.Value)} is kept in quotes, which openHAB itself does not read.");
            if (value.Value is object?[] { Length: 1 }) losses.Add($"{owner}: {Printable.Quote(name.Value)} is a list of one value, which reads as the value alone.");
            written.Add($"{(IsId(name.Value) ? name.Value : Quote(name.Value))}={TextOf(value.Value)}");
        }
        if (written.Count > 0) _text.Append(" [ ").AppendJoin(", ", written).Append(" ]");
    }

    private static string TextOf(object? value) => value switch
    {
        bool flag => flag ? "true" : "false",
        string text => Quote(text),
        IEnumerable<object?> list => string.Join(", ", list.Select(TextOf)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private void Above(Located<string> name)
    {
        foreach (var line in comments.Of(name.Span.Line)) _text.Append($"// {line}".TrimEnd()).Append('\n');
    }

    private static bool IsId(string text) => text.Length > 0 && (char.IsAsciiLetter(text[0]) || text[0] == '_') && text.All(static each => char.IsAsciiLetterOrDigit(each) || each == '_');

    private static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var each in text)
        {
            _ = each switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                _ => quoted.Append(each),
            };
        }
        return quoted.Append('"').ToString();
    }
}
