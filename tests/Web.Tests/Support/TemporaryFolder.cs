namespace HomeBinding.Web.Tests.Support;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => Directory.CreateDirectory(Root);

    public string Root { get; } = Path.Combine(Path.GetTempPath(), $"homebinding-web-{Guid.NewGuid():N}");

    public string PathOf(string path) => Path.Combine(Root, path);

    /// <summary>Writes a file, and makes its folder if need be.</summary>
    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllText(PathOf(path), text);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
