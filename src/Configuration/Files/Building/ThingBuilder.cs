using HomeBinding.Channels;
using HomeBinding.Configuration.Files.Syntax;
using HomeBinding.Configuration.Model;
using HomeBinding.Engine.Things;
using HomeBinding.Things;

namespace HomeBinding.Configuration.Files.Building;

/// <summary>Makes of a thing as it is written what the engine takes.</summary>
internal static class ThingBuilder
{
    private static readonly string[] Kinds = ["state", "trigger"];

    public static ThingElement Build(ThingSyntax thing, FileDiagnostics diagnostics)
    {
        if (!ThingUid.TryParse(thing.Uid.Value, out var uid))
        {
            diagnostics.Error(DiagnosticCode.NotAName, thing.Uid.Span, $"{Printable.Quote(thing.Uid.Value)} is not a thing id; expected binding:type:id of letters, digits, _ and -, e.g. goecharger:goe:garage.");
            return new ThingElement(null, null, thing.Uid.Span);
        }
        var bridge = default(ThingUid?);
        if (thing.Bridge is { } named)
        {
            if (ThingUid.TryParse(named.Value, out var parsed)) bridge = parsed;
            else diagnostics.Error(DiagnosticCode.NotAName, named.Span, $"{Printable.Quote(named.Value)} is not a thing id; expected that of a bridge, binding:type:id.");
        }
        var errors = diagnostics.Errors;
        var channels = thing.Channels.Select(each => ToDeclaration(each, diagnostics)).ToArray();
        var isFaulty = thing.IsFaulty || (bridge is null && thing.Bridge is not null) || diagnostics.Errors > errors;
        return new ThingElement(uid, isFaulty ? null : ToEntry(thing, uid, bridge, channels), thing.Uid.Span);
    }

    private static ChannelDeclaration ToDeclaration(ChannelSyntax channel, FileDiagnostics diagnostics)
    {
        var kind = ChannelKind.State;
        if (channel.Kind is { } written && !Enum.TryParse(written.Value, ignoreCase: true, out kind))
            diagnostics.Error(DiagnosticCode.WrongValue, written.Span, $"{Printable.Quote(written.Value)} is no kind of channels; expected state or trigger.", diagnostics.Nearest.Ask(written.Value, Kinds));
        // Events have no type of items, though openHAB's syntax wants one.
        var itemType = channel.Type is null && kind == ChannelKind.State && channel.ItemType is { } type ? ItemTypeReader.Read(type, channel.ItemDimension, diagnostics) : null;
        return new ChannelDeclaration(channel.Id.Value, channel.Type?.Value)
        {
            Kind = channel.Type is null ? kind : ChannelKind.State,
            ItemType = itemType,
            Label = channel.Label,
            Description = channel.Description,
            Configuration = Values(channel.Parameters),
        };
    }

    private static ThingEntry ToEntry(ThingSyntax thing, ThingUid uid, ThingUid? bridge, IReadOnlyList<ChannelDeclaration> channels) => new(
        new ThingDefinition
        {
            Uid = uid,
            Label = thing.Label,
            Location = thing.Location,
            Bridge = bridge,
            Configuration = Values(thing.Parameters),
            Channels = channels,
        },
        thing.Uid.Span,
        ValueSpans(thing.Parameters))
    {
        ConfigNameSpans = NameSpans(thing.Parameters),
        BridgeSpan = thing.Bridge?.Span ?? thing.Uid.Span,
        Bridge = thing.IsBridge is { } isBridge ? (isBridge.Value, isBridge.Span) : null,
        ChannelPlaces = thing.Channels.ToDictionary(
            each => each.Id.Value,
            each => new ChannelPlaces(each.Id.Span, (each.Type ?? each.ItemType ?? each.Kind ?? each.Id).Span, ValueSpans(each.Parameters), NameSpans(each.Parameters)),
            StringComparer.Ordinal),
    };

    private static Dictionary<string, object?> Values(List<ParameterSyntax> parameters) =>
        parameters.ToDictionary(each => each.Name.Value, each => each.Value.Value, StringComparer.Ordinal);

    private static Dictionary<string, SourceSpan> ValueSpans(List<ParameterSyntax> parameters) =>
        parameters.ToDictionary(each => each.Name.Value, each => each.Value.Span, StringComparer.Ordinal);

    private static Dictionary<string, SourceSpan> NameSpans(List<ParameterSyntax> parameters) =>
        parameters.ToDictionary(each => each.Name.Value, each => each.Name.Span, StringComparer.Ordinal);
}
