using System.Text;

namespace HomeBinding.Transformations.Tests;

/// <summary>A folder transform/ of its own, deleted afterwards.</summary>
internal sealed class Folder : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("transform-").FullName;

    public Folder()
    {
        Directory.CreateDirectory(Root);
        All = TransformationSet.OfFolder(Root);
    }

    public string Root => Path.Combine(_home, "transform");

    public string Home => _home;

    public TransformationSet All { get; }

    public string PathOf(string name) => Path.Combine(Root, name);

    /// <summary>Writes a file, dated so that the change is seen whatever the clock of the disk.</summary>
    public void Write(string name, string text, int version = 0)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), text, Encoding.UTF8);
        File.SetLastWriteTimeUtc(PathOf(name), DateTime.UnixEpoch.AddDays(20_000).AddSeconds(version));
    }

    /// <summary>The result, or the error in brackets.</summary>
    public string Transform(string name, string function, string input)
    {
        var isResult = All.TryTransform(name, function, input, out var result, out var error);
        Assert.Equal(isResult, result is not null);
        Assert.Equal(isResult, error is null);
        return isResult ? result! : $"[{error}]";
    }

    public void Dispose() => Directory.Delete(_home, recursive: true);
}
