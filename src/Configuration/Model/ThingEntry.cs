using HomeBinding.Engine.Things;

namespace HomeBinding.Configuration.Model;

/// <summary>A thing and where it is declared.</summary>
/// <param name="Definition">What the file says of it.</param>
/// <param name="Span">Its id.</param>
/// <param name="ConfigSpans">The values of its configuration by parameter name.</param>
public sealed record ThingEntry(ThingDefinition Definition, SourceSpan Span, IReadOnlyDictionary<string, SourceSpan> ConfigSpans)
{
    internal IReadOnlyDictionary<string, SourceSpan> ConfigNameSpans { get; init; } = ConfigSpans;
}
