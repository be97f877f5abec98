using HomeBinding.Engine.Links;

namespace HomeBinding.Configuration.Model;

/// <summary>A link of an item and a channel, and where it is declared.</summary>
/// <param name="Definition">What the file says of it.</param>
/// <param name="Span">The channel's id.</param>
public sealed record LinkEntry(LinkDefinition Definition, SourceSpan Span);
