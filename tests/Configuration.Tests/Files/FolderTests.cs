using System.Text;
using HomeBinding.Configuration.Files;

namespace HomeBinding.Configuration.Tests.Files;

public sealed class FolderTests : IDisposable
{
    private readonly TestHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Read_SameIdsInTwoFiles_NamesBothPlaces()
    {
        var model = _home
            .Write("items/a.items", "version: 1\nitems:\n  Lamp: { type: Switch }\n")
            .Write("items/b.items", "version: 1\nitems:\n  Lamp: { type: Contact }\n")
            .Write("things/a.things", "version: 1\nthings:\n  a:b:c: {}\n")
            .Write("things/b.yaml", "version: 1\nthings:\n\n  a:b:c: {}\n")
            .Read();

        Assert.Equal(
            [
                "things/b.yaml:4:3: error: Thing a:b:c is declared twice; the first is at things/a.things:3:3.",
                "items/b.items:3:3: error: Item Lamp is declared twice; the first is at items/a.items:3:3.",
            ],
            model.Diagnostics.Select(each => each.ToString()));
        Assert.Equal("Switch", Assert.Single(model.Items).Definition.Type.Name);
        _ = Assert.Single(model.Things);
    }

    [Fact]
    public void Read_SeveralBrokenFiles_ReportsAllAtOnce()
    {
        var model = _home
            .Write("items/a.items", "version: 1\nitems: [\n")
            .Write("items/b.items", "Switch Lamp2 (\n")
            .Write("items/c.items", "version: 3\n")
            .Write("items/d.items", "version: 1\nitems: { Lamp: { type: Switch } }\n")
            .Read();

        Assert.Equal(["items/a.items", "items/b.items", "items/c.items"], model.Diagnostics.Select(each => each.Span.File));
        Assert.Equal("Lamp", Assert.Single(model.Items).Definition.Name);
    }

    [Fact]
    public void Read_NoSuchFolder_IsAnError()
    {
        var missing = Path.Combine(_home.Directory, "missing");

        Assert.Equal($"{missing}: error: There is no such folder.", Assert.Single(HomeModelReader.Read(missing).Diagnostics).ToString());
    }

    [Fact]
    public void Read_FolderWithoutThingsAndItems_IsAWarning() =>
        Assert.Equal($"{_home.Directory}: warning: The folder contains neither 'things' nor 'items'.", Assert.Single(_home.Read().Diagnostics).ToString());

    [Fact]
    public void Read_FileInTheWrongFolder_IsAWarning()
    {
        var model = _home.Write("things/a.items", "version: 1\n").Read();

        var warning = Assert.Single(model.Diagnostics);
        Assert.Equal("things/a.items: warning: The folder 'things' reads *.things, *.yaml and *.yml; this file is ignored.", warning.ToString());
        Assert.Equal("Move it to the folder 'items'.", warning.Hint);
    }

    [Fact]
    public void Read_InvalidUtf8_IsAnErrorWithItsPosition()
    {
        var model = _home.Write("items/a.items", [.. "version: 1\n# caf"u8, 0xE9, .. "\n"u8]).Read();

        Assert.Equal("items/a.items:2:6: error: The byte 0xE9 is not valid UTF-8.", Assert.Single(model.Diagnostics).ToString());
    }

    [Fact]
    public void Read_Utf16_IsAnError()
    {
        var model = _home.Write("items/a.items", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("version: 1\n")]).Read();

        Assert.Equal("items/a.items:1:1: error: The file is in UTF-16; expected UTF-8.", Assert.Single(model.Diagnostics).ToString());
    }

    [Fact]
    public void Read_Utf8WithAndWithoutByteOrderMark_IsTheSame()
    {
        const string Content = "version: 1\nitems:\n  A: { type: String, label: Küche °C }\n";
        var model = _home
            .Write("items/a.items", [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Content)])
            .Write("items/b.items", Content.Replace("A:", "B:", StringComparison.Ordinal))
            .Read();

        Assert.Empty(model.Diagnostics);
        Assert.All(model.Items, each => Assert.Equal(("Küche °C", 3, 3), (each.Definition.Label, each.Span.Line, each.Span.Column)));
    }

    [Fact]
    public void Read_TooLargeFile_IsAnError()
    {
        var model = _home.Write("items/a.items", new byte[(16 * 1024 * 1024) + 1]).Read();

        Assert.Equal("items/a.items: error: The file is larger than 16 MiB, the most that is read.", Assert.Single(model.Diagnostics).ToString());
    }
}
