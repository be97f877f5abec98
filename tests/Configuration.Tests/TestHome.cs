using HomeBinding.Configuration.Files;
using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Tests;

/// <summary>A configuration folder for one test.</summary>
internal sealed class TestHome : IDisposable
{
    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("homebinding-").FullName;

    public static HomeModel ReadFile(string content, string path = "items/a.items")
    {
        using var home = new TestHome();
        return home.Write(path, content).Read();
    }

    public TestHome Write(string path, string content) => Write(path, System.Text.Encoding.UTF8.GetBytes(content));

    public TestHome Write(string path, byte[] content)
    {
        var full = Path.Combine(Directory, path);
        _ = System.IO.Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, content);
        return this;
    }

    /// <summary>Writes secrets.yaml for the user alone.</summary>
    public TestHome WriteSecrets(string content) => Write("secrets.yaml", content).SetMode("secrets.yaml", UnixFileMode.UserRead | UnixFileMode.UserWrite);

    public TestHome SetMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Path.Combine(Directory, path), mode);
        return this;
    }

    public HomeModel Read() => HomeModelReader.Read(Directory);

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);
}
