using HomeBinding.Configuration.Files;
using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Persistence;

/// <summary>Reads the files <c>persistence/*.persist</c> of a home.</summary>
public static class PersistenceReader
{
    private const string Folder = "persistence";

    /// <summary>Reads and checks all files. Whatever they contain, it does not throw: what is wrong is left out and in <paramref name="diagnostics"/>.</summary>
    /// <param name="directory">The home's folder.</param>
    /// <param name="model">The home's items, which the files name.</param>
    /// <param name="diagnostics">What is wrong with them, in the order of files and lines; and of each file that nothing is stored yet.</param>
    /// <returns>What they say, in the order of files.</returns>
    public static IReadOnlyList<PersistenceConfiguration> Read(string directory, HomeModel model, out IReadOnlyList<Diagnostic> diagnostics)
    {
        var found = new List<Diagnostic>();
        var all = new List<PersistenceConfiguration>();
        foreach (var file in FlatFolder.Find(directory, Folder, ".persist", found))
        {
            var ofFile = new FileDiagnostics(file) { Wording = Wording.OpenHabText };
            if (SourceText.Read(Path.Combine(directory, file), file, ofFile) is { } source)
            {
                var configuration = new PersistParser(source, ofFile).Read();
                new PersistenceChecker(model, ofFile).Check(configuration);
                all.Add(configuration);
            }
            found.AddRange(ofFile.All);
            found.Add(new Diagnostic(Severity.Warning, DiagnosticCode.Persistence, SourceSpan.OfFile(file), "States are not stored yet: the file is checked, and that is all.", null));
        }
        diagnostics = found;
        return all;
    }
}
