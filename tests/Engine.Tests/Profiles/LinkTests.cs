using HomeBinding.Channels;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Tests.Support;
using HomeBinding.Units;
using HomeBinding.Values;

namespace HomeBinding.Engine.Tests.Profiles;

/// <summary>Profiles at work on links.</summary>
public sealed class LinkTests
{
    private static readonly ItemType Degrees = ItemType.Quantity(Dimension.TryGet("Temperature", out var temperature) ? temperature : throw new InvalidOperationException());

    [Fact]
    public async Task Link_WithAProfile_WorksBothWays()
    {
        await using var home = await BoxHome.StartAsync(("T", Degrees));
        await home.AddThingsAsync("a");
        await home.LinkAsync("T", "a:temperature", "offset", "offset=1.5 °C");

        home.Box("a").Publish(BoxBinding.Temperature, Units.Units.Celsius.Of(20));
        await home.SettledAsync();
        Assert.Equal("21.5 °C", home.Home.State("T").ToText());
        Assert.Equal(CommandStatus.Accepted, (await home.SendAsync("T", Units.Units.Celsius.Of(25))).Status);
        await home.SettledAsync();

        Assert.Equal(["a:temperature 23.5 °C"], home.Commands);
        Assert.Equal("system:offset", home.LinkOf("T", "a:temperature").ActiveProfile.ToString());
    }

    [Fact]
    public async Task Links_ManyToMany_EachWithItsOwnConfiguration()
    {
        await using var home = await BoxHome.StartAsync(("A", ItemType.Number), ("B", ItemType.Number));
        await home.AddThingsAsync("x", "y");
        await home.LinkAsync("A", "x:number", "scale", "factor=2");
        await home.LinkAsync("A", "y:number", "scale", "factor=4");
        await home.LinkAsync("B", "x:number", "offset", "offset=1");

        home.Box("x").Publish(BoxBinding.Number, Home.Number(10));
        await home.SettledAsync();
        await home.SendAsync("A", Home.Number(8));
        await home.SettledAsync();

        Assert.Equal(["update 20", "command 8"], home.EventsOf("A"));
        Assert.Equal(["update 11"], home.EventsOf("B"));
        Assert.Equal(["x:number 4", "y:number 2"], home.Commands.Order());
    }

    [Fact]
    public async Task Link_OfAPairThatIsLinked_IsRefused()
    {
        await using var home = await BoxHome.StartAsync(("A", ItemType.Number));
        await home.LinkAsync("A", "x:number");

        var again = await Assert.ThrowsAsync<ArgumentException>(() => home.LinkAsync("A", "x:number", "invert"));
        var twice = await Assert.ThrowsAsync<ArgumentException>(() => home.Engine.AddAsync([], [BoxHome.Link("A", "y:number"), BoxHome.Link("A", "y:number", "invert")]));

        Assert.Contains("There is a link of 'A' to box:box:x:number already.", again.Message, StringComparison.Ordinal);
        Assert.Contains("'A' is linked to box:box:y:number twice", twice.Message, StringComparison.Ordinal);
        Assert.Single(home.Engine.FindItem("A")!.Links);
    }

    [Theory]
    [InlineData("Switch", "rawbutton", "PRESSED", "command ON")]
    [InlineData("Player", "rawbutton", "PRESSED", "command PLAY")]
    [InlineData("Rollershutter", "rawbutton", "PRESSED", "command UP")]
    [InlineData("String", "rawbutton", "PRESSED", "command PRESSED")]
    [InlineData("Switch", "rocker", "DIR2_PRESSED", "command OFF")]
    [InlineData("Player", "rocker", "DIR2_PRESSED", "command PAUSE")]
    [InlineData("Rollershutter", "rocker", "DIR2_PRESSED", "command DOWN")]
    [InlineData("String", "event", "LONG_PRESSED", "command LONG_PRESSED")]
    [InlineData("Switch", "event", "LONG_PRESSED", null)]
    [InlineData("Number", "rawbutton", "PRESSED", null)]
    public async Task TriggerLink_WithoutProfile_GetsTheOneOfItsTypes(string type, string channel, string triggerEvent, string? expected)
    {
        await using var home = await BoxHome.StartAsync(("I", ItemType.TryParse(type, out var found) ? found : ItemType.Text));
        await home.AddThingsAsync("a");
        await home.LinkAsync("I", $"a:{channel}");

        home.Box("a").Trigger(channel == "rawbutton" ? BoxBinding.RawButton : channel == "rocker" ? BoxBinding.Rocker : BoxBinding.Event, triggerEvent);
        await home.SettledAsync();

        Assert.Equal(expected is null ? [] : [expected], home.EventsOf("I").Where(each => each.StartsWith("command", StringComparison.Ordinal)));
        Assert.Null(home.LinkOf("I", $"a:{channel}").Error);
    }

    [Fact]
    public async Task RawRocker_OnADimmer_DimsInVirtualTime()
    {
        await using var home = await BoxHome.StartAsync(("D", ItemType.Dimmer));
        await home.AddThingsAsync("a");
        await home.LinkAsync("D", "a:rocker");

        home.Box("a").Trigger(BoxBinding.Rocker, "DIR1_PRESSED");
        await home.PassAsync(549);
        Assert.Empty(home.EventsOf("D"));
        await home.PassAsync(1);
        Assert.Equal(["command INCREASE"], home.EventsOf("D"));
        await home.PassAsync(199);
        Assert.Single(home.EventsOf("D"));
        await home.PassAsync(1);
        Assert.Equal(2, home.EventsOf("D").Count);
        home.Box("a").Trigger(BoxBinding.Rocker, "DIR1_RELEASED");
        await home.PassAsync(5000);

        Assert.Equal(2, home.EventsOf("D").Count);
    }

    [Fact]
    public async Task Toggle_FollowsTheItem_WhereverItsStateComesFrom()
    {
        await using var home = await BoxHome.StartAsync(("S", ItemType.Switch));
        await home.AddThingsAsync("a");
        await home.LinkAsync("S", "a:rawbutton");
        await home.Engine.PostUpdateAsync("S", OnOff.On, Home.User);

        home.Box("a").Trigger(BoxBinding.RawButton, "PRESSED");
        await home.SettledAsync();

        Assert.Contains("command OFF", home.EventsOf("S"));
    }

    [Fact]
    public async Task Debounce_WakesOnTheEventLoop()
    {
        await using var home = await BoxHome.StartAsync(("N", ItemType.Number));
        await home.AddThingsAsync("a");
        await home.LinkAsync("N", "a:number", "debounce", "quietTime=1 s");

        home.Box("a").Publish(BoxBinding.Number, Home.Number(1));
        await home.PassAsync(999);
        home.Box("a").Publish(BoxBinding.Number, Home.Number(2));
        await home.PassAsync(999);
        Assert.Empty(home.EventsOf("N"));
        await home.PassAsync(1);

        Assert.Equal(["update 2"], home.EventsOf("N"));
        Assert.Equal("channel box:box:a:number", home.Home.Events.Single().Source.Text);
    }

    [Fact]
    public async Task Debounce_OfACommand_IsSentLaterAndAnsweredInTheJournal()
    {
        await using var home = await BoxHome.StartAsync(("N", ItemType.Number));
        await home.AddThingsAsync("a");
        await home.LinkAsync("N", "a:number", "debounce", "quietTime=1 s");

        var result = await home.SendAsync("N", Home.Number(5));
        await home.PassAsync(1000);

        Assert.Equal(new CommandResult(CommandStatus.Accepted, "The profile system:debounce took it."), result);
        Assert.Equal(["a:number 5"], home.Commands);
        var answered = home.Home.Events.Last(each => each.Kind == Engine.Events.ItemEventKind.Answered);
        Assert.Equal(CommandResult.Accepted, answered.Result);
        Assert.Equal(home.Home.Events.Single(each => each.Kind == Engine.Events.ItemEventKind.Commanded).Sequence, answered.Cause);
    }

    [Fact]
    public async Task RejectingProfile_TellsTheSender()
    {
        await using var home = await BoxHome.StartAsync(("N", ItemType.Number));
        await home.AddThingsAsync("a");
        await home.LinkAsync("N", "a:number", "throttle", "interval=1 s;mode=first");

        Assert.True((await home.SendAsync("N", Home.Number(1))).IsSuccess);
        var second = await home.SendAsync("N", Home.Number(2));

        Assert.Equal(CommandStatus.Rejected, second.Status);
        Assert.Equal("The link passes one command in 1 s, and there was one just now.", second.Reason);
    }

    [Theory]
    [InlineData("system:nothing", "", "There is no profile system:nothing.")]
    [InlineData("offset", "", "The profile system:offset cannot be made: 'offset' is required.")]
    [InlineData("offset", "offset=x", "The profile system:offset cannot be made: 'offset' is 'x'")]
    [InlineData("a:b:c", "", "'a:b:c' is not a profile's id.")]
    [InlineData("rawbutton-on-off-switch", "", "The profile system:rawbutton-on-off-switch is for trigger channels, but 'number' has a state.")]
    [InlineData("hysteresis", "lower=1", "The profile system:hysteresis serves items of type Switch, but N is of type Number.")]
    [InlineData("transform:MAP", "toItem=x", "There is no transformation MAP.")]
    [InlineData("acme:x", "", "The profile acme:x is missing: the binding 'acme' is not loaded, or brings no profiles.")]
    public async Task Link_WithAProfileThatCannotWork_ShowsWhyAndPassesNothing(string profile, string config, string error)
    {
        await using var home = await BoxHome.StartAsync(("N", ItemType.Number), ("M", ItemType.Number));
        await home.AddThingsAsync("a");
        await home.LinkAsync("N", "a:number", profile, config);
        await home.LinkAsync("M", "a:number");

        home.Box("a").Publish(BoxBinding.Number, Home.Number(1));
        var result = await home.SendAsync("N", Home.Number(2));
        await home.SettledAsync();

        Assert.StartsWith(error, home.LinkOf("N", "a:number").Error, StringComparison.Ordinal);
        Assert.Equal(CommandStatus.Rejected, result.Status);
        Assert.StartsWith(error, result.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("update 1", home.EventsOf("N"));
        Assert.Equal("1", home.Home.State("M").ToText());
        Assert.Empty(home.Commands);
    }

    [Fact]
    public async Task Item_OfAnotherTypeNow_GetsItsProfileAnew()
    {
        await using var home = await BoxHome.StartAsync(("N", ItemType.Number));
        await home.AddThingsAsync("a");
        await home.LinkAsync("N", "a:number", "hysteresis", "lower=5");
        Assert.NotNull(home.LinkOf("N", "a:number").Error);

        await home.Engine.ApplyAsync(new ModelChange { ReplaceItems = [new ItemDefinition { Name = "N", Type = ItemType.Switch }] });
        home.Box("a").Publish(BoxBinding.Number, Home.Number(6));
        await home.SettledAsync();

        Assert.Null(home.LinkOf("N", "a:number").Error);
        Assert.Equal(OnOff.On, home.Home.State("N"));
    }

    [Fact]
    public async Task NewLink_GetsWhatTheChannelSaidBefore_ThroughItsProfile()
    {
        await using var home = await BoxHome.StartAsync(("N", ItemType.Number));
        await home.AddThingsAsync("a");
        home.Box("a").Publish(BoxBinding.Number, Home.Number(5));
        await home.LinkAsync("N", "a:number", "offset", "offset=1");

        Assert.Equal("6", home.Home.State("N").ToText());
    }

    [Fact]
    public async Task RemovedLink_PassesNothingAny_AndItsTimerEnds()
    {
        await using var home = await BoxHome.StartAsync(("N", ItemType.Number));
        await home.AddThingsAsync("a");
        await home.LinkAsync("N", "a:number", "debounce", "quietTime=1 s");
        home.Box("a").Publish(BoxBinding.Number, Home.Number(5));
        await home.SettledAsync();

        await home.Engine.ApplyAsync(new ModelChange { RemoveLinks = [BoxHome.Link("N", "a:number", "debounce", "quietTime=1 s")] });
        home.Box("a").Publish(BoxBinding.Number, Home.Number(6));
        await home.PassAsync(5000);

        Assert.Empty(home.EventsOf("N"));
        Assert.Empty(home.Engine.FindItem("N")!.Links);
    }

    // The command that arrives is the converted one (openHAB computes it and sends the original).
    [Theory]
    [InlineData("Color", "dimmer", "120,100,40", "a:dimmer 40")]
    [InlineData("Switch", "dimmer", "ON", "a:dimmer 100")]
    [InlineData("Dimmer", "switch", "p:40", "a:switch ON")]
    [InlineData("Dimmer", "switch", "p:0", "a:switch OFF")]
    [InlineData("Number:Temperature", "number", "20 °C", "a:number 20")]
    [InlineData("Number:Temperature", "temperature", "20", "a:temperature 20 °C")]
    [InlineData("Number", "temperature", "20", "a:temperature 20 °C")]
    public async Task Command_ArrivesConvertedToWhatTheChannelAccepts(string type, string channel, string command, string expected)
    {
        await using var home = await BoxHome.StartAsync(("I", ItemType.TryParse(type, out var found) ? found : ItemType.Text));
        await home.AddThingsAsync("a");
        await home.LinkAsync("I", $"a:{channel}");

        await home.SendAsync("I", HsbValue.TryParse(command, out var color) ? color : (ICommand)ProfileBench.Read(command));
        await home.SettledAsync();

        Assert.Equal([expected], home.Commands);
    }
}
