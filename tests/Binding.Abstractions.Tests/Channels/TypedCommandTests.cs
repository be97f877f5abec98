using HomeBinding.Channels;
using HomeBinding.Values;
using Known = HomeBinding.Units.Units;

namespace HomeBinding.Binding.Abstractions.Tests.Channels;

/// <summary>What of each command reaches the handlers of each kind of channel.</summary>
public sealed class TypedCommandTests
{
    private readonly RecordingHost _host = new();
    private readonly List<string> _seen = [];

    public static TheoryData<string, string> ItemTypes => new()
    {
        { ChannelDefinitions.Dimmer("a").ItemType, "Dimmer" }, { ChannelDefinitions.Color("a").ItemType, "Color" },
        { ChannelDefinitions.Rollershutter("a").ItemType, "Rollershutter" }, { ChannelDefinitions.Player("a").ItemType, "Player" },
        { ChannelDefinitions.Location("a").ItemType, "Location" }, { ChannelDefinitions.Image("a").ItemType, "Image" },
        { ChannelDefinitions.Call("a").ItemType, "Call" }, { ChannelDefinitions.Switch("a").ItemType, "Switch" }, { ChannelDefinitions.Contact("a").ItemType, "Contact" },
        { ChannelDefinitions.Text("a").ItemType, "String" }, { ChannelDefinitions.DateTime("a").ItemType, "DateTime" }, { ChannelDefinitions.Number("a").ItemType, "Number" },
        { ChannelDefinitions.Quantity("a", Known.Watt).ItemType, "Number:Power" },
    };

    [Theory]
    [MemberData(nameof(ItemTypes))]
    public void Definition_HasOpenHabsItemType(string actual, string expected) => Assert.Equal(expected, actual);

    [Fact]
    public async Task Dimmer_WithAPercentHandler_GetsAllThatIsAPercentage()
    {
        var channel = _host.Create(ChannelDefinitions.Dimmer("a") with { Writable = true });
        channel.OnCommand(Seen);

        await SendAsync(channel, new PercentValue(40m), OnOff.On, OnOff.Off, new HsbValue(120m, 50m, 30m), IncreaseDecrease.Increase, Refresh.Instance, new TextValue("x"));

        Assert.Equal(
            ["40", "100", "0", "30", "Rejected: The binding of test:lamp:a:a does not handle INCREASE.", "Rejected: The binding of test:lamp:a:a does not read it on demand; wait for its next state.",
            "Rejected: x is not accepted; expected 0 to 100, ON, OFF, INCREASE or DECREASE."], _seen);
    }

    [Fact]
    public async Task Dimmer_WithTypedHandlers_GetsTheCommandsAsTheyAre()
    {
        var channel = _host.Create(ChannelDefinitions.Dimmer("a") with { Writable = true });
        channel.OnCommand(Seen);
        channel.OnCommand<OnOff>(Seen);
        channel.OnCommand<IncreaseDecrease>(Seen);
        channel.OnCommand<Refresh>(Seen);

        await SendAsync(channel, OnOff.On, IncreaseDecrease.Decrease, Refresh.Instance, new PercentValue(7m));

        Assert.Equal(["ON", "DECREASE", "REFRESH", "7"], _seen);
    }

    [Fact]
    public async Task Dimmer_ThatOnlySwitches_GetsAPercentageAsOnOrOff()
    {
        var channel = _host.Create(ChannelDefinitions.Dimmer("a") with { Writable = true });
        channel.OnCommand<OnOff>(Seen);

        await SendAsync(channel, new PercentValue(7m), new PercentValue(0m), new HsbValue(1m, 2m, 3m));

        Assert.Equal(["ON", "OFF", "ON"], _seen);
    }

    [Fact]
    public async Task Switch_GetsAPercentageAsOnOrOff()
    {
        var channel = _host.Create(ChannelDefinitions.Switch("a") with { Writable = true });
        channel.OnCommand(Seen);

        await SendAsync(channel, new PercentValue(7m), new PercentValue(0m), new HsbValue(1m, 2m, 0m), UpDown.Up);

        Assert.Equal(["ON", "OFF", "OFF", "Rejected: UP is not accepted; expected ON or OFF."], _seen);
    }

    [Fact]
    public async Task Color_WithTypedHandlers_KeepsWhatTheLampHas()
    {
        var channel = _host.Create(ChannelDefinitions.Color("a") with { Writable = true });
        channel.OnCommand(Seen);
        await SendAsync(channel, new HsbValue(120m, 50m, 30m), new PercentValue(7m), OnOff.On);
        channel.OnCommand<PercentValue>(Seen);
        channel.OnCommand<OnOff>(Seen);
        channel.OnCommand<IncreaseDecrease>(Seen);
        await SendAsync(channel, new PercentValue(7m), OnOff.On, IncreaseDecrease.Increase);

        Assert.Equal(["120,50,30", "0,0,7", "0,0,100", "7", "ON", "INCREASE"], _seen);
    }

    [Fact]
    public async Task Rollershutter_GetsUpAndDownAsPercent_AndStopTyped()
    {
        var channel = _host.Create(ChannelDefinitions.Rollershutter("a") with { Writable = true });
        channel.OnCommand(Seen);
        channel.OnCommand<StopMove>(Seen);
        await SendAsync(channel, UpDown.Up, UpDown.Down, StopMove.Stop, StopMove.Move, new PercentValue(30m));
        channel.OnCommand<UpDown>(Seen);
        await SendAsync(channel, UpDown.Up);

        Assert.Equal(["0", "100", "STOP", "MOVE", "30", "UP"], _seen);
    }

    [Fact]
    public async Task Player_GetsBothKindsOfStates_AndSkipsTyped()
    {
        var channel = _host.Create(ChannelDefinitions.Player("a") with { Writable = true });
        channel.OnCommand(Seen);
        channel.OnCommand<NextPrevious>(Seen);

        await SendAsync(channel, PlayPause.Play, RewindFastforward.Rewind, NextPrevious.Next);
        channel.Publish(PlayPause.Pause);

        Assert.Equal(["PLAY", "REWIND", "NEXT"], _seen);
        Assert.Equal("PAUSE", channel.State.ToText());
    }

    [Fact]
    public async Task Refresh_OfAReadOnlyChannel_ReachesItsHandler()
    {
        var channel = _host.Create(ChannelDefinitions.Image("a"));
        channel.OnCommand<Refresh>(Seen);

        await SendAsync(channel, Refresh.Instance, OnOff.On);

        Assert.Equal(["REFRESH", "Rejected: Channel test:lamp:a:a is read-only."], _seen);
    }

    [Fact]
    public void OnCommand_OfAKindThatTheChannelDoesNotTake_IsRefused()
    {
        var channel = _host.Create(ChannelDefinitions.Dimmer("a") with { Writable = true });
        channel.OnCommand<OnOff>(Seen);

        Assert.Equal(
            "Channel test:lamp:a:a of type Dimmer takes no StopMove; there are OnOff, IncreaseDecrease, Refresh.",
            Assert.Throws<InvalidOperationException>(() => channel.OnCommand<StopMove>(Seen)).Message);
        Assert.Throws<InvalidOperationException>(() => channel.OnCommand<OnOff>(Seen));
        Assert.Throws<InvalidOperationException>(() => _host.Create(ChannelDefinitions.Dimmer("a")).OnCommand<OnOff>(Seen));
    }

    [Fact]
    public async Task TypedHandler_Throwing_IsAnAnswer()
    {
        var channel = _host.Create(ChannelDefinitions.Dimmer("a") with { Writable = true });
        channel.OnCommand<IncreaseDecrease>(static (_, _) => throw new InvalidOperationException("out of order"));

        Assert.Equal("Failed: The binding failed: out of order", (await channel.HandleCommandAsync(IncreaseDecrease.Increase, CancellationToken.None)).ToString());
    }

    private async Task SendAsync(Channel channel, params ICommand[] commands)
    {
        foreach (var command in commands)
        {
            var result = await channel.HandleCommandAsync(command, CancellationToken.None);
            if (!result.IsSuccess) _seen.Add(result.ToString());
        }
    }

    private ValueTask<CommandResult> Seen<T>(T value, CancellationToken cancellationToken)
    {
        _seen.Add($"{value}");
        return new(CommandResult.Accepted);
    }
}
