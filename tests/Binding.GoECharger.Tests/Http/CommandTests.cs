using HomeBinding.Channels;
using HomeBinding.Simulator.GoECharger;
using HomeBinding.Things;
using HomeBinding.Units;
using HomeBinding.Values;

namespace HomeBinding.GoECharger.Tests;

public class CommandTests
{
    public static TheoryData<string, string, string, string> Writes => new()
    {
        { "maxCurrent", "10 A", "amp=10", "10 A" },
        { "maxCurrent", "12000 mA", "amp=12", "12 A" },
        { "maxCurrent", "9.9 A", "amp=9", "9 A" },
        { "maxCurrent", "8", "amp=8", "8 A" },
        { "chargingPhases", "1", "psm=1", "1" },
        { "chargingPhases", "3", "psm=2", "3" },
        { "sessionChargeEnergyLimit", "0.5 kWh", "dwo=500", "0.5 kWh" },
        { "sessionChargeEnergyLimit", "12.5", "dwo=12500", "12.5 kWh" },
        { "sessionChargeEnergyLimit", "1.50 Wh", "dwo=1.5", "0.0015 kWh" },
        { "forceState", "OFF", "frc=1", "OFF" },
        { "forceState", "on", "frc=2", "ON" },
        { "phaseMode", "ONE", "psm=1", "ONE" },
        { "phaseMode", "THREE", "psm=2", "THREE" },
    };

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task Command_IsWrittenReadBackAndConfirmed(string channel, string command, string set, string state)
    {
        await using var bench = await ChargerBench.StartOnlineAsync(channels: [channel]);

        var answer = await bench.CommandAsync(channel, Parse(command));

        Assert.Equal(CommandResult.Confirmed, answer);
        Assert.Equal([set], bench.Sets);
        await bench.UntilAsync(() => bench.StateOf(channel) == state);
    }

    [Fact]
    public async Task Command_ToEndALimitOrAForce_WritesNullAndZero()
    {
        await using var bench = await ChargerBench.StartOnlineAsync(channels: ["sessionChargeEnergyLimit", "forceState", "phaseMode", "chargingPhases"]);

        foreach (var (channel, command) in new (string, ICommand)[]
        {
            ("sessionChargeEnergyLimit", Units.Units.KilowattHour.Of(5)), ("sessionChargeEnergyLimit", Units.Units.KilowattHour.Of(0)),
            ("forceState", new TextValue("ON")), ("forceState", new TextValue("NEUTRAL")),
            ("phaseMode", new TextValue("ONE")), ("phaseMode", new TextValue("AUTO")),
            ("chargingPhases", new DecimalValue(3)), ("chargingPhases", new DecimalValue(0)),
        })
            Assert.Equal(CommandResult.Confirmed, await bench.CommandAsync(channel, command));

        Assert.Equal(["dwo=5000", "dwo=null", "frc=2", "frc=0", "psm=1", "psm=0", "psm=2", "psm=0"], bench.Sets);
        Assert.Null(bench.Charger.Snapshot.EnergyLimitWh);
    }

    [Theory]
    [InlineData(11, null, null, "5 A", "6 A to 16 A")]
    [InlineData(11, null, null, "5.99 A", "6 A to 16 A")]
    [InlineData(11, null, null, "17 A", "6 A to 16 A")]
    [InlineData(11, null, null, "16.1 A", "6 A to 16 A")]
    [InlineData(11, "32", null, "20 A", "6 A to 16 A")]
    [InlineData(22, "32", null, "33 A", "6 A to 32 A")]
    [InlineData(22, "20", null, "21 A", "6 A to 20 A")]
    [InlineData(22, "32", "10", "9 A", "10 A to 32 A")]
    [InlineData(22, "null", "null", "33 A", "6 A to 32 A")]
    [InlineData(11, null, null, "-1 A", "6 A to 16 A")]
    public async Task MaxCurrent_OutsideTheLimits_IsRejectedBeforeSending(int variant, string? ama, string? mca, string command, string limits)
    {
        await using var bench = await ChargerBench.StartOnlineAsync(new ChargerOptions { Variant = variant }, ["maxCurrent"], prepare: charger =>
        {
            if (ama is not null) charger.Override("ama", ama);
            if (mca is not null) charger.Override("mca", mca);
        });

        var answer = await bench.CommandAsync("maxCurrent", Parse(command));

        Assert.Equal(CommandStatus.Rejected, answer.Status);
        Assert.Contains(limits, answer.Reason, StringComparison.Ordinal);
        Assert.Empty(bench.Sets);
        Assert.Equal(ThingStatusInfo.Online, bench.Status);
    }

    [Theory]
    [InlineData("chargingPhases", "2")]
    [InlineData("chargingPhases", "-1")]
    [InlineData("chargingPhases", "1.5")]
    [InlineData("sessionChargeEnergyLimit", "-1 kWh")]
    [InlineData("sessionChargeEnergyLimit", "10001 kWh")]
    [InlineData("forceState", "MAYBE")]
    [InlineData("phaseMode", "TWO")]
    [InlineData("allowCharging", "ON")]
    [InlineData("transaction", "1")]
    [InlineData("maxCurrent", "10 kWh")]
    public async Task Command_ThatMakesNoSense_IsRejectedBeforeSending(string channel, string command)
    {
        await using var bench = await ChargerBench.StartOnlineAsync(channels: [channel]);

        var answer = await bench.CommandAsync(channel, channel == "allowCharging" ? OnOff.On : Parse(command));

        Assert.Equal(CommandStatus.Rejected, answer.Status);
        Assert.NotNull(answer.Reason);
        Assert.Empty(bench.Sets);
    }

    [Fact]
    public async Task Command_ThatTheBoxRejects_HasItsWordsAndLeavesItOnline()
    {
        await using var bench = await ChargerBench.StartOnlineAsync(channels: ["maxCurrent"]);
        bench.Charger.Faults.Set(Fault.SetRejected("amp: failed: the moon is in the way (10)"));

        var answer = await bench.CommandAsync("maxCurrent", Units.Units.Ampere.Of(10));

        Assert.Equal(CommandResult.Rejected("amp: failed: the moon is in the way (10)"), answer);
        Assert.Equal(ThingStatusInfo.Online, bench.Status);
        Assert.Empty(bench.Log.OfThing);
    }

    [Theory]
    [InlineData("couldn't take api lock in 3s, please try again later")]
    [InlineData("0 succeeded and 2 failed.")]
    public async Task Command_ThatTheBoxRejectsInPlainText_HasItsWords(string text)
    {
        await using var bench = await ChargerBench.StartOnlineAsync(channels: ["maxCurrent"]);
        bench.Charger.Faults.Set(Fault.Status(500, text) with { Scope = FaultScope.Set });

        Assert.Equal(CommandResult.Rejected(text), await bench.CommandAsync("maxCurrent", Units.Units.Ampere.Of(10)));
        Assert.Equal(ThingStatusInfo.Online, bench.Status);
    }

    [Fact]
    public async Task Command_AnsweredWithAnythingButTrue_IsRejected()
    {
        await using var bench = await ChargerBench.StartOnlineAsync(channels: ["maxCurrent"]);
        bench.Charger.Faults.Set(Fault.WrongTypes() with { Scope = FaultScope.Set });

        var answer = await bench.CommandAsync("maxCurrent", Units.Units.Ampere.Of(10));

        Assert.Equal(CommandStatus.Rejected, answer.Status);
        Assert.Contains("[1]", answer.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Command_AnsweredByAWebPage_Fails()
    {
        await using var bench = await ChargerBench.StartOnlineAsync(channels: ["maxCurrent"]);
        bench.Charger.Faults.Set(Fault.Garbage() with { Scope = FaultScope.Set, Times = 1 });

        var answer = await bench.CommandAsync("maxCurrent", Units.Units.Ampere.Of(10));

        Assert.Equal(CommandStatus.Failed, answer.Status);
        Assert.Contains("is this the charger's address?", answer.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Command_ThatTheBoxForgets_IsNotApplied()
    {
        await using var bench = await ChargerBench.StartOnlineAsync(channels: ["maxCurrent"]);
        bench.Charger.Faults.Set(Fault.SetIgnored());

        var answer = await bench.CommandAsync("maxCurrent", Units.Units.Ampere.Of(10));

        Assert.Equal(CommandStatus.NotApplied, answer.Status);
        Assert.Equal("16 A", bench.StateOf("maxCurrent"));
        Assert.Equal(ThingStatusInfo.Online, bench.Status);
    }

    [Fact]
    public async Task Command_WithoutAnAnswer_TimesOutAndThePollTellsWhetherTheBoxIsThere()
    {
        await using var bench = await ChargerBench.StartOnlineAsync(channels: ["maxCurrent"]);
        bench.Charger.Faults.Set(Fault.Silence() with { Scope = FaultScope.Set });

        var sent = bench.SendAsync("maxCurrent", Units.Units.Ampere.Of(10));
        await bench.UntilAsync(() => sent.IsCompleted, whileBusy: true);
        var answer = await sent;
        await bench.UntilAsync(() => bench.Filters.Count(each => each.Contains("sse")) == 2);

        Assert.Equal(CommandStatus.TimedOut, answer.Status);
        Assert.Contains("within 5 s", answer.Reason, StringComparison.Ordinal);
        await bench.SettleAsync();
        Assert.Equal(ThingStatus.Online, bench.Status.Status);
    }

    [Fact]
    public async Task Commands_ThatWait_TravelTogetherAndTheNewestOfAKeyWins()
    {
        await using var bench = await ChargerBench.StartAsync(
            channels: ["maxCurrent", "phaseMode", "chargingPhases", "forceState"],
            prepare: charger => charger.Faults.Set(Fault.Latency(TimeSpan.FromSeconds(2)) with { Times = 1 }));

        // The first poll is on its way; until it is back nothing is written.
        Task<CommandResult>[] answers =
        [
            bench.SendAsync("maxCurrent", Units.Units.Ampere.Of(8)),
            bench.SendAsync("phaseMode", new TextValue("ONE")),
            bench.SendAsync("maxCurrent", Units.Units.Ampere.Of(11)),
            bench.SendAsync("chargingPhases", new DecimalValue(3)),
            bench.SendAsync("forceState", new TextValue("OFF")),
        ];
        await bench.CommandsTakenAsync();
        await bench.PassAsync(TimeSpan.FromSeconds(2.2));
        await bench.UntilAsync(() => answers.All(each => each.IsCompleted));

        Assert.Equal(
            [CommandStatus.Replaced, CommandStatus.Replaced, CommandStatus.Confirmed, CommandStatus.Confirmed, CommandStatus.Confirmed],
            (await Task.WhenAll(answers)).Select(each => each.Status));
        Assert.Equal(["amp=11", "frc=1", "psm=2"], Assert.Single(bench.Sets).Split('&').Order());
    }

    [Theory]
    [InlineData("""{"amp":true,"frc":"frc: failed: no"}""", null, "frc: failed: no")]
    [InlineData("""{"frc":true}""", "The charger's answer says nothing of amp.", null)]
    [InlineData("""{"amp":"true","frc":false}""", "true", "The charger answers false where true was expected.")]
    [InlineData("""{"amp":true,"frc":true,"amp":null}""", "The charger answers null where true was expected.", null)]
    [InlineData("""{"amp":true,"frc":{"a":[1,2]}}""", null, "The charger answers {\"a\":[1,2]} where true was expected.")]
    public async Task Commands_InOneRequest_AreAnsweredEachForItself(string body, string? current, string? force)
    {
        await using var bench = await ChargerBench.StartAsync(
            channels: ["maxCurrent", "forceState", "phaseMode"], prepare: charger =>
            {
                charger.Faults.Add(Fault.Latency(TimeSpan.FromSeconds(2)) with { Times = 1 });
                charger.Faults.Add(Fault.Status(500, body) with { Scope = FaultScope.Set });
            });
        Task<CommandResult>[] answers = [bench.SendAsync("maxCurrent", Units.Units.Ampere.Of(10)), bench.SendAsync("forceState", new TextValue("ON"))];

        await bench.CommandsTakenAsync();
        await bench.PassAsync(TimeSpan.FromSeconds(2.2));
        await bench.UntilAsync(() => answers.All(each => each.IsCompleted));

        // What the box says it took never shows, as the fault replaced the whole answer.
        Assert.Equal([current, force], (await Task.WhenAll(answers)).Select(each => each.Status == CommandStatus.Rejected ? each.Reason : null));
        Assert.Equal("amp=10&frc=2", string.Join('&', Assert.Single(bench.Sets).Split('&').Order()));
        Assert.Equal(ThingStatusInfo.Online, bench.Status);
    }

    [Fact]
    public async Task Command_ToTheWrongBox_IsNeverSent()
    {
        await using var bench = await ChargerBench.StartAsync(new ChargerOptions { Serial = "400100" }, ["maxCurrent"], serial: "400999");
        var early = bench.SendAsync("maxCurrent", Units.Units.Ampere.Of(10));

        await bench.UntilAsync(() => bench.Status.Status == ThingStatus.Offline);
        Assert.Equal(ThingStatusDetail.ConfigurationError, bench.Status.Detail);
        var late = await bench.CommandAsync("maxCurrent", Units.Units.Ampere.Of(11));
        await bench.AdvanceAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(CommandStatus.Failed, (await early.WaitAsync(ChargerBench.Patience)).Status);
        Assert.Equal(CommandStatus.Failed, late.Status);
        Assert.Contains("400999", late.Reason, StringComparison.Ordinal);
        Assert.Equal(0, bench.Charger.SetRequestCount);
        Assert.Equal(16, bench.Charger.Snapshot.Amp);
    }

    [Fact]
    public async Task Command_ToAnUnlinkedChannel_IsReadBackAllTheSame()
    {
        await using var bench = await ChargerBench.StartOnlineAsync(channels: ["pwmSignal"]);
        var channel = bench.Thing.Channels.Single(each => each.Uid.Id == "phaseMode");

        var answer = channel.HandleCommandAsync(new TextValue("ONE"), CancellationToken.None).AsTask();
        await bench.UntilAsync(() => answer.IsCompleted);

        Assert.Equal(CommandResult.Confirmed, await answer);
        Assert.Equal(["car", "psm"], bench.Filters[^1].Order());
        var polls = bench.Filters.Count;
        await bench.UntilAsync(() => bench.Filters.Count > polls);
        Assert.Equal(["car"], bench.Filters[^1]);
    }

    [Fact]
    public async Task Command_BeforeTheThingStops_IsAnswered()
    {
        await using var bench = await ChargerBench.StartAsync(channels: ["maxCurrent"], prepare: charger => charger.Faults.Set(Fault.Silence()));
        var answer = bench.SendAsync("maxCurrent", Units.Units.Ampere.Of(10));

        await bench.Engine.Things.RemoveBindingAsync("goecharger").WaitAsync(ChargerBench.Patience);

        Assert.False((await answer.WaitAsync(ChargerBench.Patience)).IsSuccess);
        Assert.Equal(0, bench.Charger.SetRequestCount);
    }

    private static ICommand Parse(string text) =>
        DecimalValue.TryParse(text, out var number) ? number
        : Quantity.TryParse(text, out var quantity) ? quantity
        : new TextValue(text);
}
