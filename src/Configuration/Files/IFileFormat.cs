using HomeBinding.Configuration.Files.Syntax;

namespace HomeBinding.Configuration.Files;

/// <summary>A way to write things and items. Each reads files into the same syntax, which <see cref="Building.FileModelBuilder"/> checks.</summary>
internal interface IFileFormat
{
    /// <summary>True if the text is written in this format.</summary>
    bool Recognises(SourceText source);

    /// <summary>Reads the text into the syntax; reports what it cannot read.</summary>
    void Read(SourceText source, FileSyntax syntax, FileDiagnostics diagnostics);
}
