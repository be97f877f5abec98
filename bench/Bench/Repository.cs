namespace HomeBinding.Bench;

/// <summary>Where the repository is.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>The host's program, of the same configuration as this one.</summary>
    public static string Host => Path.Combine(Root, "src", "Host", "bin", Configuration, "net10.0", "homebinding.dll");

    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "HomeBinding.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("HomeBinding.sln was not found above the program.");
    }
}
