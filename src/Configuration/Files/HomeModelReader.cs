using HomeBinding.Configuration.Files.OpenHabText;
using HomeBinding.Configuration.Files.Yaml;
using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Files;

/// <summary>Reads the folders <c>things</c> and <c>items</c> of a configuration folder.</summary>
public static class HomeModelReader
{
    // The first format that recognises a file reads it; YAML takes whatever is left.
    private static readonly IFileFormat[] Formats = [new OpenHabTextFormat(), new YamlFormat()];

    /// <summary>Reads all files. Whatever they contain, it does not throw: what is wrong is in the result.</summary>
    /// <param name="directory">The configuration folder.</param>
    public static HomeModel Read(string directory)
    {
        var diagnostics = new List<Diagnostic>();
        var model = new ModelBuilder();
        foreach (var file in SourceFolder.Find(directory, diagnostics))
        {
            var found = new FileDiagnostics(file);
            if (SourceText.Read(Path.Combine(directory, file), file, found) is { } source) ReadSource(source, model, found);
            else model.OmitFile();
            diagnostics.AddRange(found.All);
        }
        return model.Build(diagnostics);
    }

    private static void ReadSource(SourceText source, ModelBuilder model, FileDiagnostics diagnostics) =>
        Formats.First(each => each.Recognises(source)).Read(source, model, diagnostics);
}
