using HomeBinding.Configuration.Files;
using HomeBinding.Configuration.Files.Building;
using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Converting;

/// <summary>Writes files of things and items in another format.</summary>
public static class FileConverter
{
    /// <summary>Converts a file. What is read of the result is what is read of the file, but for the losses.</summary>
    /// <param name="directory">A folder.</param>
    /// <param name="file">The file, relative to the folder.</param>
    /// <param name="format">What to convert it to; it may be in that format already, and is then only written neatly.</param>
    public static ConvertedFile Convert(string directory, string file, FileFormat format)
    {
        var found = new FileDiagnostics(file);
        return SourceText.Read(Path.Combine(directory, file), file, found) is { } source ? Convert(source, format) : new ConvertedFile(null, [.. found.All], []);
    }

    internal static ConvertedFile Convert(SourceText source, FileFormat format)
    {
        var syntax = FileReader.Read(source);
        var diagnostics = FileModelBuilder.Build(syntax, new SharedUids()).Diagnostics;
        if (syntax.IsUnreadable || diagnostics.Any(static each => each.Severity == Severity.Error)) return new ConvertedFile(null, diagnostics, []);
        var comments = new Comments(source, syntax, FileReader.IsYaml(source));
        var losses = new List<string>();
        var text = format == FileFormat.Yaml ? new YamlWriter(comments).Write(syntax) : new OpenHabTextWriter(comments, losses).Write(syntax);
        if (comments.HasLost) losses.Add("Comments that stand in one line with something else.");
        return new ConvertedFile(text, diagnostics, losses);
    }
}
