using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Files.Syntax;

/// <summary>A value and where it is written.</summary>
internal readonly record struct Located<T>(T Value, SourceSpan Span);
