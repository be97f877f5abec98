using HomeBinding.Configuration.Files.OpenHabText;
using HomeBinding.Configuration.Files.Syntax;
using HomeBinding.Configuration.Files.Yaml;

namespace HomeBinding.Configuration.Files;

/// <summary>Reads one file, whatever its format.</summary>
internal static class FileReader
{
    // The first format that recognises a file reads it; YAML takes whatever is left.
    private static readonly IFileFormat[] Formats = [new OpenHabTextFormat(), new YamlFormat()];

    /// <summary>Reads a text. Whatever it contains, this does not throw.</summary>
    public static FileSyntax Read(SourceText source) => Read(source, FormatOf(source));

    /// <summary>Reads a text of a format. Whatever it contains, this does not throw.</summary>
    public static FileSyntax Read(SourceText source, IFileFormat format)
    {
        var diagnostics = new FileDiagnostics(source.File);
        var syntax = new FileSyntax(source.File);
        format.Read(source, syntax, diagnostics);
        syntax.Diagnostics = [.. diagnostics.All];
        return syntax;
    }

    /// <summary>True if a text is YAML, or nothing that is known better.</summary>
    public static bool IsYaml(SourceText source) => FormatOf(source) is YamlFormat;

    /// <summary>The format that a text is written in.</summary>
    public static IFileFormat FormatOf(SourceText source) => Formats.First(each => each.Recognises(source));
}
