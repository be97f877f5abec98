using HomeBinding.Channels;
using HomeBinding.Things;

namespace HomeBinding.Binding.Abstractions.Tests.Things;

public sealed class UidTests
{
    [Theory]
    [InlineData("goecharger:goe:garage", true)]
    [InlineData("b:t:bridge:x_1-2", true)]
    [InlineData("b:t", false)]
    [InlineData("b::x", false)]
    [InlineData("b:t:", false)]
    [InlineData("b:t:a b", false)]
    [InlineData("b:t:ä", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void ThingUid_TryParse(string? text, bool valid)
    {
        Assert.Equal(valid, ThingUid.TryParse(text, out var uid));
        if (valid) Assert.Equal(text, uid.ToString());
    }

    [Fact]
    public void ThingUid_WithType_ChangesTheFirstTwoSegmentsOnly()
    {
        var uid = ThingUid.Parse("b:t:bridge:x").WithType(ThingTypeUid.Parse("other:type"));

        Assert.Equal("other:type:bridge:x", uid.ToString());
        Assert.Equal("x", uid.Id);
        Assert.Equal("other", uid.Type.BindingId);
        Assert.Equal("type", uid.Type.TypeId);
    }

    [Theory]
    [InlineData("b:t:x:channel", "b:t:x", "channel")]
    [InlineData("b:t:bridge:x:group#channel", "b:t:bridge:x", "group#channel")]
    [InlineData("b:t:channel", null, null)]
    [InlineData("b:t:x:a#b#c", null, null)]
    [InlineData("b:t:x:#c", null, null)]
    [InlineData("channel", null, null)]
    [InlineData(null, null, null)]
    public void ChannelUid_TryParse(string? text, string? thing, string? id)
    {
        Assert.Equal(thing is not null, ChannelUid.TryParse(text, out var uid));
        if (thing is null) return;
        Assert.Equal(thing, uid.Thing.ToString());
        Assert.Equal(id, uid.Id);
        Assert.Equal(text, uid.ToString());
    }

    [Fact]
    public void ThingType_WithAChannelTwice_IsRefused() => Assert.Throws<ArgumentException>(() => new ThingType<NoConfig>("b:t", static (_, _) => null!)
    {
        Label = "T",
        Channels = [ChannelDefinitions.Number("a"), ChannelDefinitions.Switch("a")],
    });

    [Fact]
    public void ThingStatusInfo_AsText_IsOpenHabs()
    {
        Assert.Equal("ONLINE", ThingStatusInfo.Online.ToString());
        Assert.Equal("OFFLINE (COMMUNICATION_ERROR): gone", ThingStatusInfo.CommunicationError("gone").ToString());
    }

    private sealed record NoConfig;
}
