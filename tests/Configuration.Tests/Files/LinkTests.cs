using System.Diagnostics;

namespace HomeBinding.Configuration.Tests.Files;

/// <summary>Links, and what is no file.</summary>
public sealed class LinkTests : IDisposable
{
    private const string Lamp = "version: 1\nitems: { Lamp: { type: Switch } }\n";
    private const string Fan = "version: 1\nitems: { Fan: { type: Switch } }\n";

    private readonly TestHome _home = new();
    private readonly TestHome _other = new();

    public void Dispose()
    {
        _home.Dispose();
        _other.Dispose();
    }

    [Fact]
    public void Read_FolderThatIsALink_IsReadWhereverItLeads()
    {
        _home.Write("releases/42/a.items", Lamp);
        _other.Write("b.items", Fan);
        Link("items/inside", "../releases/42");
        Link("items/outside", _other.Directory);

        AssertItems("Lamp items/inside/a.items", "Fan items/outside/b.items");
    }

    [Theory]
    [InlineData("real/items")]
    [InlineData("./real/../real/items")]
    public void Read_ItemsItselfIsALink_IsRead(string target)
    {
        _home.Write("real/items/a.items", Lamp).Write("real/items/deep/b.yaml", Fan);
        Link("items", target);

        AssertItems("Lamp items/a.items", "Fan items/deep/b.yaml");
    }

    [Fact]
    public void Read_FilesOverLinksThatAreSwapped_AsKubernetesMountsThem_AreReadOnce()
    {
        _home.Write("items/..2024_01/a.items", Lamp).Write("items/..2024_01/b.items", Fan);
        Link("items/..data", "..2024_01");
        Link("items/a.items", "..data/a.items");
        Link("items/b.items", "..data/b.items");

        AssertItems("Lamp items/a.items", "Fan items/b.items");
    }

    [Fact]
    public void Read_FileOutOfTheFolder_AsPeopleKeepTheirDotfiles_IsRead()
    {
        _other.Write("dotfiles/lamp.yaml", Lamp);
        _ = _home.Write("items/b.items", Fan);
        Link("items/a.items", Path.Combine(_other.Directory, "dotfiles/lamp.yaml"));

        AssertItems("Lamp items/a.items", "Fan items/b.items");
    }

    [Theory]
    [InlineData("items/again", ".", "items/again: warning: This is a link to items, which is read already.")]
    [InlineData("items/deep/again", "../deep", "items/deep/again: warning: This is a link to items/deep, which is read already.")]
    [InlineData("items/again", "../things", "items/again: warning: This is a link to things, which is read already.")]
    [InlineData("items/again.items", "a.items", "items/again.items: warning: This is a link to items/a.items, which is read already.")]
    [InlineData("items/all", "..", "items/all: error: This link leads to '{home}', which is no folder of things and items; it is not followed.")]
    [InlineData("items/all", "/", "items/all: error: This link leads to '/', which is no folder of things and items; it is not followed.")]
    [InlineData("items/x.items", "../secrets.yaml", "items/x.items: error: This link leads to 'secrets.yaml', which is no file of things and items; it is not followed.")]
    [InlineData("items/x.items", "/etc/passwd", "items/x.items: error: This link leads to 'passwd', which is no file of things and items; it is not followed.")]
    [InlineData("items/x.items", "missing.items", "items/x.items: error: The file cannot be read: No such file or directory.")]
    [InlineData("items/x.items", "x.items", "items/x.items: error: The file cannot be read: Too many levels of symbolic links.")]
    [InlineData("items/x.txt", "/etc/passwd", null)]
    [InlineData("items/.x.items", "/etc/passwd", null)]
    public void Read_LinkThatAddsNothing_IsSaid_AndTheRestIsReadOnce(string link, string target, string? expected)
    {
        _ = _home.Write("items/a.items", Lamp).Write("items/deep/b.items", Fan).Write("things/a.things", "version: 1\n").WriteSecrets("a: hunter-7\n");
        Link(link, target);

        var model = _home.Read();

        Assert.Equal(expected is null ? [] : [expected.Replace("{home}", _home.Directory, StringComparison.Ordinal)], model.Diagnostics.Select(each => each.ToString()));
        Assert.Equal(["Fan", "Lamp"], model.Items.Select(each => each.Definition.Name).Order());
    }

    [Fact]
    public void Read_LinksInACircle_End()
    {
        _ = _home.Write("items/a.items", Lamp);
        _ = _other.Write("b.items", Fan);
        Link("items/out", _other.Directory);
        _ = Directory.CreateSymbolicLink(Path.Combine(_other.Directory, "back"), Path.Combine(_home.Directory, "items"));
        _ = Directory.CreateSymbolicLink(Path.Combine(_other.Directory, "self"), _other.Directory);

        var model = _home.Read();

        Assert.Equal(["Fan", "Lamp"], model.Items.Select(each => each.Definition.Name).Order());
        Assert.Equal(
            ["items/out/back: warning: This is a link to items, which is read already.", "items/out/self: warning: This is a link to items/out, which is read already."],
            model.Diagnostics.Select(each => each.ToString()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("mkfifo", "items/pipe.items")]
    [InlineData("mkfifo", "secrets.yaml")]
    [InlineData("mkfifo", "settings.yaml")]
    public void Read_Pipe_IsAnErrorAndBlocksNothing(string command, string path)
    {
        _ = _home.Write("items/a.items", Lamp);
        using (var make = Process.Start(command, Path.Combine(_home.Directory, path))) make.WaitForExit();

        var model = _home.Read();
        _ = Configuration.Settings.SettingsReader.Read(_home.Directory, out var settings);

        var error = Assert.Single(model.Diagnostics.Concat(settings), static each => each.Severity == Configuration.Model.Severity.Error);
        Assert.Equal($"{path}: error: The file cannot be read: It is a pipe or a device, not a file.", error.ToString());
        Assert.Equal("Lamp", Assert.Single(model.Items).Definition.Name);
    }

    [Fact]
    public void Read_FileThatNobodyMayRead_IsAnErrorOfItAlone()
    {
        if (Environment.IsPrivilegedProcess) return;
        _ = _home.Write("items/a.items", Lamp).Write("items/b.items", Fan).SetMode("items/b.items", UnixFileMode.None);

        var model = _home.Read();

        Assert.Equal("items/b.items: error: The file cannot be read: Permission denied.", Assert.Single(model.Diagnostics).ToString());
        Assert.Equal("Lamp", Assert.Single(model.Items).Definition.Name);
    }

    [Fact]
    public void Read_FoldersNestedTooDeep_AreAnError()
    {
        _ = _home.Write("items/a.items", Lamp).Write($"items/{string.Join('/', Enumerable.Repeat("d", 70))}/b.items", Fan);

        var model = _home.Read();

        Assert.EndsWith("error: Folders are nested more than 64 deep.", Assert.Single(model.Diagnostics).ToString(), StringComparison.Ordinal);
        Assert.Equal("Lamp", Assert.Single(model.Items).Definition.Name);
    }

    private void Link(string path, string target)
    {
        var full = Path.Combine(_home.Directory, path);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        _ = File.CreateSymbolicLink(full, target);
    }

    private void AssertItems(params string[] expected)
    {
        var model = _home.Read();

        Assert.Empty(model.Diagnostics);
        Assert.Equal(expected, model.Items.Select(each => $"{each.Definition.Name} {each.Span.File}"));
    }
}
