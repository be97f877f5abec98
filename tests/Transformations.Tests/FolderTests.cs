using HomeBinding.Transformations.Files;

namespace HomeBinding.Transformations.Tests;

/// <summary>Which files are read, and when.</summary>
public sealed class FolderTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("../secret.map")]
    [InlineData("sub/../../secret.map")]
    [InlineData("/etc/passwd")]
    [InlineData("..\\secret.map")]
    [InlineData("sub\\x.map")]
    [InlineData("")]
    [InlineData("a\0.map")]
    public void File_OutsideTheFolder_IsRefused(string name)
    {
        File.WriteAllText(Path.Combine(_folder.Home, "secret.map"), "a=secret");

        Assert.EndsWith("is not a file in transform/. Write its name, e.g. window.map.]", _folder.Transform("MAP", name, "a"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MAP", "x.scale", "['x.scale' does not end in .map.]")]
    [InlineData("SCALE", "x.map", "['x.map' does not end in .scale.]")]
    [InlineData("MAP", "missing.map", "[There is no file transform/missing.map.]")]
    public void File_OfAnotherKindOrMissing_IsNamed(string transformation, string name, string expected) => Assert.Equal(expected, _folder.Transform(transformation, name, "a"));

    [Fact]
    public void File_InASubfolder_IsRead()
    {
        _folder.Write("sub/x.map", "a=b");

        Assert.Equal("b", _folder.Transform("MAP", "sub/x.map", "a"));
    }

    [Fact]
    public void Link_WithinTheFolder_IsFollowed_OutOfItIsRefused()
    {
        _folder.Write("real.map", "a=b");
        File.CreateSymbolicLink(_folder.PathOf("link.map"), _folder.PathOf("real.map"));
        File.WriteAllText(Path.Combine(_folder.Home, "secret.map"), "a=secret");
        File.CreateSymbolicLink(_folder.PathOf("out.map"), Path.Combine(_folder.Home, "secret.map"));
        Directory.CreateSymbolicLink(_folder.PathOf("away"), _folder.Home);

        Assert.Equal("b", _folder.Transform("MAP", "link.map", "a"));
        Assert.Equal("[transform/out.map leads out of transform/; put the file itself there.]", _folder.Transform("MAP", "out.map", "a"));
        Assert.Equal("[transform/away/secret.map leads out of transform/; put the file itself there.]", _folder.Transform("MAP", "away/secret.map", "a"));
    }

    [Fact]
    public void Folder_ThatIsALink_IsRead()
    {
        _folder.Write("x.map", "a=b");
        var link = Path.Combine(_folder.Home, "link");
        Directory.CreateSymbolicLink(link, _folder.Root);

        Assert.True(TransformationSet.OfFolder(link).TryTransform("MAP", "x.map", "a", out var result, out var error), error);

        Assert.Equal("b", result);
    }

    [Fact]
    public void File_TooLarge_IsRefused()
    {
        _folder.Write("large.map", new string('#', TransformFolder.LargestFile + 1));

        Assert.Equal("[transform/large.map is larger than 1024 KB.]", _folder.Transform("MAP", "large.map", "a"));
    }

    [Fact]
    public void File_Changed_IsReadAgain_AndAnErrorGoesWithIt()
    {
        _folder.Write("x.map", "a=b", version: 1);
        Assert.Equal("b", _folder.Transform("MAP", "x.map", "a"));

        _folder.Write("x.map", "a=c", version: 2);
        Assert.Equal("c", _folder.Transform("MAP", "x.map", "a"));
        _folder.Write("x.map", "oops", version: 3);
        Assert.StartsWith("[transform/x.map:1:", _folder.Transform("MAP", "x.map", "a"), StringComparison.Ordinal);
        _folder.Write("x.map", "a=d", version: 4);
        Assert.Equal("d", _folder.Transform("MAP", "x.map", "a"));
        File.Delete(_folder.PathOf("x.map"));
        Assert.Equal("[There is no file transform/x.map.]", _folder.Transform("MAP", "x.map", "a"));
    }

    [Fact]
    public void File_Unchanged_IsNotReadAgain()
    {
        _folder.Write("x.map", "a=b", version: 1);
        Assert.Equal("b", _folder.Transform("MAP", "x.map", "a"));

        // Same size and date: only what was kept can answer b.
        _folder.Write("x.map", "a=c", version: 1);

        Assert.Equal("b", _folder.Transform("MAP", "x.map", "a"));
    }

    [Fact]
    public void Folder_ThatDoesNotExist_HasNoFiles()
    {
        var all = TransformationSet.OfFolder(Path.Combine(_folder.Home, "none"));

        Assert.False(all.TryTransform("SCALE", "x.scale", "1", out _, out var error));
        Assert.Equal("There is no file none/x.scale.", error);
    }
}
