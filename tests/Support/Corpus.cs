namespace HomeBinding.Tests.Support;

/// <summary>Files that people wrote for openHAB, which some developers have beside the repository. Without them these tests have nothing to read.</summary>
internal static class Corpus
{
    private static readonly string? Folder = Find();

    public static bool IsThere => Folder is not null;

    /// <summary>The files of one kind, by their names.</summary>
    public static IEnumerable<(string Name, byte[] Content)> Files(string extension) =>
        Folder is null ? [] : Directory.EnumerateFiles(Folder, "*" + extension).Order(StringComparer.Ordinal).Select(static each => (Path.GetFileName(each), File.ReadAllBytes(each)));

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "openhab-corpus");
            if (Directory.Exists(candidate)) return candidate;
        }
        return null;
    }
}
