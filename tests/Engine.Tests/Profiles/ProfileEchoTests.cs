using HomeBinding.Engine.Groups;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Metadata;
using HomeBinding.Engine.Tests.Support;
using HomeBinding.Values;

namespace HomeBinding.Engine.Tests.Profiles;

/// <summary>What a channel says is never sent back to it, whatever it goes through, and reaches the other channels of the item.</summary>
public sealed class ProfileEchoTests
{
    [Theory]
    [InlineData(null, "", 0)]
    [InlineData("default", "", 0)]
    [InlineData("invert", "", 0)]
    [InlineData("debounce", "quietTime=1 s", 1000)]
    [InlineData("throttle", "interval=1 s", 0)]
    public async Task ChannelCommand_ReachesTheOtherChannel_NeverItsOwn(string? profile, string config, int wait)
    {
        await using var home = await BoxHome.StartAsync(("S", ItemType.Switch));
        await home.AddThingsAsync("a", "b");
        await home.LinkAsync("S", "a:switch", profile, config);
        await home.LinkAsync("S", "b:switch", profile, config);

        home.Box("a").Thing.Channel(BoxBinding.Switch).PostCommand(OnOff.On);
        await home.PassAsync(wait);
        await home.PassAsync(wait);

        Assert.Equal(["b:switch ON"], home.Commands);
    }

    [Fact]
    public async Task ChannelState_ReachesFollowersOfTheItem_NeverItsOwn()
    {
        await using var home = await BoxHome.StartAsync(("S", ItemType.Switch));
        await home.AddThingsAsync("a", "b", "c");
        await home.LinkAsync("S", "a:switch");
        await home.LinkAsync("S", "b:switch", "follow");
        await home.LinkAsync("S", "c:switch");

        home.Box("a").Publish(BoxBinding.Switch, OnOff.On);
        await home.SettledAsync();

        Assert.Equal(["b:switch ON"], home.Commands);
    }

    [Theory]
    [InlineData("true", new[] { "a:switch ON" })]
    [InlineData("false", new string[0])]
    public async Task Follow_IgnoresTheCommand_AndGetsTheStateThatItLeaves(string autoUpdate, string[] expected)
    {
        await using var home = await WithAutoUpdateAsync(autoUpdate);
        await home.AddThingsAsync("a");
        await home.LinkAsync("S", "a:switch", "follow");

        Assert.True((await home.SendAsync("S", OnOff.On)).IsSuccess);
        await home.SettledAsync();

        Assert.Equal(expected, home.Commands);
    }

    [Fact]
    public async Task Follow_OfTheChannelThatGaveTheCommand_GetsNothingOfItsOwn()
    {
        await using var home = await WithAutoUpdateAsync("true");
        await home.AddThingsAsync("a", "b");
        await home.LinkAsync("S", "a:switch", "follow");
        await home.LinkAsync("S", "b:switch", "follow");

        home.Box("a").Thing.Channel(BoxBinding.Switch).PostCommand(OnOff.On);
        await home.SettledAsync();

        Assert.Equal(["b:switch ON"], home.Commands);
        Assert.Equal(OnOff.On, home.Home.State("S"));
    }

    [Fact]
    public async Task TwoFollowersThatReportBack_DoNotChaseEachOther()
    {
        await using var home = await BoxHome.StartAsync(("S", ItemType.Switch), ("T", ItemType.Switch));
        await home.AddThingsAsync("a", "b");
        await home.LinkAsync("S", "a:switch", "follow");
        await home.LinkAsync("T", "a:switch");
        await home.LinkAsync("T", "b:switch", "follow");

        await home.Engine.PostUpdateAsync("S", OnOff.On, Home.User);
        await home.SettledAsync();
        home.Box("a").Publish(BoxBinding.Switch, OnOff.On);
        await home.SettledAsync();

        Assert.Equal(["a:switch ON", "b:switch ON"], home.Commands);
    }

    [Fact]
    public async Task ChannelCommand_ToAGroup_DoesNotComeBackByAMember()
    {
        await using var home = await BoxHome.StartAsync();
        await home.AddThingsAsync("a", "b");
        await home.Engine.AddAsync(
            [
                new ItemDefinition { Name = "G", Type = ItemType.Group, Group = new GroupDefinition() },
                new ItemDefinition { Name = "A", Type = ItemType.Switch, Groups = ["G"] },
                new ItemDefinition { Name = "B", Type = ItemType.Switch, Groups = ["G"] },
            ],
            [BoxHome.Link("G", "a:switch", "debounce", "quietTime=1 s"), BoxHome.Link("A", "a:switch", "invert"), BoxHome.Link("B", "b:switch", "debounce", "quietTime=1 s")]);

        home.Box("a").Thing.Channel(BoxBinding.Switch).PostCommand(OnOff.On);
        await home.PassAsync(1000);
        await home.PassAsync(1000);

        // A's own link inverts: what it says to A is no echo either.
        Assert.Equal(["b:switch ON"], home.Commands);
        Assert.Contains("command ON", home.EventsOf("G"));
    }

    [Fact]
    public async Task GroupState_ReachesFollowersOfTheGroup_NotTheChannelItCameFrom()
    {
        await using var home = await BoxHome.StartAsync();
        await home.AddThingsAsync("a", "b");
        await home.Engine.AddAsync(
            [
                new ItemDefinition { Name = "G", Type = ItemType.Switch, Group = new GroupDefinition { BaseType = ItemType.Switch } },
                new ItemDefinition { Name = "A", Type = ItemType.Switch, Groups = ["G"] },
            ],
            [BoxHome.Link("A", "a:switch"), BoxHome.Link("G", "a:switch", "follow"), BoxHome.Link("G", "b:switch", "follow")]);

        home.Box("a").Publish(BoxBinding.Switch, OnOff.On);
        await home.SettledAsync();

        Assert.Equal(["b:switch ON"], home.Commands);
    }

    [Fact]
    public async Task SameCommandOfTwoChannels_GoesToTheOtherEachTime()
    {
        await using var home = await BoxHome.StartAsync(("S", ItemType.Switch));
        await home.AddThingsAsync("a", "b");
        await home.LinkAsync("S", "a:switch", "debounce", "quietTime=1 s");
        await home.LinkAsync("S", "b:switch", "debounce", "quietTime=1 s");

        // Both wait in the same two profiles at the same time, each with its own origin.
        home.Box("a").Thing.Channel(BoxBinding.Switch).PostCommand(OnOff.On);
        home.Box("b").Thing.Channel(BoxBinding.Switch).PostCommand(OnOff.On);
        await home.PassAsync(1000);
        await home.PassAsync(1000);
        await home.PassAsync(1000);

        Assert.Equal(["a:switch ON", "b:switch ON"], home.Commands.Order());
    }

    private static async Task<BoxHome> WithAutoUpdateAsync(string value)
    {
        var home = await BoxHome.StartAsync();
        await home.Engine.AddAsync([new ItemDefinition { Name = "S", Type = ItemType.Switch, Metadata = new Dictionary<string, ItemMetadata> { [MetadataNamespaces.AutoUpdate] = new(value, new Dictionary<string, object?>()) } }], []);
        return home;
    }
}
