using HomeBinding.Configuration.Files.Building;
using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Files;

/// <summary>Reads the folders <c>things</c> and <c>items</c> of a configuration folder.</summary>
public static class HomeModelReader
{
    /// <summary>Reads all files. Whatever they contain, it does not throw: what is wrong is in the result.</summary>
    /// <param name="directory">The configuration folder.</param>
    public static HomeModel Read(string directory)
    {
        var diagnostics = new List<Diagnostic>();
        var reader = new FileModelReader(directory, new SharedUids());
        return ModelMerger.Merge([.. SourceFolder.Find(directory, diagnostics).Select(each => reader.Read(each, null))], diagnostics);
    }
}
