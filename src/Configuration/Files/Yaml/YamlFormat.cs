using HomeBinding.Configuration.Files.Syntax;
using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Files.Yaml;

/// <summary>The YAML files of openHAB 5, version 1.</summary>
internal sealed class YamlFormat : IFileFormat
{
    public bool Recognises(SourceText source) => true;

    public void Read(SourceText source, FileSyntax syntax, FileDiagnostics diagnostics) =>
        Read(source, syntax, diagnostics, static (root, reader) => reader.Read(root));

    /// <summary>Reads the lines of things or items that follow each other, which <see cref="YamlSplitter"/> has found.</summary>
    public static void ReadParts(SourceText source, bool areThings, FileSyntax syntax, FileDiagnostics diagnostics) =>
        Read(source, syntax, diagnostics, (root, reader) => reader.ReadElements(root, areThings));

    private static void Read(SourceText source, FileSyntax syntax, FileDiagnostics diagnostics, Action<YamlNode, YamlDocumentReader> read)
    {
        try
        {
            if (new YamlTreeBuilder(source, diagnostics).Build() is { } root) read(root, new YamlDocumentReader(source.File, syntax, diagnostics));
        }
        catch (YamlUnreadableException e)
        {
            diagnostics.Error(DiagnosticCode.Syntax, new SourceSpan(source.File, e.Line, e.Column), e.Message, e.Hint);
            syntax.IsUnreadable = true;
        }
    }
}
