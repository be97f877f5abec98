namespace HomeBinding.Host.Running;

/// <summary>Where bindings are looked for: those that come with the host, then the home's own, which win.</summary>
internal static class BindingFolders
{
    public static string Bundled { get; } = Path.Combine(AppContext.BaseDirectory, "bindings");

    public static IReadOnlyList<string> Of(string directory) => [Bundled, Path.Combine(directory, "bindings")];
}
