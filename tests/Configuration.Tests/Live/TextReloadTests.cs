using HomeBinding.Values;

namespace HomeBinding.Configuration.Tests.Live;

/// <summary>Files in openHAB's own syntax follow as those in YAML do.</summary>
public sealed class TextReloadTests
{
    private const string Things =
        """
        Thing test:lamp:hall "Hall" [ size=3 ]
        Thing test:lamp:attic [ size=4 ]
        """;

    private const string Items =
        """
        Switch Hall "Hall" { channel="test:lamp:hall:switch" }
        Switch Attic { channel="test:lamp:attic:switch" }
        Number:Power Free "Free [%.1f kW]" { unit="kW", expire="5m" }
        """;

    [Fact]
    public async Task Load_SameInYaml_ChangesNothing()
    {
        await using var home = await StartAsync();
        await home.SetAsync("Hall", OnOff.On);

        home.Write("things/a.things", "version: 1\nthings:\n  test:lamp:hall: { label: Hall, config: { size: 3 } }\n  test:lamp:attic: { config: { size: 4 } }\n");
        var update = await home.SaveAsync("items/a.items", """
            version: 1
            items:
              Hall: { type: Switch, label: Hall, channel: "test:lamp:hall:switch" }
              Attic: { type: Switch, channel: "test:lamp:attic:switch" }
              Free: { type: Number, dimension: Power, label: Free, format: "%.1f kW", unit: kW, expire: 5m }
            """);

        Assert.Empty(home.Model.Diagnostics);
        Assert.True(update.IsEmpty);
        Assert.Equal(OnOff.On, home.Item("Hall").State);
        Assert.Equal(2, home.Started.Count);
    }

    [Fact]
    public async Task Load_OneBadItem_KeepsItsLastGoodVersionAndAppliesTheOthers()
    {
        await using var home = await StartAsync();

        var update = await home.SaveAsync("items/a.items", Items.Replace("Switch Hall \"Hall\"", "Switch Hall \"Corridor", StringComparison.Ordinal).Replace("Switch Attic", "Switch Attic \"Attic\"", StringComparison.Ordinal));

        Assert.Equal(["Attic"], update.Items.ReplaceItems.Select(static each => each.Name));
        Assert.Empty(update.Items.RemoveItems);
        Assert.Equal(("Hall", "Attic"), (home.Item("Hall").Definition.Label, home.Item("Attic").Definition.Label));
        Assert.All(home.Errors, static each => Assert.StartsWith("items/a.items:1:", each, StringComparison.Ordinal));
        Assert.NotEmpty(home.Errors);
    }

    [Theory]
    [InlineData("Switch Hall \"Hall\"", "Switch \"Hall\"")]
    [InlineData("Switch Hall \"Hall\"", "/* Switch Hall \"Hall\"")]
    [InlineData("Switch Hall \"Hall\" { channel=\"test:lamp:hall:switch\" }", "some prose, as it happens")]
    public async Task Load_PartThatCannotBeMadeOut_KeepsWhatWasThereUntilItIsFixed(string good, string bad)
    {
        await using var home = await StartAsync();
        var items = home.Engine.Items.Count();

        var broken = await home.SaveAsync("items/a.items", Items.Replace(good, bad, StringComparison.Ordinal));
        var errors = home.Errors.Count();
        var without = await home.SaveAsync("items/a.items", Items[(Items.IndexOf('\n', StringComparison.Ordinal) + 1)..]);

        Assert.True(broken.IsEmpty);
        Assert.Equal(1, errors);
        Assert.Equal(3, items);
        Assert.Equal(["Hall"], without.Items.RemoveItems);
        Assert.Empty(home.Errors);
    }

    [Fact]
    public async Task Load_ConfigurationOfAThing_RestartsOnlyThat()
    {
        await using var home = await StartAsync();

        var update = await home.SaveAsync("things/a.things", Things.Replace("size=4", "size=5", StringComparison.Ordinal));

        Assert.Equal("test:lamp:attic", Assert.Single(update.Things.Update).Uid.ToString());
        Assert.Equal("test:lamp:attic 5", home.Started.Last());
        Assert.Equal(3, home.Started.Count);
    }

    private static Task<LiveHome> StartAsync() => LiveHome.StartAsync(("things/a.things", Things), ("items/a.items", Items));
}
