using HomeBinding.Engine.Events;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Metadata;
using HomeBinding.Engine.Tests.Groups;
using HomeBinding.Engine.Tests.Support;
using HomeBinding.Values;

namespace HomeBinding.Engine.Tests.Expiry;

public sealed class ExpireTests
{
    [Fact]
    public async Task State_AfterItsTime_ExactlyToTheMillisecond_BecomesUndef()
    {
        await using var home = await StartAsync(ItemType.Number, "5m");
        await home.UpdateAsync("A", Home.Number(1));

        await AdvanceAsync(home, TimeSpan.FromMinutes(5) - TimeSpan.FromMilliseconds(1));
        Assert.Equal("1", home.Text("A"));
        await AdvanceAsync(home, TimeSpan.FromMilliseconds(1));

        Assert.Equal("UNDEF", home.Text("A"));
        var expired = (await home.SeenAsync())[^1];
        Assert.Equal((SourceKind.System, "expire", "Nothing was heard for 00:05:00."), (expired.Source.Kind, expired.Source.Id, expired.Reason));
        Assert.Equal(1, expired.Cause);
    }

    [Fact]
    public async Task Update_EvenWithTheSameState_BeginsTheTimeAnew()
    {
        await using var home = await StartAsync(ItemType.Switch, "5m");
        await home.UpdateAsync("A", OnOff.On);
        await AdvanceAsync(home, TimeSpan.FromMinutes(4));
        await home.UpdateAsync("A", OnOff.On);
        await AdvanceAsync(home, TimeSpan.FromMinutes(4));
        Assert.Equal("ON", home.Text("A"));

        await AdvanceAsync(home, TimeSpan.FromMinutes(1));
        Assert.Equal("UNDEF", home.Text("A"));
    }

    [Fact]
    public async Task Update_WithIgnoreStateUpdates_BeginsAnewOnlyWhenTheStateChanges()
    {
        await using var home = await StartAsync(ItemType.Number, "5m", ("ignoreStateUpdates", true));
        await home.UpdateAsync("A", Home.Number(1));
        await AdvanceAsync(home, TimeSpan.FromMinutes(3));
        await home.UpdateAsync("A", Home.Number(2));
        await AdvanceAsync(home, TimeSpan.FromMinutes(3));
        await home.UpdateAsync("A", Home.Number(2));
        await AdvanceAsync(home, TimeSpan.FromMinutes(2) - TimeSpan.FromMilliseconds(1));
        Assert.Equal("2", home.Text("A"));

        await AdvanceAsync(home, TimeSpan.FromMilliseconds(1));
        Assert.Equal("UNDEF", home.Text("A"));
    }

    [Fact]
    public async Task Command_BeginsTheTimeAnew_UnlessCommandsAreIgnored()
    {
        await using var home = await StartAsync(ItemType.Dimmer, "5m,state=0");
        await home.AddAsync(Item("B", ItemType.Dimmer, "5m,state=0", ("ignoreCommands", "true")));
        foreach (var name in (string[])["A", "B"]) await home.UpdateAsync(name, new PercentValue(50));
        await AdvanceAsync(home, TimeSpan.FromMinutes(4));
        foreach (var name in (string[])["A", "B"]) await home.SendAsync(name, IncreaseDecrease.Increase);
        await AdvanceAsync(home, TimeSpan.FromMinutes(1));

        Assert.Equal("50", home.Text("A"));
        Assert.Equal("0", home.Text("B"));
        await AdvanceAsync(home, TimeSpan.FromMinutes(4));
        Assert.Equal("0", home.Text("A"));
    }

    [Theory]
    [InlineData("5m,state=OFF")]
    [InlineData("5m,command=OFF")]
    public async Task StateThatFollowsAnyway_StopsTheTime(string value)
    {
        await using var home = await StartAsync(ItemType.Switch, value);
        await home.UpdateAsync("A", OnOff.On);
        await home.UpdateAsync("A", OnOff.Off);
        var before = home.Engine.Statistics.Events;

        await AdvanceAsync(home, TimeSpan.FromHours(1));

        Assert.Equal(before, home.Engine.Statistics.Events);
    }

    [Fact]
    public async Task StateThatFollowsAnyway_AsTheItemStoresIt_StopsTheTime()
    {
        await using var home = await StartAsync(ItemType.Dimmer, "5m,OFF");
        await home.UpdateAsync("A", new PercentValue(10));
        await home.UpdateAsync("A", new PercentValue(0));
        var before = home.Engine.Statistics.Events;

        await AdvanceAsync(home, TimeSpan.FromHours(1));

        Assert.Equal(before, home.Engine.Statistics.Events);
    }

    [Fact]
    public async Task Command_ThatFollows_IsSentOnce()
    {
        await using var home = await StartAsync(ItemType.Switch, "30s,command=OFF");
        await home.SendAsync("A", OnOff.On);
        await AdvanceAsync(home, TimeSpan.FromSeconds(30));
        await AdvanceAsync(home, TimeSpan.FromHours(1));

        var events = await home.SeenAsync();
        Assert.Equal("OFF", home.Text("A"));
        Assert.Equal(["ON", "OFF"], events.Where(each => each.Kind == ItemEventKind.Commanded).Select(each => each.Command!.ToText()));
    }

    [Fact]
    public async Task State_ThatTheHostRestores_ExpiresToo()
    {
        await using var home = await StartAsync(ItemType.Number, "5m");

        await home.Engine.PostUpdateAsync("A", Home.Number(9), new EventSource(SourceKind.System, "restore"));
        await home.AppliedAsync();
        await AdvanceAsync(home, TimeSpan.FromMinutes(5));

        Assert.Equal("UNDEF", home.Text("A"));
    }

    [Fact]
    public async Task Replacement_GoesOnWithTheNewTime_OrEndsIt()
    {
        await using var home = await StartAsync(ItemType.Number, "5m");
        await home.AddAsync(Item("B", ItemType.Number, "5m"), Item("C", ItemType.Number, "5m"));
        foreach (var name in (string[])["A", "B", "C"]) await home.UpdateAsync(name, Home.Number(1));

        await home.Engine.ApplyAsync(new ModelChange { ReplaceItems = [Item("A", ItemType.Number, "1h"), GroupHome.Item("B", ItemType.Number)], RemoveItems = ["C"] });
        var removed = home.Engine.Statistics.Events;
        await AdvanceAsync(home, TimeSpan.FromMinutes(5));
        Assert.Equal(removed, home.Engine.Statistics.Events);
        await AdvanceAsync(home, TimeSpan.FromMinutes(55));

        Assert.Equal("UNDEF", home.Text("A"));
        Assert.Equal("1", home.Text("B"));
        Assert.Null(home.Engine.FindItem("B")!.Extras);
    }

    [Fact]
    public async Task RefusedState_DoesNotBeginTheTimeAnew()
    {
        await using var home = await StartAsync(ItemType.Switch, "5m");
        await home.UpdateAsync("A", OnOff.On);
        await AdvanceAsync(home, TimeSpan.FromMinutes(4));
        await home.UpdateAsync("A", new TextValue("no switch"));
        await AdvanceAsync(home, TimeSpan.FromMinutes(1));

        Assert.Equal("UNDEF", home.Text("A"));
    }

    private static ItemDefinition Item(string name, ItemType type, string value, params (string Name, object? Value)[] config) =>
        new() { Name = name, Type = type, Metadata = new Dictionary<string, ItemMetadata> { ["expire"] = new(value, config.ToDictionary(each => each.Name, each => each.Value)) } };

    private static async Task<Home> StartAsync(ItemType type, string value, params (string Name, object? Value)[] config)
    {
        var home = await Home.StartAsync();
        await home.AddAsync(Item("A", type, value, config));
        return home;
    }

    private static async Task AdvanceAsync(Home home, TimeSpan time)
    {
        home.Time.Advance(time);
        await home.AppliedAsync();
    }
}
