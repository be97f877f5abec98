namespace HomeBinding.Configuration.Files.Syntax;

/// <summary>A configuration parameter as it is written.</summary>
internal sealed record ParameterSyntax(Located<string> Name, Located<object?> Value);
