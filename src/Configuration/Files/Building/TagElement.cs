using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Files.Building;

/// <summary>A semantic tag of one file.</summary>
/// <param name="Uid">Its path, valid or not.</param>
/// <param name="Entry">What is said of it; null if it has an error.</param>
/// <param name="Span">Its path.</param>
internal sealed record TagElement(string Uid, TagEntry? Entry, SourceSpan Span);
