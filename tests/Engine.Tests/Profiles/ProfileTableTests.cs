namespace HomeBinding.Engine.Tests.Profiles;

/// <summary>The rows of openHAB's table of profiles, both ways, and those that we have beside them.</summary>
public sealed class ProfileTableTests
{
    // Profile, parameters, inputs, outputs.
    public static TheoryData<string, string, string, string> Default => new()
    {
        { "default", "", "0 state 20 °C; 1 command ON; 2 item-command OFF; 3 item-command REFRESH; 4 state UNDEF", "0 update 20 °C; 1 command ON; 2 channel OFF; 3 channel REFRESH; 4 update UNDEF" },
        { "default", "", "0 item-state ON", "" },
    };

    public static TheoryData<string, string, string, string> Follow => new()
    {
        { "follow", "", "0 item-state ON; 1 item-state 5 W; 2 item-state UNDEF; 3 item-state OPEN", "0 channel ON; 1 channel 5 W" },
        { "follow", "", "0 item-command ON; 1 state ON", "" },
        { "follow", "", "0 command OFF", "0 command OFF" },
    };

    public static TheoryData<string, string, string, string> Offset => new()
    {
        { "offset", "offset=5 °C", "0 state 20 °C; 1 command 1 °C; 2 item-command 25 °C; 3 item-state 1 °C", "0 update 25 °C; 1 command 6 °C; 2 channel 20 °C" },
        { "offset", "offset=1.8 °F", "0 state 20 °C; 1 item-command 21 °C", "0 update 21 °C; 1 channel 20 °C" },
        { "offset", "offset=-0.5", "0 state 20.25 °C; 1 state 3; 2 item-command 2.5; 3 item-command 19.75 °C", "0 update 19.75 °C; 1 update 2.5; 2 channel 3.0; 3 channel 20.25 °C" },
        { "offset", "offset=1 kW", "0 state 500 W; 1 item-command 1500 W", "0 update 1500 W; 1 channel 500 W" },
        { "offset", "offset=1 kW", "0 state 20 °C; 1 state 5; 2 state ON; 3 item-command 5 A", "0 update UNDEF; 1 update UNDEF; 2 update UNDEF; 3 reject" },
        { "offset", "offset=5", "0 state UNDEF; 1 state NULL; 2 item-command REFRESH; 3 item-command INCREASE; 4 command INCREASE", "0 update UNDEF; 1 update NULL; 2 channel REFRESH; 3 channel INCREASE; 4 command INCREASE" },
        { "offset", "offset=5", "0 state p:50; 1 state p:99; 2 item-command p:50", "0 update p:55; 1 update 104; 2 channel p:45" },
        { "offset", "offset=79000000000000000000000000000", "0 state 79000000000000000000000000000", "0 update UNDEF" },
    };

    public static TheoryData<string, string, string, string> Hysteresis => new()
    {
        { "hysteresis", "lower=10;upper=20", "0 state 5; 1 state 10; 2 state 15; 3 state 20; 4 state 20.01; 5 state 15; 6 state 10", "0 update OFF; 1 update OFF; 2 update OFF; 3 update OFF; 4 update ON; 5 update ON; 6 update OFF" },
        { "hysteresis", "lower=10", "0 state 10; 1 state 10.1; 2 state 10", "0 update OFF; 1 update ON; 2 update OFF" },
        { "hysteresis", "lower=10;upper=20;inverted=true", "0 state 5; 1 state 15; 2 state 21; 3 state 15", "0 update ON; 1 update ON; 2 update OFF; 3 update OFF" },
        { "hysteresis", "lower=10;upper=20;excludeItemState=true", "0 state 9.9; 1 state 10; 2 state 20; 3 state 10; 4 state 9.9", "0 update OFF; 1 update OFF; 2 update ON; 3 update ON; 4 update OFF" },
        { "hysteresis", "lower=10 W;upper=1 kW", "0 state 1.1 kW; 1 state 500 W; 2 state 10 W; 3 command 2 kW", "0 update ON; 1 update ON; 2 update OFF; 3 command ON" },
        { "hysteresis", "lower=10;upper=20", "0 state 25 °C; 1 state 15 °C; 2 state 5 °C", "0 update ON; 1 update ON; 2 update OFF" },
        { "hysteresis", "lower=10 W;upper=20 W", "0 state 25 °C; 1 state ON; 2 state UNDEF", "0 update UNDEF; 1 update UNDEF; 2 update UNDEF" },
        { "hysteresis", "lower=10;upper=20", "0 state 15; 1 item-command ON; 2 item-state ON", "0 update UNDEF" },
    };

    public static TheoryData<string, string, string, string> Range => new()
    {
        { "range", "lower=10;upper=20", "0 state 9.99; 1 state 10; 2 state 20; 3 state 20.01; 4 command 15", "0 update OFF; 1 update ON; 2 update ON; 3 update OFF; 4 command ON" },
        { "range", "lower=10 W;upper=1 kW;inverted=true", "0 state 9 W; 1 state 1 kW; 2 state UNDEF; 3 state 3 A", "0 update ON; 1 update OFF; 2 update UNDEF; 3 update UNDEF" },
        { "range", "lower=1;upper=2", "0 item-command ON; 1 item-state ON", "" },
    };

    public static TheoryData<string, string, string, string> Timestamps => new()
    {
        { "timestamp-update", "", "0 state 1; 1000 state 1; 2500 state UNDEF; 3000 command ON; 4000 item-command ON", "0 update 2026-06-01T12:00:00+00:00; 1000 update 2026-06-01T12:00:01+00:00; 2500 update 2026-06-01T12:00:02.5+00:00" },
        { "timestamp-change", "", "0 state 1; 1000 state 1.0; 2000 state 2; 3000 command 3; 4000 state 2", "0 update 2026-06-01T12:00:00+00:00; 2000 update 2026-06-01T12:00:02+00:00" },
        { "timestamp-offset", "offset=3600", "0 state 2026-01-01T10:00:00+01:00; 1 command 2026-01-01T10:00:00+01:00; 2 item-command 2026-01-01T10:00:00+01:00; 3 state UNDEF", "0 update 2026-01-01T11:00:00+01:00; 1 command 2026-01-01T11:00:00+01:00; 2 channel 2026-01-01T09:00:00+01:00; 3 update UNDEF" },
        { "timestamp-offset", "offset=-60", "0 state 2026-01-01T00:00:30+00:00", "0 update 2025-12-31T23:59:30+00:00" },
        { "timestamp-offset", "offset=9000000000000", "0 state 2026-01-01T00:00:30+00:00; 1 item-command 2026-01-01T00:00:30+00:00", "0 update UNDEF; 1 reject" },
        { "timestamp-trigger", "", "0 trigger PRESSED; 1500 trigger ANYTHING; 2000 state 5", "0 update 2026-06-01T12:00:00+00:00; 1500 update 2026-06-01T12:00:01.5+00:00" },
    };

    public static TheoryData<string, string, string, string> Buttons => new()
    {
        { "trigger-event-string", "", "0 trigger LONG_PRESSED; 1 item-command t:x", "0 command t:LONG_PRESSED" },
        { "rawbutton-on-off-switch", "", "0 trigger PRESSED; 700 trigger RELEASED; 800 trigger OTHER", "0 command ON; 700 command OFF" },
        { "rawbutton-toggle-switch", "", "0 trigger PRESSED; 1 trigger RELEASED; 2 trigger PRESSED; 3 trigger PRESSED", "0 command ON; 2 command OFF; 3 command ON" },
        { "rawbutton-toggle-switch", "", "0 item-state ON; 1 trigger PRESSED; 2 item-state p:30; 3 trigger PRESSED", "1 command OFF; 3 command OFF" },
        { "rawbutton-toggle-switch", "event=RELEASED", "0 trigger PRESSED; 1 trigger RELEASED", "1 command ON" },
        { "rawbutton-toggle-player", "", "0 trigger PRESSED; 1 trigger PRESSED; 2 item-state PLAY; 3 trigger PRESSED", "0 command PLAY; 1 command PAUSE; 3 command PAUSE" },
        { "rawbutton-toggle-rollershutter", "", "0 trigger PRESSED; 1 trigger PRESSED; 2 item-state p:0; 3 trigger PRESSED; 4 item-state p:50; 5 trigger PRESSED", "0 command UP; 1 command DOWN; 3 command DOWN; 5 command UP" },
        { "button-toggle-switch", "", "0 trigger LONG_PRESSED; 1 trigger SHORT_PRESSED; 2 trigger SHORT_PRESSED", "1 command ON; 2 command OFF" },
        { "button-toggle-switch", "event=DOUBLE_PRESSED", "0 trigger SHORT_PRESSED; 1 trigger DOUBLE_PRESSED", "1 command ON" },
        { "button-toggle-player", "", "0 trigger SHORT_PRESSED; 1 trigger SHORT_PRESSED", "0 command PLAY; 1 command PAUSE" },
        { "button-toggle-rollershutter", "", "0 trigger SHORT_PRESSED; 1 trigger SHORT_PRESSED", "0 command UP; 1 command DOWN" },
        { "rawrocker-to-on-off", "", Rocker, "0 command ON; 2 command OFF" },
        { "rawrocker-to-up-down", "", Rocker, "0 command UP; 2 command DOWN" },
        { "rawrocker-to-play-pause", "", Rocker, "0 command PLAY; 2 command PAUSE" },
        { "rawrocker-to-next-previous", "", Rocker, "0 command NEXT; 2 command PREVIOUS" },
        { "rawrocker-to-stop-move", "", Rocker, "0 command MOVE; 2 command STOP" },
        { "rawrocker-to-rewind-fastforward", "", Rocker, "0 command FASTFORWARD; 2 command REWIND" },
    };

    public static TheoryData<string, string, string, string> RockerDimmer => new()
    {
        { "rawrocker-to-dimmer", "", "0 trigger DIR1_PRESSED; 500 trigger DIR1_RELEASED", "500 command ON" },
        { "rawrocker-to-dimmer", "", "0 trigger DIR2_PRESSED; 500 trigger DIR2_RELEASED", "500 command OFF" },
        { "rawrocker-to-dimmer", "", "0 trigger DIR1_PRESSED; 501 trigger DIR1_RELEASED", "" },
        { "rawrocker-to-dimmer", "", "0 trigger DIR1_PRESSED; 549 trigger DIR1_RELEASED", "" },
        { "rawrocker-to-dimmer", "", "0 trigger DIR1_PRESSED; 551 trigger DIR1_RELEASED", "550 command INCREASE" },
        { "rawrocker-to-dimmer", "", "0 trigger DIR2_PRESSED; 749 trigger DIR2_RELEASED", "550 command DECREASE" },
        { "rawrocker-to-dimmer", "", "0 trigger DIR2_PRESSED; 951 trigger DIR2_RELEASED", "550 command DECREASE; 750 command DECREASE; 950 command DECREASE" },
        { "rawrocker-to-dimmer", "", "0 trigger DIR1_PRESSED; 100 trigger DIR2_PRESSED; 200 trigger DIR1_RELEASED; 300 trigger DIR2_RELEASED", "300 command OFF" },
        { "rawrocker-to-dimmer", "", "0 trigger DIR1_RELEASED", "" },
    };

    public static TheoryData<string, string, string, string> Ours => new()
    {
        { "scale", "factor=0.1", "0 state 235; 1 item-command 23.5; 2 command 10; 3 state UNDEF; 4 item-command REFRESH", "0 update 23.5; 1 channel 235; 2 command 1.0; 3 update UNDEF; 4 channel REFRESH" },
        { "scale", "factor=0.1;unit=V", "0 state 2305; 1 item-command 230.5 V; 2 item-command 0.2305 kV; 3 item-command 5 A", "0 update 230.5 V; 1 channel 2305; 2 channel 2305; 3 reject" },
        { "debounce", "quietTime=500 ms", "0 state 1; 499 state 2; 998 state 3; 2000 command ON", "1498 update 3; 2500 command ON" },
        { "debounce", "quietTime=500", "0 item-command ON; 100 state 5; 200 item-command OFF; 300 item-command REFRESH", "300 channel REFRESH; 600 update 5; 700 channel OFF" },
        { "debounce", "quietTime=0.5 s", "0 state 1; 500 state 2", "500 update 1; 1000 update 2" },
        { "throttle", "interval=1 s", "0 state 1; 100 state 2; 999 state 3; 1500 state 4; 5000 state 5", "0 update 1; 1000 update 3; 2000 update 4; 5000 update 5" },
        { "throttle", "interval=1 s;mode=first", "0 state 1; 100 state 2; 999 state 3; 1000 state 4; 1999 state 5; 5000 state 6", "0 update 1; 1000 update 4; 5000 update 6" },
        { "throttle", "interval=1 s;mode=first", "0 item-command ON; 100 item-command OFF; 200 state 5; 300 item-command REFRESH", "0 channel ON; 100 reject; 200 update 5; 300 channel REFRESH" },
        { "deadband", "absolute=2", "0 state 10; 1 state 12; 2 state 12.01; 3 state 10.01; 4 state 10", "0 update 10; 2 update 12.01; 4 update 10" },
        { "deadband", "percent=10", "0 state 100; 1 state 110; 2 state 110.1; 3 state 99.1; 4 state 99", "0 update 100; 2 update 110.1; 4 update 99" },
        { "deadband", "absolute=5;percent=10", "0 state 10; 1 state 15; 2 state 100; 3 state 110; 4 state 111", "0 update 10; 2 update 100; 4 update 111" },
        { "deadband", "absolute=1 °C", "0 state 68 °F; 1 state 69.8 °F; 2 state 69.9 °F; 3 state UNDEF; 4 state 69.9 °F; 5 state 5", "0 update 68 °F; 2 update 69.9 °F; 3 update UNDEF; 4 update 69.9 °F; 5 update 5" },
        { "deadband", "absolute=2", "0 state 1; 1 command 1; 2 item-command 1", "0 update 1; 1 command 1; 2 channel 1" },
        { "moving-average", "window=10 s", "0 state 0 W; 5000 state 10 W; 10000 state 20 W", "0 update 0 W; 5000 update 0 W; 10000 update 5.0 W; 20000 update 20 W" },
        { "moving-average", "window=10 s", "0 state 10; 5000 state 20; 12000 state 30; 13000 item-command 1; 14000 command 2", "0 update 10; 5000 update 10; 12000 update 17.0; 13000 channel 1; 14000 command 2; 22000 update 30" },
        { "moving-average", "window=10 s", "0 state 10; 1000 state UNDEF; 2000 state 30", "0 update 10; 1000 update UNDEF; 2000 update 30" },
        { "moving-average", "window=10 s", "0 state 1 kW; 5000 state 500 W; 10000 state 2 A", "0 update 1 kW; 5000 update 1000 W; 10000 update 2 A" },
        { "invert", "", "0 state ON; 1 state CLOSED; 2 state UP; 3 state p:30; 4 state 5; 5 state -5 W; 6 state UNDEF; 7 state t:x", "0 update OFF; 1 update OPEN; 2 update DOWN; 3 update p:70; 4 update -5; 5 update 5 W; 6 update UNDEF; 7 update t:x" },
        { "invert", "", "0 item-command OFF; 1 item-command UP; 2 item-command p:30; 3 item-command INCREASE; 4 item-command STOP; 5 item-command REFRESH; 6 command ON", "0 channel ON; 1 channel DOWN; 2 channel p:70; 3 channel DECREASE; 4 channel STOP; 5 channel REFRESH; 6 command OFF" },
    };

    private const string Rocker = "0 trigger DIR1_PRESSED; 1 trigger DIR1_RELEASED; 2 trigger DIR2_PRESSED; 3 trigger DIR2_RELEASED; 4 item-command ON";

    [Theory]
    [MemberData(nameof(Default))]
    public void Default_PassesEverything(string profile, string config, string inputs, string expected) => Check(profile, config, inputs, expected);

    [Theory]
    [MemberData(nameof(Follow))]
    public void Follow_SendsStatesOfTheItem(string profile, string config, string inputs, string expected) => Check(profile, config, inputs, expected);

    [Theory]
    [MemberData(nameof(Offset))]
    public void Offset_AddsAndTakesOff(string profile, string config, string inputs, string expected) => Check(profile, config, inputs, expected);

    [Theory]
    [MemberData(nameof(Hysteresis))]
    public void Hysteresis_KeepsBetweenTheBounds(string profile, string config, string inputs, string expected) => Check(profile, config, inputs, expected);

    [Theory]
    [MemberData(nameof(Range))]
    public void Range_IsOnWithinTheBounds(string profile, string config, string inputs, string expected) => Check(profile, config, inputs, expected);

    [Theory]
    [MemberData(nameof(Timestamps))]
    public void Timestamp_TellsWhen(string profile, string config, string inputs, string expected) => Check(profile, config, inputs, expected);

    [Theory]
    [MemberData(nameof(Buttons))]
    public void Button_CommandsTheItem(string profile, string config, string inputs, string expected) => Check(profile, config, inputs, expected);

    [Theory]
    [MemberData(nameof(RockerDimmer))]
    public void RockerDimmer_IsExactToTheMillisecond(string profile, string config, string inputs, string expected) => Check(profile, config, inputs, expected);

    [Theory]
    [MemberData(nameof(Ours))]
    public void Ours_DoesWhatItSays(string profile, string config, string inputs, string expected) => Check(profile, config, inputs, expected);

    [Fact]
    public void RockerDimmer_HeldForever_StopsAfterTenSeconds()
    {
        var outputs = ProfileBench.Run("rawrocker-to-dimmer", "", "0 trigger DIR1_PRESSED");

        Assert.Equal(Enumerable.Range(0, 48).Select(each => $"{550 + (200 * each)} command INCREASE"), outputs);
    }

    [Fact]
    public void Scale_WithChannelUnit_TakesTheChannelsNumberAndGivesItBack() => Assert.Equal(
        ["0 update 1.500 kWh", "1 channel 1500 Wh", "2 update 1.500 kWh"],
        ProfileBench.Run("scale", "factor=0.001;unit=kWh", "0 state 1500 Wh; 1 item-command 1.5 kWh; 2 state 1.5 kWh", "Number:Energy", "Number:Energy", Units.Units.WattHour));

    [Theory]
    [InlineData("Dimmer", "Number", "0 state 3; 1 item-command p:30; 2 state 11", "0 update p:30; 1 channel 3; 2 update UNDEF")]
    [InlineData("Number", "Dimmer", "0 state p:3; 1 item-command 30; 2 item-command 1001", "0 update 30; 1 channel p:3; 2 reject")]
    public void Scale_OfPercentages_IsNoFraction(string item, string channel, string inputs, string expected) =>
        Assert.Equal(expected.Split("; "), ProfileBench.Run("scale", "factor=10", inputs, item, channel));

    [Fact]
    public void Toggle_BeforeItHasSeenAState_LooksAtTheItem()
    {
        var bench = new ProfileBench("rawbutton-toggle-switch", itemType: "Switch", channelType: "system:rawbutton") { ItemState = Values.OnOff.On };

        bench.Give("0 trigger PRESSED");

        Assert.Equal(["0 command OFF"], bench.Outputs);
    }

    [Fact]
    public void Hysteresis_BetweenTheBoundsAfterAStart_KeepsWhatTheItemShows()
    {
        var bench = new ProfileBench("hysteresis", "lower=10;upper=20", "Switch") { ItemState = Values.OnOff.On };

        bench.Give("0 state 15");

        Assert.Equal(["0 update ON"], bench.Outputs);
    }

    [Fact]
    public void MovingAverage_StormOfInputs_StaysWithinItsMemory()
    {
        var bench = new ProfileBench("moving-average", "window=1 s");

        for (var i = 0; i <= 20_000; i++) bench.GiveState(TimeSpan.FromTicks(i * 500L), new Values.DecimalValue(i % 2));

        // 0 and 1 in turns: half of the window each.
        Assert.Equal(0.5m, ((Values.DecimalValue)bench.Values[^1].Value).Value, 3);
    }

    private static void Check(string profile, string config, string inputs, string expected) =>
        Assert.Equal(expected.Length == 0 ? [] : expected.Split("; "), ProfileBench.Run(profile, config, inputs));
}
