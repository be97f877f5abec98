using HomeBinding.Configuration.Files.Syntax;
using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Files.Yaml;

/// <summary>The YAML files of openHAB 5, version 1.</summary>
internal sealed class YamlFormat : IFileFormat
{
    public bool Recognises(SourceText source) => true;

    public void Read(SourceText source, FileSyntax syntax, FileDiagnostics diagnostics) =>
        Read(source, syntax, diagnostics, static (root, reader) => reader.Read(root));

    public IReadOnlyList<FilePart>? Split(SourceText source) => YamlSplitter.Split(source.Text);

    public void ReadParts(SourceText source, FilePart first, FilePart last, FileSyntax syntax, FileDiagnostics diagnostics) =>
        Read(new SourceText(source.File, source.Text[first.Start..last.End]) { FirstLine = first.Line }, syntax, diagnostics, (root, reader) => reader.ReadElements(root, first.IsThing));

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
