using HomeBinding.Channels;
using HomeBinding.Things;

namespace HomeBinding.Binding.Abstractions.Tests.Things;

public sealed class ThingTypeTests
{
    private static readonly ChannelDefinition<HomeBinding.Values.Quantity<HomeBinding.Units.Power>> Power = ChannelDefinitions.Quantity("power", HomeBinding.Units.Units.Watt);

    [Fact]
    public void ChannelGroups_OfOneDeclaration_GiveChannelsOfEach()
    {
        var type = new ThingType<NoConfig>("test:meter", (_, _) => throw new NotSupportedException())
        {
            Label = "Meter",
            Channels = [ChannelDefinitions.Switch("on")],
            ChannelGroups = [Phase("phase1"), Phase("phase2")],
        };

        Assert.Equal(["on", "phase1#power", "phase1#button", "phase2#power", "phase2#button"], type.Channels.Select(each => each.Id));
        Assert.Equal([null, "phase1", "phase1", "phase2", "phase2"], type.Channels.Select(each => each.GroupId));
        Assert.Equal(("Phase", "Energy", "One of them."), (type.ChannelGroups[1].Label, type.ChannelGroups[1].Category, type.ChannelGroups[1].Description));
        Assert.Equal(type.Channels[1], Power.InGroup("phase1"));
        Assert.Equal("phase1#power", ((ChannelDefinition<HomeBinding.Values.Quantity<HomeBinding.Units.Power>>)type.Channels[1]).Id);
    }

    [Fact]
    public void Declarations_ThatContradictThemselves_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => new ChannelGroupDefinition("a b") { Channels = [] });
        Assert.Throws<ArgumentException>(() => new ChannelGroupDefinition("a") { Channels = [Power.InGroup("b")] });
        Assert.Throws<ArgumentException>(() => Power.InGroup("a").InGroup("b"));
        Assert.Throws<ArgumentException>(() => Declare([Phase("a"), Phase("a")]));
        Assert.Throws<ArgumentException>(() => Declare([Phase("a")], Power.InGroup("a")));
        Assert.Throws<ArgumentException>(() => Declare([], actions: ["go", "go"]));
        Assert.Throws<ArgumentException>(() => Declare([], actions: ["go on"]));
    }

    private static ThingType<NoConfig> Declare(IReadOnlyList<ChannelGroupDefinition> groups, ChannelDefinition? channel = null, params string[] actions) =>
        new("test:meter", (_, _) => throw new NotSupportedException())
        {
            Label = "Meter",
            Channels = channel is null ? [] : [channel],
            ChannelGroups = groups,
            Actions = [.. actions.Select(each => ThingAction.Of<ThingHandler>(each, (_, _) => default))],
        };

    private static ChannelGroupDefinition Phase(string id) => new(id)
    {
        Label = "Phase",
        Category = "Energy",
        Description = "One of them.",
        Channels = [Power, ChannelDefinitions.Trigger("button", "PRESSED")],
    };

    private sealed record NoConfig;
}
