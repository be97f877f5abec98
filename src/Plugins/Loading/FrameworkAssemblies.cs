namespace HomeBinding.Plugins.Loading;

/// <summary>
/// Tells the assemblies of .NET itself from those that merely lie beside the host. A binding may use the former; were it given the latter, it
/// would run on whatever version the host happens to have.
/// </summary>
internal static class FrameworkAssemblies
{
    private static readonly string? Folder = FindFolder();

    public static bool Contains(string name) => Folder is null
        ? name is "mscorlib" or "netstandard" or "WindowsBase" or "Microsoft.CSharp"
            || name.StartsWith("System.", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.VisualBasic", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.Win32.", StringComparison.Ordinal)
        : File.Exists(Path.Combine(Folder, name + ".dll"));

    // A self-contained host has .NET in its own folder, or inside of itself: there only the names are left to go by.
    private static string? FindFolder()
    {
        var folder = Path.GetDirectoryName(typeof(object).Assembly.Location);
        return string.IsNullOrEmpty(folder) || Path.GetFullPath(folder) == Path.TrimEndingDirectorySeparator(Path.GetFullPath(AppContext.BaseDirectory)) ? null : folder;
    }
}
