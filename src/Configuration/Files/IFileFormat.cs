using HomeBinding.Configuration.Files.Syntax;

namespace HomeBinding.Configuration.Files;

/// <summary>A way to write things and items. Each reads files into the same syntax, which <see cref="Building.FileModelBuilder"/> checks.</summary>
internal interface IFileFormat
{
    /// <summary>True if the text is written in this format.</summary>
    bool Recognises(SourceText source);

    /// <summary>Reads the text into the syntax; reports what it cannot read.</summary>
    void Read(SourceText source, FileSyntax syntax, FileDiagnostics diagnostics);

    /// <summary>
    /// Finds the lines of each thing and item, so that of a large file only what changed is read again; in the order of lines. Null if one part may depend
    /// on another, or the file is not written in plain lines. It may be wrong: who uses it compares what both find, and takes the word of <see cref="Read"/>
    /// where anything is unusual.
    /// </summary>
    IReadOnlyList<FilePart>? Split(SourceText source);

    /// <summary>Reads parts that follow each other and are of one kind.</summary>
    void ReadParts(SourceText source, FilePart first, FilePart last, FileSyntax syntax, FileDiagnostics diagnostics);
}
