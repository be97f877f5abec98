using HomeBinding.Configuration.Files.Syntax;
using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Files.Yaml;

/// <summary>The YAML files of openHAB 5, version 1.</summary>
internal sealed class YamlFormat : IFileFormat
{
    public bool Recognises(SourceText source) => true;

    public void Read(SourceText source, FileSyntax syntax, FileDiagnostics diagnostics)
    {
        try
        {
            if (new YamlTreeBuilder(source, diagnostics).Build() is { } root) new YamlDocumentReader(source.File, syntax, diagnostics).Read(root);
        }
        catch (YamlUnreadableException e)
        {
            diagnostics.Error(new SourceSpan(source.File, e.Line, e.Column), e.Message, e.Hint);
            syntax.IsUnreadable = true;
        }
    }
}
