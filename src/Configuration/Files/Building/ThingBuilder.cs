using HomeBinding.Configuration.Files.Syntax;
using HomeBinding.Configuration.Model;
using HomeBinding.Engine.Things;
using HomeBinding.Things;

namespace HomeBinding.Configuration.Files.Building;

/// <summary>Makes of a thing as it is written what the engine takes.</summary>
internal static class ThingBuilder
{
    public static ThingElement Build(ThingSyntax thing, FileDiagnostics diagnostics)
    {
        if (!ThingUid.TryParse(thing.Uid.Value, out var uid))
        {
            diagnostics.Error(thing.Uid.Span, $"{Printable.Quote(thing.Uid.Value)} is not a thing id; expected binding:type:id of letters, digits, _ and -, e.g. goecharger:goe:garage.");
            return new ThingElement(null, null, thing.Uid.Span);
        }
        var bridge = default(ThingUid?);
        if (thing.Bridge is { } named)
        {
            if (ThingUid.TryParse(named.Value, out var parsed)) bridge = parsed;
            else diagnostics.Error(named.Span, $"{Printable.Quote(named.Value)} is not a thing id; expected that of a bridge, binding:type:id.");
        }
        var isFaulty = thing.IsFaulty || (bridge is null && thing.Bridge is not null);
        return new ThingElement(uid, isFaulty ? null : ToEntry(thing, uid, bridge), thing.Uid.Span);
    }

    private static ThingEntry ToEntry(ThingSyntax thing, ThingUid uid, ThingUid? bridge) => new(
        new ThingDefinition
        {
            Uid = uid,
            Label = thing.Label,
            Location = thing.Location,
            Bridge = bridge,
            Configuration = Values(thing.Parameters),
            Channels =
            [
                .. thing.Channels.Select(each => new ChannelDeclaration(each.Id.Value, each.Type!.Value.Value)
                {
                    Label = each.Label,
                    Description = each.Description,
                    Configuration = Values(each.Parameters),
                }),
            ],
        },
        thing.Uid.Span,
        ValueSpans(thing.Parameters))
    {
        ConfigNameSpans = NameSpans(thing.Parameters),
        BridgeSpan = thing.Bridge?.Span ?? thing.Uid.Span,
        Bridge = thing.IsBridge is { } isBridge ? (isBridge.Value, isBridge.Span) : null,
        ChannelPlaces = thing.Channels.ToDictionary(
            each => each.Id.Value,
            each => new ChannelPlaces(each.Id.Span, each.Type!.Value.Span, ValueSpans(each.Parameters), NameSpans(each.Parameters)),
            StringComparer.Ordinal),
    };

    private static Dictionary<string, object?> Values(List<ParameterSyntax> parameters) =>
        parameters.ToDictionary(each => each.Name.Value, each => each.Value.Value, StringComparer.Ordinal);

    private static Dictionary<string, SourceSpan> ValueSpans(List<ParameterSyntax> parameters) =>
        parameters.ToDictionary(each => each.Name.Value, each => each.Value.Span, StringComparer.Ordinal);

    private static Dictionary<string, SourceSpan> NameSpans(List<ParameterSyntax> parameters) =>
        parameters.ToDictionary(each => each.Name.Value, each => each.Name.Span, StringComparer.Ordinal);
}
