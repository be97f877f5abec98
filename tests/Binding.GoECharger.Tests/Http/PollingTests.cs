using HomeBinding.Simulator.GoECharger;
using HomeBinding.Things;

namespace HomeBinding.GoECharger.Tests;

public class PollingTests
{
    [Theory]
    [InlineData(ChargerModel.V3)]
    [InlineData(ChargerModel.V4)]
    [InlineData(ChargerModel.Pro)]
    public async Task Poll_OfEachModel_FillsAllItems(ChargerModel model)
    {
        await using var bench = await ChargerBench.StartOnlineAsync(new ChargerOptions { Model = model, Serial = "400123", Variant = 11, Amp = 12 });

        Assert.Equal("12 A", bench.StateOf("maxCurrent"));
        Assert.Equal("IDLE", bench.StateOf("pwmSignal"));
        Assert.Equal("NONE", bench.StateOf("error"));
        Assert.Equal("0 kWh", bench.StateOf("sessionChargeEnergyLimit"));
        Assert.Equal("1250 kWh", bench.StateOf("totalChargedEnergy"));
        Assert.Equal("UNDEF", bench.StateOf("cableCurrent"));
        Assert.Equal("UNDEF", bench.StateOf("transaction"));
        Assert.Equal("NEUTRAL", bench.StateOf("forceState"));
        Assert.Equal(model == ChargerModel.Pro, bench.StateOf("temperature1") == "UNDEF");
        Assert.EndsWith(" V", bench.StateOf("voltageL1"), StringComparison.Ordinal);
        Assert.Equal("400123", bench.Thing.Properties[ThingProperties.SerialNumber]);
        Assert.Equal(bench.Charger.Options.EffectiveFirmware, bench.Thing.Properties[ThingProperties.FirmwareVersion]);
        Assert.StartsWith("go-eCharger", bench.Thing.Properties[ThingProperties.ModelId], StringComparison.Ordinal);
        Assert.Equal("go-e", bench.Thing.Properties[ThingProperties.Vendor]);
    }

    [Fact]
    public async Task Poll_WhileCharging_FollowsTheBox()
    {
        await using var bench = await ChargerBench.StartOnlineAsync(new ChargerOptions { Amp = 10, Serial = "1" });
        bench.Charger.PlugIn(new CarOptions { Phases = 3, CableCurrent = 20 });

        await bench.UntilAsync(() => bench.StateOf("pwmSignal") == "CHARGING" && bench.StateOf("chargingPhases") == "3");
        await bench.SettleAsync();

        Assert.Equal("20 A", bench.StateOf("cableCurrent"));
        Assert.Equal("ON", bench.StateOf("allowCharging"));
        bench.Charger.Override("trx", "2");
        await bench.UntilAsync(() => bench.StateOf("transaction") == "2");
    }

    [Fact]
    public async Task Poll_ThatChangesNothing_StillUpdatesTheItems()
    {
        await using var bench = await ChargerBench.StartOnlineAsync(channels: ["maxCurrent", "firmware"]);
        var (current, firmware) = (bench.Engine.FindItem("maxCurrent")!, bench.Engine.FindItem("firmware")!);
        var (first, change, state, before) = (current.LastSequence, current.LastChange, current.State, firmware.LastSequence);

        await bench.UntilAsync(() => firmware.LastSequence != before);

        Assert.NotEqual(first, current.LastSequence);
        Assert.Equal(change, current.LastChange);
        Assert.Same(state, current.State);
    }

    [Fact]
    public async Task Interval_IsKept()
    {
        await using var bench = await ChargerBench.StartOnlineAsync(channels: ["pwmSignal"], refreshInterval: 7);

        await bench.UntilAsync(() => bench.Filters.Count >= 6);

        var times = bench.Charger.Requests.Select(each => each.Time).ToArray();
        for (var i = 2; i < 6; i++) Assert.InRange((times[i] - times[i - 1]).TotalSeconds, 6.7, 7.3);
    }

    [Fact]
    public async Task Filter_HasOnlyWhatLinkedChannelsNeed()
    {
        await using var bench = await ChargerBench.StartOnlineAsync(channels: ["currentL1", "powerL2", "chargingPhases", "error", "firmware"]);
        await bench.UntilAsync(() => bench.Filters.Count >= 2);

        Assert.Equal(["car", "err", "fwv", "nrg", "oem", "pha", "pnp", "psm", "sse", "typ", "var"], bench.Filters[0].Order());
        Assert.Equal(["err", "nrg", "pha", "pnp", "psm"], bench.Filters[1].Order());
        Assert.Equal(bench.Charger.Options.EffectiveFirmware, bench.StateOf("firmware"));
    }

    [Fact]
    public async Task Filter_WithoutLinks_IsNeverEmpty()
    {
        await using var bench = await ChargerBench.StartOnlineAsync(channels: []);

        await bench.UntilAsync(() => bench.Filters.Count >= 3);

        Assert.Equal(["car"], bench.Filters[2]);
    }

    [Fact]
    public async Task Filter_FollowsLinksThatAreAddedLater()
    {
        await using var bench = await ChargerBench.StartOnlineAsync(channels: ["pwmSignal"]);
        await bench.UntilAsync(() => bench.Filters.Count >= 2);
        var at = bench.Time.GetUtcNow();

        await bench.LinkAsync(["maxCurrent"]);
        await bench.UntilAsync(() => bench.StateOf("maxCurrent") != "NULL");

        Assert.Equal(["ama", "amp", "car", "mca"], bench.Filters[^1].Order());
        Assert.InRange(bench.Time.GetUtcNow() - at, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Constants_AreAskedForAgainAfterTenMinutes()
    {
        await using var bench = await ChargerBench.StartOnlineAsync(channels: ["firmware"], refreshInterval: 60);
        bench.Charger.Override("fwv", "\"99.1\"");

        await bench.UntilAsync(() => bench.StateOf("firmware") == "99.1", step: TimeSpan.FromSeconds(1));

        Assert.InRange((bench.Charger.Requests[^1].Time - bench.Charger.Requests[0].Time).TotalMinutes, 9.9, 11.1);
        Assert.Equal(2, bench.Filters.Count(each => each.Contains("fwv")));
        Assert.Equal("99.1", bench.Thing.Properties[ThingProperties.FirmwareVersion]);
    }

    [Fact]
    public async Task Constants_AreAskedForAgainAfterAReboot()
    {
        await using var bench = await ChargerBench.StartOnlineAsync(channels: ["firmware"]);
        bench.Charger.Override("fwv", "\"99.1\"");

        bench.Charger.Reboot();
        // The states of a poll come just before the status that the poll succeeded.
        await bench.UntilAsync(() => bench.StateOf("firmware") == "99.1" && bench.Status.Status == ThingStatus.Online);
    }

    [Fact]
    public async Task SerialNumber_OfConfiguration_IsCheckedWithEachPoll()
    {
        await using var bench = await ChargerBench.StartOnlineAsync(new ChargerOptions { Serial = "012345" }, ["pwmSignal"], serial: "12345");
        await bench.UntilAsync(() => bench.Filters.Count >= 2);
        Assert.Equal(["car", "sse"], bench.Filters[1].Order());

        bench.Charger.Override("sse", "\"999999\"");
        await bench.UntilAsync(() => bench.Status.Status == ThingStatus.Offline);

        Assert.Equal(ThingStatusDetail.ConfigurationError, bench.Status.Detail);
        Assert.Contains("999999", bench.Status.Description, StringComparison.Ordinal);
        Assert.Contains("12345", bench.Status.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alias_OfTheSeed_LinksBesideTheOwnName()
    {
        await using var bench = await ChargerBench.StartAsync(channels: ["maxCurrent"], names: "goechargerapiv2:goeapiv2");
        await bench.LinkAsync(["maxCurrent"], prefix: "own_");

        await bench.UntilAsync(() => bench.StateOf("maxCurrent") == "16 A" && bench.StateOf("own_maxCurrent") == "16 A");

        var answer = await bench.CommandAsync("maxCurrent", Units.Units.Ampere.Of(10));
        Assert.True(answer.IsSuccess, answer.ToString());
    }

    [Theory]
    [InlineData("cbl")]
    [InlineData("psm")]
    [InlineData("amp")]
    public async Task Key_ThatAProDoesNotHave_LeavesItOnline(string key)
    {
        await using var bench = await ChargerBench.StartOnlineAsync(new ChargerOptions { Model = ChargerModel.Pro }, prepare: charger => charger.Remove(key));

        Assert.Equal(key == "amp" ? "UNDEF" : "16 A", bench.StateOf("maxCurrent"));
        Assert.Equal("IDLE", bench.StateOf("pwmSignal"));
        Assert.Equal(ThingStatusInfo.Online, bench.Status);
    }

    [Fact]
    public async Task Key_ThatAV4LeavesOut_MakesOnlyItsItemUndef()
    {
        await using var bench = await ChargerBench.StartOnlineAsync(prepare: charger => charger.Remove("nrg"));

        Assert.Equal("UNDEF", bench.StateOf("voltageL1"));
        Assert.Equal("16 A", bench.StateOf("maxCurrent"));
    }

    [Fact]
    public async Task Stop_DuringAPoll_EndsAtOnce()
    {
        await using var bench = await ChargerBench.StartAsync(prepare: charger => charger.Faults.Set(Fault.Silence()));
        using var patience = new CancellationTokenSource(ChargerBench.Patience);
        await bench.Charger.WaitForRequestAsync(static _ => true, patience.Token);

        // The clock stands still: only the cancellation can end the request.
        await bench.Engine.Things.RemoveBindingAsync("goecharger").WaitAsync(ChargerBench.Patience);

        Assert.Equal(ThingStatusDetail.HandlerMissingError, bench.Status.Detail);
        Assert.DoesNotContain(bench.Log.OfThing, each => each.Message.Contains("offline", StringComparison.Ordinal));
    }
}
