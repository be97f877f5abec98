using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Files.Yaml;

/// <summary>The YAML files of openHAB 5, version 1.</summary>
internal sealed class YamlFormat : IFileFormat
{
    public bool Recognises(SourceText source) => true;

    public void Read(SourceText source, ModelBuilder model, FileDiagnostics diagnostics)
    {
        try
        {
            if (new YamlTreeBuilder(source, diagnostics).Build() is { } root) new YamlDocumentReader(source.File, model, diagnostics).Read(root);
        }
        catch (YamlUnreadableException e)
        {
            diagnostics.Error(new SourceSpan(source.File, e.Line, e.Column), e.Message, e.Hint);
            model.OmitFile();
        }
    }
}
