using HomeBinding.Things;
using HomeBinding.Values;
using Xunit;

namespace HomeBinding.Configuration.Tests.Live;

public sealed class ReloadTests
{
    private const string Things =
        """
        version: 1
        things:
          test:lamp:hall: { label: Hall, config: { size: 3 } }
          test:lamp:attic: { config: { size: 4 } }
        """;

    private const string Items =
        """
        version: 1
        items:
          Hall: { type: Switch, label: Hall, channel: "test:lamp:hall:switch" }
          Attic: { type: Switch, channel: "test:lamp:attic:switch" }
          Free: { type: Number }
        """;

    [Fact]
    public async Task Load_FirstTime_EverythingIsThere()
    {
        await using var home = await StartAsync();

        Assert.Empty(home.Model.Diagnostics);
        Assert.Equal(["test:lamp:attic 4", "test:lamp:hall 3"], home.Started.Order(StringComparer.Ordinal));
        Assert.True(home.IsLinked("test:lamp:hall"));
    }

    [Fact]
    public async Task Load_NothingChanged_ChangesNothing()
    {
        await using var home = await StartAsync();

        var update = await home.LoadAsync();

        Assert.True(update.IsEmpty);
    }

    [Fact]
    public async Task Load_OnlyTheLabelOfAnItem_KeepsItsStateAndTouchesNothingElse()
    {
        await using var home = await StartAsync();
        await home.SetAsync("Hall", OnOff.On);
        var (item, started) = (home.Item("Hall"), home.Started.Count);

        var update = await home.SaveAsync("items/a.items", Items.Replace("label: Hall", "label: Corridor", StringComparison.Ordinal));

        Assert.Equal(["Hall"], update.Items.ReplaceItems.Select(static each => each.Name));
        Assert.True(update.Things.IsEmpty);
        Assert.Empty(update.Items.AddLinks);
        Assert.Same(item, home.Item("Hall"));
        Assert.Equal("Corridor", item.Definition.Label);
        Assert.Equal(OnOff.On, item.State);
        Assert.Equal(started, home.Started.Count);
    }

    [Fact]
    public async Task Load_OnlyALink_DoesNotRestartTheThing()
    {
        await using var home = await StartAsync();
        var started = home.Started.Count;

        var update = await home.SaveAsync("items/a.items", Items.Replace("test:lamp:attic:switch", "test:lamp:hall:switch", StringComparison.Ordinal));

        Assert.Single(update.Items.AddLinks);
        Assert.Single(update.Items.RemoveLinks);
        Assert.Empty(update.Items.ReplaceItems);
        Assert.Equal(started, home.Started.Count);
        Assert.Equal("test:lamp:hall:switch", home.Item("Attic").Links.Single().ChannelUid.ToString());
    }

    [Fact]
    public async Task Load_ConfigurationOfAThing_RestartsOnlyThat()
    {
        await using var home = await StartAsync();
        home.Started.Clear();

        await home.SaveAsync("things/a.things", Things.Replace("size: 4", "size: 7", StringComparison.Ordinal));

        Assert.Equal(["test:lamp:attic 7"], home.Started);
    }

    [Fact]
    public async Task Load_LabelOfAThing_RestartsNothing()
    {
        await using var home = await StartAsync();
        home.Started.Clear();

        await home.SaveAsync("things/a.things", Things.Replace("label: Hall", "label: Corridor", StringComparison.Ordinal));

        Assert.Empty(home.Started);
        Assert.Equal("Corridor", home.Thing("test:lamp:hall")!.Definition.Label);
    }

    [Fact]
    public async Task Load_SyntaxError_KeepsTheFileAndSaysSoUntilItIsFixed()
    {
        await using var home = await StartAsync();

        var update = await home.SaveAsync("items/a.items", Items.Replace("Attic: {", "Attic: [", StringComparison.Ordinal));

        Assert.True(update.IsEmpty);
        Assert.StartsWith("items/a.items:4:", Assert.Single(home.Errors), StringComparison.Ordinal);
        Assert.Equal(3, home.Engine.Items.Count());
        Assert.Equal(1, home.Log.Count(Microsoft.Extensions.Logging.LogLevel.Error, "The last good version of items/a.items stays in force"));
        Assert.Single((await home.LoadAsync()).Diagnostics);

        await home.SaveAsync("items/a.items", Items + "\n  New: { type: Switch }\n");

        Assert.Empty(home.Model.Diagnostics);
        Assert.NotNull(home.Engine.FindItem("New"));
        Assert.Equal(1, home.Log.Count(Microsoft.Extensions.Logging.LogLevel.Information, "no errors any more"));
    }

    [Fact]
    public async Task Load_OneBadItem_KeepsItsLastGoodVersionAndAppliesTheOthers()
    {
        await using var home = await StartAsync();

        await home.SaveAsync("items/a.items", """
            version: 1
            items:
              Hall: { type: Swich, label: Corridor, channel: "test:lamp:hall:switch" }
              Attic: { type: Switch, label: Roof, channel: "test:lamp:attic:switch" }
              New: { type: Number }
            """);

        Assert.Contains("'Swich' is not an item type", Assert.Single(home.Errors), StringComparison.Ordinal);
        Assert.Equal("Hall", home.Item("Hall").Definition.Label);
        Assert.True(home.IsLinked("test:lamp:hall"));
        Assert.Equal("Roof", home.Item("Attic").Definition.Label);
        Assert.NotNull(home.Engine.FindItem("New"));
        Assert.Null(home.Engine.FindItem("Free"));
    }

    [Fact]
    public async Task Load_LinkToNothing_KeepsTheItemAsItWas()
    {
        await using var home = await StartAsync();

        await home.SaveAsync("items/a.items", Items.Replace("label: Hall, channel: \"test:lamp:hall:switch\"", "label: Corridor, channel: \"test:lamp:hall:swich\"", StringComparison.Ordinal));

        Assert.Contains("no channel 'swich'", Assert.Single(home.Errors), StringComparison.Ordinal);
        Assert.Equal("Hall", home.Item("Hall").Definition.Label);
        Assert.True(home.IsLinked("test:lamp:hall"));
    }

    [Fact]
    public async Task Load_BadConfiguration_TheThingGoesOnAsItWas()
    {
        await using var home = await StartAsync();
        home.Started.Clear();

        await home.SaveAsync("things/a.things", Things.Replace("size: 3", "size: 33", StringComparison.Ordinal).Replace("size: 4", "size: 5", StringComparison.Ordinal));

        Assert.Single(home.Errors);
        Assert.Equal(["test:lamp:attic 5"], home.Started);
        Assert.Equal(ThingStatusInfo.Online, home.Thing("test:lamp:hall")!.Status);

        await home.SaveAsync("things/a.things", Things.Replace("size: 3", "size: 6", StringComparison.Ordinal));

        Assert.Empty(home.Errors);
        Assert.Contains("test:lamp:hall 6", home.Started);
    }

    [Fact]
    public async Task Load_BadFromTheStart_HasAStatusAndRunsOnceItIsRight()
    {
        await using var home = await LiveHome.StartAsync(("things/a.things", Things.Replace("size: 3", "size: 33", StringComparison.Ordinal)));
        Assert.Equal(ThingStatusDetail.HandlerConfigurationPending, home.Thing("test:lamp:hall")!.Status.Detail);

        // Still wrong: there is no good version, so the newest shows what is wrong with it.
        await home.SaveAsync("things/a.things", Things.Replace("size: 3", "size: 44", StringComparison.Ordinal));
        Assert.Equal(44m, home.Thing("test:lamp:hall")!.Definition.Configuration["size"]);

        await home.SaveAsync("things/a.things", Things);

        Assert.Equal(ThingStatusInfo.Online, home.Thing("test:lamp:hall")!.Status);
    }

    [Fact]
    public async Task Load_ThingRemoved_ItsLinksWaitAndItemsAreUndef()
    {
        await using var home = await StartAsync();
        await home.SetAsync("Hall", OnOff.On);

        await home.SaveAsync("things/a.things", "version: 1\nthings:\n  test:lamp:attic: { config: { size: 4 } }\n");

        Assert.Null(home.Thing("test:lamp:hall"));
        Assert.Equal(UnDef.Undef, home.Item("Hall").State);
        Assert.False(home.IsLinked("test:lamp:hall"));
        Assert.Contains("There is no thing test:lamp:hall", Assert.Single(home.Errors), StringComparison.Ordinal);

        await home.SaveAsync("things/a.things", Things);

        Assert.True(home.IsLinked("test:lamp:hall"));
        Assert.Empty(home.Errors);
    }

    [Fact]
    public async Task Load_ItemMovedToAnotherFile_ChangesNothing()
    {
        await using var home = await StartAsync();
        await home.SetAsync("Free", new DecimalValue(7));
        var item = home.Item("Free");

        home.Write("items/a.items", Items.Replace("  Free: { type: Number }", "", StringComparison.Ordinal));
        var update = await home.SaveAsync("items/b.items", "version: 1\nitems:\n  Free: { type: Number }\n");

        Assert.True(update.IsEmpty);
        Assert.Same(item, home.Item("Free"));
        Assert.Equal(new DecimalValue(7), item.State);
    }

    [Theory]
    [InlineData("items/0.items")]
    [InlineData("items/z.items")]
    public async Task Load_SecondFileDeclaresTheSame_TheOneInForceStays(string file)
    {
        await using var home = await StartAsync();

        await home.SaveAsync(file, "version: 1\nitems:\n  Hall: { type: Number, label: Other }\n");

        Assert.Equal("Hall", home.Item("Hall").Definition.Label);
        Assert.StartsWith($"{file}:3:3: error: Item Hall is declared twice; the first is at items/a.items:3:3.", Assert.Single(home.Errors), StringComparison.Ordinal);

        File.Delete(home.PathOf("items/a.items"));
        await home.LoadAsync();

        Assert.Equal("Other", home.Item("Hall").Definition.Label);
        Assert.Empty(home.Errors);
    }

    [Fact]
    public async Task Load_AliasOfARunningThing_IsRefused()
    {
        await using var home = await StartAsync();
        home.Started.Clear();

        await home.SaveAsync("things/0.things", "version: 1\nthings:\n  other:light:hall: { config: { size: 9 } }\n");

        Assert.Empty(home.Started);
        Assert.Contains("both ids name the same thing", Assert.Single(home.Errors), StringComparison.Ordinal);
        Assert.Equal("test:lamp:hall", home.Thing("other:light:hall")!.Uid.ToString());
    }

    [Fact]
    public async Task Load_FolderGone_RemovesWhatItSaidAndComesBack()
    {
        await using var home = await StartAsync();
        Directory.Move(home.PathOf("items"), home.PathOf("away"));

        await home.LoadAsync();
        Assert.Empty(home.Engine.Items);

        Directory.Move(home.PathOf("away"), home.PathOf("items"));
        await home.LoadAsync();
        Assert.Equal(3, home.Engine.Items.Count());
        Assert.True(home.IsLinked("test:lamp:hall"));
    }

    [Fact]
    public async Task Load_SameLengthAtOnce_IsNoticed()
    {
        await using var home = await StartAsync();

        for (var i = 0; i < 20; i++)
        {
            await home.SaveAsync("items/a.items", Items.Replace("label: Hall", $"label: H{i:000}", StringComparison.Ordinal));
            Assert.Equal($"H{i:000}", home.Item("Hall").Definition.Label);
        }
    }

    private static Task<LiveHome> StartAsync() => LiveHome.StartAsync(("things/a.things", Things), ("items/a.items", Items));
}
