namespace HomeBinding.Host.Demo;

/// <summary>Finds the sample home: the current folder if it is one, else the copy that comes with the host.</summary>
internal static class DemoFolder
{
    public static string Find()
    {
        var current = Environment.CurrentDirectory;
        if (Directory.Exists(Path.Combine(current, "things")) && Directory.Exists(Path.Combine(current, "items"))) return current;
        var bundled = Path.Combine(AppContext.BaseDirectory, "sample");
        return Directory.Exists(bundled)
            ? bundled
            : throw new HostException("The sample home was not found. Start the demo in the repository's folder, or name a folder with things/ and items/.");
    }
}
