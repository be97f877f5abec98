using HomeBinding.Configuration.Files.Building;
using HomeBinding.Configuration.Managed;
using HomeBinding.Configuration.Model;
using HomeBinding.Configuration.Secrets;

namespace HomeBinding.Configuration.Files;

/// <summary>Reads the folders <c>things</c> and <c>items</c> of a configuration folder, and beside them what was made over the API.</summary>
public static class HomeModelReader
{
    /// <summary>Reads all files and puts in the secrets. Whatever they contain, it does not throw: what is wrong is in the result.</summary>
    /// <param name="directory">The configuration folder.</param>
    public static HomeModel Read(string directory)
    {
        var secrets = SecretsReader.Read(directory, out var diagnostics);
        return Read(directory, [.. diagnostics], secrets);
    }

    /// <summary>As <see cref="Read(string)"/>, with secrets and environment variables as the files refer to them: to list what is there, not to run it.</summary>
    /// <param name="directory">The configuration folder.</param>
    public static HomeModel ReadAsWritten(string directory) => Read(directory, [], null);

    private static HomeModel Read(string directory, List<Diagnostic> diagnostics, SecretSet? secrets)
    {
        var reader = new FileModelReader(new SharedUids());
        var files = ModelMerger.Merge([.. SourceFolder.Find(directory, diagnostics).Select(each => reader.Read(each, null))], diagnostics, secrets);
        var store = new ManagedStore(ManagedStore.FolderOf(directory));
        var model = ManagedMerger.Merge(files, store.Peek(), new ManagedBuilder(), secrets, static uid => uid, out _);
        return store.Diagnostics.Count == 0 ? model : model with { Diagnostics = [.. store.Diagnostics, .. model.Diagnostics] };
    }
}
