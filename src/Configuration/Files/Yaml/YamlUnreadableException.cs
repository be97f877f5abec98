using System.Diagnostics.CodeAnalysis;

namespace HomeBinding.Configuration.Files.Yaml;

/// <summary>Ends the reading of a file whose structure cannot be made out.</summary>
[SuppressMessage("Design", "CA1032:Implement standard exception constructors", Justification = "Thrown and caught within the YAML reader only.")]
[SuppressMessage("Design", "CA1064:Exceptions should be public", Justification = "Thrown and caught within the YAML reader only.")]
internal sealed class YamlUnreadableException(int line, int column, string message, string? hint = null) : Exception(message)
{
    public int Line { get; } = line;

    public int Column { get; } = column;

    public string? Hint { get; } = hint;
}
