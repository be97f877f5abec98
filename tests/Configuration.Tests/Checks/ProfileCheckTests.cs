using HomeBinding.Configuration.Checks;

namespace HomeBinding.Configuration.Tests.Checks;

public sealed class ProfileCheckTests
{
    private const string Box = "version: 1\nthings:\n  goecharger:goe:b:\n    config:\n      ip: 1.2.3.4\n";

    public static TheoryData<string, string, string, string> Wrong => new()
    {
        { "Number:Power", "powerL1", "{ profile: ^ofset, offset: 1 W }", "error: There is no profile 'ofset'. | Did you mean 'system:offset'?" },
        { "Number:Power", "powerL1", "{ profile: ^system:xyzzy }", "error: There is no profile 'system:xyzzy'. | There are e.g. system:default, system:follow, system:offset, system:hysteresis, system:range, system:timestamp-update." },
        { "Number:Power", "powerL1", "{ profile: ^\"transform:MAP\", toItem: x }", "error: There is no transformation 'MAP'. | No transformations are there." },
        { "Number:Power", "powerL1", "{ profile: ^\"nobody:x\" }", "error: No binding 'nobody' with profiles is in bindings/. | Put the binding there." },
        { "Number:Power", "powerL1", "{ profile: ^\"acme:smoth\" }", "error: The binding 'acme' has no profile 'smoth'. | Did you mean 'acme:smooth'?" },
        { "Number:Power", "powerL1", "{ profile: ^offset }", "error: 'offset' is required." },
        { "Number:Power", "powerL1", "{ profile: offset, offset: ^five }", "error: 'offset' is 'five'; expected a number, or a number and a unit, e.g. 5 or 5 °C." },
        { "Number:Power", "powerL1", "{ profile: offset, offset: 5, ^ofset: 6 }", "error: The profile system:offset has no parameter 'ofset'; expected offset. | Did you mean 'offset'?" },
        { "Number:Power", "powerL1", "{ profile: follow, ^offset: 5 }", "error: The profile system:follow has no parameters. | Delete this line." },
        { "Number:Power", "powerL1", "{ profile: debounce, quietTime: ^soon }", "error: 'quietTime' is 'soon'; expected a time, e.g. 500 ms, 5 s or 2 min; a bare number means milliseconds." },
        { "Number:Power", "powerL1", "{ profile: throttle, interval: 1 s, mode: ^middle }", "error: 'mode' is 'middle'; expected one of last, first." },
        { "Number:Power", "powerL1", "{ profile: deadband, percent: ^-1 }", "error: 'percent' is -1 %; the least is 0 %." },
        { "Number:Power", "powerL1", "{ profile: scale, factor: ^0 }", "error: 'factor' is 0, which leaves nothing of the value; use another one, e.g. 0.1." },
        { "Switch", "powerL1", "{ profile: hysteresis, lower: 5 W, upper: ^2 W }", "error: 'upper' is 2 W, which is below 'lower', 5 W; exchange them, or set 'inverted'." },
        { "Switch", "powerL1", "{ profile: range, lower: 5 W, upper: ^2 A }", "error: 'upper' is 2 A and 'lower' 5 W; give both the same kind of unit." },
        { "Number:Power", "powerL1", "{ profile: ^hysteresis, lower: 5 }", "error: The profile system:hysteresis serves items of type Switch, but A is of type Number:Power." },
        { "Switch", "allowCharging", "{ profile: ^range, lower: 5, upper: 6 }", "error: The profile system:range serves channels of type Number, Dimmer, Rollershutter, but 'allowCharging' is of type Switch." },
        { "Switch", "allowCharging", "{ profile: ^rawbutton-toggle-switch }", "error: The profile system:rawbutton-toggle-switch is for trigger channels, but 'allowCharging' has a state." },
        { "Switch", "button", "{ profile: ^follow }", "error: The profile system:follow is for channels with a state, but 'button' is a trigger channel." },
        { "Switch", "button", "{ profile: ^button-toggle-switch }", "error: The profile system:button-toggle-switch serves channels of type system:button, but 'button' is of type system:rawbutton." },
        { "Number", "button", "{}", "warning: The events of 'button' do nothing to item A, which is of type Number. | Give the link a profile, e.g. system:timestamp-trigger, or use a String item." },
        { "Switch", "powerL1", "{ profile: invert }", "error: Item A is of type Switch, but the channel 'powerL1' is Number:Power. | Write type: Number and dimension: Power." },
        { "Switch", "powerL1", "{}", "error: Item A is of type Switch, but the channel 'powerL1' is Number:Power. | Write type: Number and dimension: Power." },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Check_LinkWithAWrongProfile_SaysWhereAndWhat(string type, string channel, string link, string expected) =>
        Assert.Equal([$"items/a.items:10:{PlaceOf($"      goecharger:goe:b:{channel}: {link}")}: {expected}"], Check(type, channel, link.Replace("^", "", StringComparison.Ordinal)));

    [Theory]
    [InlineData("Number:Power", "powerL1", "{ profile: offset, offset: -1.5 kW }")]
    [InlineData("Number:Power", "powerL1", "{ profile: \"system:default\" }")]
    [InlineData("Number:Power", "powerL1", "{ profile: \"acme:smooth\" }")]
    [InlineData("Number:Power", "powerL1", "{ profile: throttle, interval: 500 }")]
    [InlineData("Number:Energy", "powerL1", "{ profile: scale, factor: 0.001, unit: kWh }")]
    [InlineData("Switch", "powerL1", "{ profile: hysteresis, lower: 5 W, upper: 1 kW, inverted: true }")]
    [InlineData("DateTime", "powerL1", "{ profile: timestamp-change }")]
    [InlineData("DateTime", "since", "{ profile: timestamp-offset, offset: -3600 }")]
    [InlineData("DateTime", "button", "{ profile: timestamp-trigger }")]
    [InlineData("Switch", "button", "{}")]
    [InlineData("Switch", "button", "{ profile: rawbutton-toggle-switch, event: RELEASED }")]
    [InlineData("String", "event", "{}")]
    [InlineData("Switch", "level", "{}")]
    [InlineData("Color", "level", "{ profile: invert }")]
    public void Check_FittingProfile_IsRight(string type, string channel, string link) => Assert.Empty(Check(type, channel, link));

    [Fact]
    public void Check_ChannelLinkedUnderAnAliasToo_IsAnError()
    {
        var model = TestHome.ReadFile(Box + "items:\n  A:\n    type: Number:Power\n    channels: [\"goecharger:goe:b:powerL1\", \"goechargerapiv2:goeapiv2:b:powerL1\"]\n");

        var found = Assert.Single(ModelChecker.Check(model, TestTypes.All));
        Assert.Equal("items/a.items:9:44: error: Item A is linked to this channel already, under another id of its thing.", found.ToString());
    }

    [Fact]
    public void Read_LinkWithAProfile_KeepsItsParameters()
    {
        var link = Assert.Single(TestHome.ReadFile(Box + "items: { A: { type: Number, channels: { \"a:b:c:d\": { profile: scale, factor: 0.1, unit: kWh } } } }").Links).Definition;

        Assert.Equal("scale", link.Profile);
        Assert.Equal([new("factor", 0.1m), new("unit", "kWh")], link.Configuration);
    }

    // A ^ stands before the place; without one it is the channel's id.
    private static int PlaceOf(string line) => (line.IndexOf('^', StringComparison.Ordinal) is var mark and >= 0 ? mark : line.IndexOf("goecharger", StringComparison.Ordinal)) + 1;

    private static IEnumerable<string> Check(string type, string channel, string link)
    {
        var model = TestHome.ReadFile($"{Box}items:\n  A:\n    type: {type}\n    channels:\n      goecharger:goe:b:{channel}: {link}\n");
        return model.Diagnostics.Concat(ModelChecker.Check(model, TestTypes.All, TestTypes.Profiles)).Select(each => each + (each.Hint is null ? "" : $" | {each.Hint}"));
    }
}
