namespace HomeBinding.Plugins.Loading;

/// <summary>The files of a binding on disk.</summary>
/// <param name="Folder">The folder's full path.</param>
/// <param name="Name">The binding's file name without extension.</param>
internal sealed record BindingFiles(string Folder, string Name)
{
    // A loop of symbolic links must not hold up the host.
    private static readonly EnumerationOptions Recursive = new() { RecurseSubdirectories = true, MaxRecursionDepth = 8, AttributesToSkip = FileAttributes.None };

    public string Main => Path.Combine(Folder, Name + ".dll");

    /// <summary>All managed and native libraries in the folder.</summary>
    public IEnumerable<string> Libraries => FilesIn(Folder).Where(IsLibrary).Order(StringComparer.Ordinal);

    public static IEnumerable<string> FilesIn(string folder) => Directory.EnumerateFiles(folder, "*", Recursive);

    public static bool IsLibrary(string file) => file.EndsWith(".dll", StringComparison.OrdinalIgnoreCase);

    /// <summary>Finds the files of a folder, whose main file has the folder's name, or of a main file.</summary>
    public static BindingFiles Find(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (File.Exists(full)) return new BindingFiles(Path.GetDirectoryName(full)!, Path.GetFileNameWithoutExtension(full));
        if (!Directory.Exists(full)) throw new BindingLoadException($"There is no folder {full}.");
        var name = Path.GetFileName(full);
        var libraries = Directory.EnumerateFiles(full).Where(IsLibrary).Select(each => Path.GetFileNameWithoutExtension(each)).Order(StringComparer.Ordinal).ToArray();
        if (libraries.FirstOrDefault(each => each.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } main) return new BindingFiles(full, main);
        throw new BindingLoadException(libraries.Length == 0
            ? $"There is no {name}.dll in {full} yet. A binding's folder has the name of its dll."
            : $"There is no {name}.dll in {full}, only {string.Join(", ", libraries.Take(3).Select(each => each + ".dll"))}. Give the folder the name of the binding's dll.");
    }
}
