using HomeBinding.Channels;
using HomeBinding.Engine.Events;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Tests.Support;
using HomeBinding.Units;
using HomeBinding.Values;

namespace HomeBinding.Engine.Tests.Commands;

public sealed class OutcomeTests
{
    [Fact]
    public async Task Send_ItemWithoutLinks_BecomesItsState()
    {
        await using var home = await Home.StartAsync(null, ("Light", ItemType.Switch));

        var result = await home.SendAsync("Light", OnOff.On);
        var events = await home.SeenAsync();

        Assert.Equal(CommandStatus.Accepted, result.Status);
        Assert.Equal(OnOff.On, home.State("Light"));
        Assert.Equal([ItemEventKind.Commanded, ItemEventKind.Updated], events.Select(each => each.Kind));
        Assert.Equal(events[0].Sequence, events[1].Cause);
    }

    [Fact]
    public async Task Send_UnknownItem_IsRejectedByName()
    {
        await using var home = await Home.StartAsync();

        Assert.Equal("Rejected: There is no item 'Nothing'.", (await home.SendAsync("Nothing", OnOff.On)).ToString());
    }

    [Fact]
    public async Task Send_OneLink_ConvertsToTheChannelsUnit()
    {
        await using var home = await StartAsync(("Power", ItemType.Quantity(Power.Definition), "test:lamp:a:power"));

        var result = await home.Home.SendAsync("Power", 2 * Units.Units.Kilowatt);

        Assert.True(result.IsSuccess);
        Assert.Equal("2 kW", Assert.Single(home.Binding.Commands).Command.ToText());
        Assert.Equal(UnDef.Null, home.Home.State("Power"));
    }

    [Fact]
    public async Task Send_BareNumberToAQuantityItem_GetsItsUnit()
    {
        await using var home = await StartAsync(("Power", ItemType.Quantity(Power.Definition), "test:lamp:a:power"));

        await home.Home.SendAsync("Power", Home.Number(700));

        Assert.Equal("700 W", Assert.Single(home.Binding.Commands).Command.ToText());
    }

    [Theory]
    [InlineData(CommandStatus.Confirmed, CommandStatus.Accepted, CommandStatus.Accepted)]
    [InlineData(CommandStatus.Confirmed, CommandStatus.Confirmed, CommandStatus.Confirmed)]
    [InlineData(CommandStatus.Replaced, CommandStatus.Accepted, CommandStatus.Replaced)]
    [InlineData(CommandStatus.TimedOut, CommandStatus.NotApplied, CommandStatus.TimedOut)]
    [InlineData(CommandStatus.Rejected, CommandStatus.TimedOut, CommandStatus.Rejected)]
    [InlineData(CommandStatus.Rejected, CommandStatus.Failed, CommandStatus.Failed)]
    public async Task Send_TwoLinks_TheWorstAnswerWins(CommandStatus first, CommandStatus second, CommandStatus expected)
    {
        await using var home = await StartAsync(("Light", ItemType.Switch, "test:lamp:a:switch"), ("Light", ItemType.Switch, "test:lamp:b:switch"));
        home.Binding.Answering = (channel, _, _) => new(new CommandResult(channel.Uid.Thing.Id == "a" ? first : second, "said so"));

        var result = await home.Home.SendAsync("Light", OnOff.On);
        var events = await SeenAnsweredAsync(home.Home);

        Assert.Equal(expected, result.Status);
        Assert.Equal(2, home.Binding.Commands.Count);
        Assert.Equal(expected, Assert.Single(events, each => each.Kind == ItemEventKind.Answered).Result!.Status);
    }

    [Fact]
    public async Task Send_ReadOnlyChannel_IsRejected()
    {
        await using var home = await StartAsync(("Energy", ItemType.Quantity(Energy.Definition), "test:lamp:a:energy"));

        Assert.Equal("Rejected: Channel test:lamp:a:energy is read-only.", (await home.Home.SendAsync("Energy", 5 * Units.Units.WattHour)).ToString());
    }

    [Fact]
    public async Task Send_WrongDimension_IsRejectedByTheItem()
    {
        await using var home = await StartAsync(("Power", ItemType.Quantity(Power.Definition), "test:lamp:a:power"));

        var result = await home.Home.SendAsync("Power", 5 * Units.Units.WattHour);

        Assert.Equal("Rejected: Number:Power items do not take the command 5 Wh; expected a number with a unit of Power, e.g. W; Wh is a unit of Energy.", result.ToString());
        Assert.Empty(home.Binding.Commands);
    }

    [Fact]
    public async Task Send_WrongDimensionForTheChannel_IsRejectedByTheChannel()
    {
        await using var home = await StartAsync(("Energy", ItemType.Quantity(Energy.Definition), "test:lamp:a:power"));

        var result = await home.Home.SendAsync("Energy", 5 * Units.Units.WattHour);

        Assert.Equal("Rejected: 5 Wh is an Energy; expected a Power, e.g. in W.", result.ToString());
    }

    [Fact]
    public async Task Send_LinkToNothing_SaysWhatIsMissing()
    {
        await using var home = await StartAsync(
            ("NoThing", ItemType.Switch, "test:lamp:missing:switch"), ("NoChannel", ItemType.Switch, "test:lamp:a:nothing"), ("NoBinding", ItemType.Switch, "absent:type:x:switch"));
        await home.Home.AddThingsAsync("absent:type:x");
        home.Home.Engine.Things.ReportMissing();

        Assert.Equal("Rejected: There is no thing test:lamp:missing.", (await home.Home.SendAsync("NoThing", OnOff.On)).ToString());
        Assert.Equal("Rejected: Things of type test:lamp have no channel 'nothing'.", (await home.Home.SendAsync("NoChannel", OnOff.On)).ToString());
        Assert.Equal(
            "Rejected: Thing absent:type:x is UNINITIALIZED (HANDLER_MISSING_ERROR): No loaded binding has the thing type absent:type. Put the binding 'absent' into the folder bindings..",
            (await home.Home.SendAsync("NoBinding", OnOff.On)).ToString());
    }

    [Fact]
    public async Task Send_OneOfTwoThingsIsMissing_TheOtherGetsItAndTheAnswerSaysSo()
    {
        await using var home = await StartAsync(("Light", ItemType.Switch, "test:lamp:a:switch"), ("Light", ItemType.Switch, "test:lamp:missing:switch"));

        var result = await home.Home.SendAsync("Light", OnOff.On);

        Assert.Equal("Rejected: There is no thing test:lamp:missing.", result.ToString());
        Assert.Single(home.Binding.Commands);
    }

    [Fact]
    public async Task Send_HandlerThrows_FailsWithItsMessage_AndTheNextSucceeds()
    {
        await using var home = await StartAsync(("Light", ItemType.Switch, "test:lamp:a:switch"));
        home.Binding.Answering = (_, _, _) => throw new InvalidOperationException("out of order");
        Assert.Equal("Failed: The binding failed: out of order", (await home.Home.SendAsync("Light", OnOff.On)).ToString());

        home.Binding.Answering = (_, _, _) => new(CommandResult.Confirmed);
        Assert.Equal(CommandStatus.Confirmed, (await home.Home.SendAsync("Light", OnOff.On)).Status);
    }

    internal static async Task<(Home Home, TestBinding Binding)> Create(params (string Item, ItemType Type, string Channel)[] links)
    {
        var home = await Home.StartAsync(null, [.. links.Select(each => (each.Item, each.Type)).DistinctBy(each => each.Item)]);
        var binding = new TestBinding();
        await home.Engine.Things.AddBindingAsync(binding.Load());
        await home.AddThingsAsync("test:lamp:a", "test:lamp:b");
        await home.LinkAsync([.. links.Select(each => (each.Item, each.Channel))]);
        return (home, binding);
    }

    private static async Task<LinkedHome> StartAsync(params (string Item, ItemType Type, string Channel)[] links)
    {
        var (home, binding) = await Create(links);
        return new LinkedHome(home, binding);
    }

    private static async Task<IReadOnlyList<ItemEvent>> SeenAnsweredAsync(Home home)
    {
        await Eventually.HoldsAsync(() => home.Events.Any(each => each.Kind == ItemEventKind.Answered));
        return await home.SeenAsync();
    }
}

internal sealed record LinkedHome(Home Home, TestBinding Binding) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Home.DisposeAsync();
}
