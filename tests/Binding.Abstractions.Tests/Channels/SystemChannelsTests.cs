using HomeBinding.Channels;

namespace HomeBinding.Binding.Abstractions.Tests.Channels;

public sealed class SystemChannelsTests
{
    public static TheoryData<string, string?, bool, string> Types => new()
    {
        { "signal-strength", "Number", false, "" },
        { "low-battery", "Switch", false, "" },
        { "battery-level", "Number", false, "" },
        { "trigger", null, false, "" },
        { "rawbutton", null, false, "PRESSED,RELEASED" },
        { "button", null, false, "SHORT_PRESSED,DOUBLE_PRESSED,LONG_PRESSED" },
        { "rawrocker", null, false, "DIR1_PRESSED,DIR1_RELEASED,DIR2_PRESSED,DIR2_RELEASED" },
        { "power", "Switch", true, "" },
        { "location", "Location", false, "" },
        { "motion", "Switch", false, "" },
        { "brightness", "Dimmer", true, "" },
        { "color", "Color", true, "" },
        { "color-temperature", "Dimmer", true, "" },
        { "color-temperature-abs", "Number:Temperature", true, "" },
        { "volume", "Dimmer", true, "" },
        { "mute", "Switch", true, "" },
        { "media-control", "Player", true, "" },
        { "media-title", "String", false, "" },
        { "media-artist", "String", false, "" },
        { "wind-direction", "Number:Angle", false, "" },
        { "wind-speed", "Number:Speed", false, "" },
        { "outdoor-temperature", "Number:Temperature", false, "" },
        { "indoor-temperature", "Number:Temperature", false, "" },
        { "atmospheric-humidity", "Number:Dimensionless", false, "" },
        { "barometric-pressure", "Number:Pressure", false, "" },
        { "electric-power", "Number:Power", false, "" },
        { "electric-current", "Number:ElectricCurrent", false, "" },
        { "electric-voltage", "Number:ElectricPotential", false, "" },
        { "electric-energy", "Number:Energy", false, "" },
        { "uv-index", "Number", false, "" },
    };

    [Theory]
    [MemberData(nameof(Types))]
    public void Create_ASystemType_HasItsItemTypeAndEvents(string type, string? itemType, bool writable, string events)
    {
        var uid = ChannelTypeUid.Parse($"system:{type}");

        var channel = SystemChannels.Create(uid, "mine");

        Assert.NotNull(channel);
        Assert.Equal(("mine", uid, itemType, writable), (channel.Id, channel.TypeUid!.Value, channel.ItemType, channel.Writable));
        Assert.Equal(itemType is null ? ChannelKind.Trigger : ChannelKind.State, channel.Kind);
        Assert.Equal(events, channel is TriggerChannelDefinition trigger ? string.Join(',', trigger.Events.Select(each => each.Value)) : "");
        Assert.NotEqual("mine", channel.Label);
        if (itemType is not null) Assert.Equal(2, channel.Tags.Count);
    }

    [Fact]
    public void TypeUids_AreThirty()
    {
        Assert.Equal(Types.Select(each => $"system:{each[0]}"), SystemChannels.TypeUids.Select(each => each.ToString()));
        Assert.Null(SystemChannels.Create(ChannelTypeUid.Parse("system:other"), "x"));
        Assert.Null(SystemChannels.Create(ChannelTypeUid.Parse("mine:power"), "x"));
    }
}
