using HomeBinding.Configuration.Settings;

namespace HomeBinding.Configuration.Tests.Settings;

public sealed class TileSettingsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("settings-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Read_OfTiles_HasThemInTheirOrder()
    {
        var (settings, errors) = Read("""
            tiles:
              - name: Grafana
                url: http://192.168.1.5:3000
                image: https://panel.example/grafana.png
              - { name: "Plan", url: /static/plan.html, image: }
            """);

        Assert.Empty(errors);
        Assert.Equal([new TileSettings("Grafana", "http://192.168.1.5:3000", "https://panel.example/grafana.png"), new TileSettings("Plan", "/static/plan.html")], settings.Tiles);
    }

    [Theory]
    [InlineData("tiles:\n")]
    [InlineData("tiles: []\n")]
    public void Read_OfNoTiles_HasNone(string text)
    {
        var (settings, errors) = Read(text);

        Assert.Empty(errors);
        Assert.Empty(settings.Tiles);
    }

    [Theory]
    [InlineData("name: Bad\n    url: javascript:alert(1)", "settings.yaml:4:10: error: 'url' is 'javascript:alert(1)'; expected an address.")]
    [InlineData("name: Bad\n    url: //attacker.example", "settings.yaml:4:10: error: 'url' is '//attacker.example'; expected an address.")]
    [InlineData("name: Bad\n    url: /\\attacker.example", "settings.yaml:4:10: error: 'url' is '/\\attacker.example'; expected an address.")]
    [InlineData("name: Bad\n    url: http://user:secret@panel.example", "settings.yaml:4:10: error: 'url' is 'http://user:secret@panel.example'; expected an address.")]
    [InlineData("name: Bad\n    url: panel.example", "settings.yaml:4:10: error: 'url' is 'panel.example'; expected an address.")]
    [InlineData("name: Bad\n    url: /a\n    image: data:text/html,x", "settings.yaml:5:12: error: 'image' is 'data:text/html,x'; expected an address.")]
    [InlineData("name: Bad", "settings.yaml:3:5: error: A tile needs a url.")]
    [InlineData("url: /a", "settings.yaml:3:5: error: A tile needs a name.")]
    [InlineData("name: ''\n    url: /a", "settings.yaml:3:11: error: 'name' is ''; expected what to call the tile.")]
    [InlineData("Bad", "settings.yaml:3:5: error: A tile is a map with name and url.")]
    public void Read_OfATileThatIsWrong_SaysWhere_AndKeepsTheOthers(string tile, string error)
    {
        var (settings, errors) = Read($"tiles:\n  - {{ name: Good, url: /good }}\n  - {tile}\n");

        Assert.Equal(error, Assert.Single(errors));
        Assert.Equal("Good", Assert.Single(settings.Tiles).Name);
    }

    [Theory]
    [InlineData("tiles: Grafana", "settings.yaml:1:8: error: 'tiles' is 'Grafana'; expected a list of tiles.")]
    [InlineData("tiles: [{ name: A, url: /a, imge: /b }]", "settings.yaml:1:29: error: 'imge' is not a setting; expected name, url, image.")]
    public void Read_OfSomethingElse_SaysWhatIsExpected(string text, string error) => Assert.Equal(error, Assert.Single(Read(text).Errors));

    private (HomeSettings Settings, string[] Errors) Read(string text)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "settings.yaml"), text);
        var settings = SettingsReader.Read(_folder.FullName, out var diagnostics);
        return (settings, [.. diagnostics.Select(static each => each.ToString())]);
    }
}
