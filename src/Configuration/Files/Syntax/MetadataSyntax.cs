namespace HomeBinding.Configuration.Files.Syntax;

/// <summary>What one namespace says of an item, as it is written.</summary>
/// <param name="Namespace">The namespace; of a shortcut such as <c>expire</c>, its key.</param>
/// <param name="Value">The value; its place is that of the namespace where none is written.</param>
/// <param name="Config">The settings.</param>
internal sealed record MetadataSyntax(Located<string> Namespace, Located<string> Value, IReadOnlyList<ParameterSyntax> Config);
