namespace HomeBinding.Configuration.Model;

/// <summary>A semantic tag and where it is declared.</summary>
/// <param name="Tag">What the file says of it.</param>
/// <param name="Span">Its path.</param>
public sealed record TagEntry(SemanticTag Tag, SourceSpan Span);
