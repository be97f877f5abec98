using HomeBinding.Configuration.Files.Building;
using HomeBinding.Configuration.Model;
using HomeBinding.Configuration.Secrets;

namespace HomeBinding.Configuration.Files;

/// <summary>Reads the folders <c>things</c> and <c>items</c> of a configuration folder, and puts in the secrets that they refer to.</summary>
public static class HomeModelReader
{
    /// <summary>Reads all files. Whatever they contain, it does not throw: what is wrong is in the result.</summary>
    /// <param name="directory">The configuration folder.</param>
    public static HomeModel Read(string directory)
    {
        var diagnostics = new List<Diagnostic>();
        var reader = new FileModelReader(directory, new SharedUids());
        var secrets = SecretsReader.Read(directory, out var secretDiagnostics);
        diagnostics.AddRange(secretDiagnostics);
        return ModelMerger.Merge([.. SourceFolder.Find(directory, diagnostics).Select(each => reader.Read(each, null))], diagnostics, secrets);
    }
}
