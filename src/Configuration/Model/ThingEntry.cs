using HomeBinding.Engine.Things;

namespace HomeBinding.Configuration.Model;

/// <summary>A thing and where it is declared.</summary>
/// <param name="Definition">What the file says of it.</param>
/// <param name="Span">Its id.</param>
/// <param name="ConfigSpans">The values of its configuration by parameter name.</param>
public sealed record ThingEntry(ThingDefinition Definition, SourceSpan Span, IReadOnlyDictionary<string, SourceSpan> ConfigSpans)
{
    internal IReadOnlyDictionary<string, SourceSpan> ConfigNameSpans { get; init; } = ConfigSpans;

    /// <summary>The id of its bridge, or its own id if it names none.</summary>
    internal SourceSpan BridgeSpan { get; init; } = Span;

    /// <summary>Where it says that it is a bridge or none; null if it does not.</summary>
    internal (bool IsBridge, SourceSpan Span)? Bridge { get; init; }

    /// <summary>The places of the channels that it adds, by their ids.</summary>
    internal IReadOnlyDictionary<string, ChannelPlaces> ChannelPlaces { get; init; } = new Dictionary<string, ChannelPlaces>();

    internal ThingEntry Shift(int lines) => new(Definition, Span.Shift(lines), SpanMap.Shift(ConfigSpans, lines))
    {
        ConfigNameSpans = SpanMap.Shift(ConfigNameSpans, lines),
        BridgeSpan = BridgeSpan.Shift(lines),
        Bridge = Bridge is var (isBridge, span) ? (isBridge, span.Shift(lines)) : null,
        ChannelPlaces = ChannelPlaces.ToDictionary(static each => each.Key, each => each.Value.Shift(lines), StringComparer.Ordinal),
    };
}

/// <summary>Where the parts of a channel are.</summary>
internal sealed record ChannelPlaces(SourceSpan Id, SourceSpan Type, IReadOnlyDictionary<string, SourceSpan> Values, IReadOnlyDictionary<string, SourceSpan> Names)
{
    public ChannelPlaces Shift(int lines) => new(Id.Shift(lines), Type.Shift(lines), SpanMap.Shift(Values, lines), SpanMap.Shift(Names, lines));
}

internal static class SpanMap
{
    /// <summary>The same places some lines further down.</summary>
    public static IReadOnlyDictionary<string, SourceSpan> Shift(IReadOnlyDictionary<string, SourceSpan> spans, int lines) =>
        spans.ToDictionary(static each => each.Key, each => each.Value.Shift(lines), StringComparer.Ordinal);
}
