using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace HomeBinding.Simulator.GoECharger.Tests;

public sealed class ChargingTests
{
    private static readonly CarOptions Car = new() { EnergyWantedWh = 1_000_000 };

    [Fact]
    public void NoCar_IsIdleAndAllowed()
    {
        var sut = Create();

        Assert.Equal(
            (CarState.Idle, true, 16, 0, 15),
            (sut.Snapshot.CarState, sut.Snapshot.Allowed, sut.Snapshot.AllowedCurrent, sut.Snapshot.PhasesInUse, sut.Snapshot.ModelStatus));
        Assert.Equal(("null", "null"), (sut.GetValue("cbl"), sut.GetValue("trx")));
        Assert.Equal(0, Energy(sut)[11]);
    }

    [Fact]
    public void PlugIn_WaitsForTheCarThenCharges()
    {
        var sut = Create();

        sut.PlugIn(Car with { StartDelay = TimeSpan.FromSeconds(4) });
        var states = Steps(sut, 6).Select(s => s.CarState).ToList();

        Assert.Equal([.. Enumerable.Repeat(CarState.WaitCar, 4), CarState.Charging, CarState.Charging], states);
        Assert.Equal("32", sut.GetValue("cbl"));
        Assert.Equal("[true,true,true,true,true,true]", sut.GetValue("pha"));
    }

    [Fact]
    public void Charging_RampsUpToTheOffer()
    {
        var sut = Create();

        sut.PlugIn(Car with { StartDelay = TimeSpan.Zero, RampAmpsPerSecond = 4 });
        var watts = Steps(sut, 5).Select(s => s.PowerWatts).ToList();

        Assert.InRange(watts[0], 2500, 2900);
        Assert.InRange(watts[1], 5000, 5700);
        Assert.InRange(watts[3], 10_300, 11_400);
        Assert.InRange(watts[4], 10_300, 11_400);
    }

    [Theory]
    [InlineData(11, 16, 32, 16, 3, 16)]
    [InlineData(11, 20, 32, 32, 3, 16)]
    [InlineData(22, 32, 20, 32, 3, 20)]
    [InlineData(22, 32, 32, 16, 3, 16)]
    [InlineData(22, 6, 32, 32, 3, 6)]
    [InlineData(22, 32, 32, 32, 1, 32)]
    [InlineData(22, 25, 32, 32, 2, 25)]
    public void Charging_DrawsTheSmallestOfAllLimits(int variant, int amp, int cable, int carAmps, int phases, int expected)
    {
        var sut = Create(new ChargerOptions { Variant = variant, Amp = amp });

        sut.PlugIn(Car with { CableCurrent = cable, MaxCurrent = carAmps, Phases = phases });
        _ = Steps(sut, 20);

        var energy = Energy(sut);
        Assert.Equal(phases, sut.Snapshot.PhasesInUse);
        for (var phase = 0; phase < 3; phase++)
        {
            Assert.InRange(energy[4 + phase], phase < phases ? expected * 0.96 : 0, phase < phases ? expected : 0.2);
        }
    }

    [Theory]
    [InlineData(ChargerModel.V3, 160)]
    [InlineData(ChargerModel.V4, 0.01)]
    public void Charging_TotalIsTheSumOfThePhases(ChargerModel model, double tolerance)
    {
        var sut = Create(new ChargerOptions { Model = model, Car = Car });
        for (var i = 0; i < 60; i++)
        {
            sut.Step();
            var energy = Energy(sut);
            Assert.InRange(energy[7] + energy[8] + energy[9] - energy[11], -tolerance, tolerance);
        }
    }

    [Fact]
    public void Charging_CountsEnergyAndWarmsUp()
    {
        var sut = Create(new ChargerOptions { Car = Car });
        var cold = Temperature(sut);
        var before = sut.Snapshot.TotalEnergyWh;

        _ = Steps(sut, 3600);

        Assert.InRange(sut.Snapshot.SessionEnergyWh, 10_300, 11_400);
        Assert.Equal(sut.Snapshot.SessionEnergyWh, sut.Snapshot.TotalEnergyWh - before, 3);
        Assert.True(Temperature(sut) > cold + 5);
    }

    [Fact]
    public void TwoBoxesWithOneSerial_MeasureTheSame_AnotherSerialDoesNot()
    {
        var (a, b, c) = (Create(), Create(), Create(new ChargerOptions { Serial = "777777" }));
        _ = Steps(a, 50);
        _ = Steps(b, 50);
        _ = Steps(c, 50);

        Assert.Equal(a.GetValue("nrg"), b.GetValue("nrg"));
        Assert.NotEqual(a.GetValue("nrg"), c.GetValue("nrg"));
    }

    [Fact]
    public void BatteryFull_Completes()
    {
        var sut = Create(new ChargerOptions { Car = Car with { EnergyWantedWh = 100 } });

        var last = Steps(sut, 120)[^1];

        Assert.Equal((CarState.Complete, true, 0), (last.CarState, last.Allowed, last.PowerWatts));
        Assert.InRange(last.SessionEnergyWh, 100, 105);
        Assert.Equal("[false,false,false,true,true,true]", sut.GetValue("pha"));
    }

    [Fact]
    public async Task EnergyLimit_Reached_StopsUntilItIsLifted()
    {
        await using var bench = await TestBench.StartAsync(new ChargerOptions { Car = Car });
        _ = await bench.SetAsync("dwo=50");

        bench.Seconds(60);

        var limited = bench.Charger.Snapshot;
        Assert.Equal((CarState.Complete, false, 6, null), (limited.CarState, limited.Allowed, limited.ModelStatus, limited.AllowedCurrent));
        Assert.Equal("null", bench.Charger.GetValue("acu"));
        Assert.InRange(limited.SessionEnergyWh, 50, 54);

        _ = await bench.SetAsync("dwo=null");
        bench.Seconds(10);
        Assert.Equal(CarState.Charging, bench.Charger.Snapshot.CarState);
    }

    [Fact]
    public async Task ForceState_OffStopsOnOverrulesTheLimitAndUnpluggingResets()
    {
        await using var bench = await TestBench.StartAsync(new ChargerOptions { Car = Car });
        bench.Seconds(10);

        _ = await bench.SetAsync("frc=1");
        var off = bench.Charger.Snapshot;
        _ = await bench.SetAsync("frc=2&dwo=0");
        bench.Seconds(10);
        var on = bench.Charger.Snapshot;
        bench.Charger.Unplug();
        bench.Seconds(1);
        var gone = bench.Charger.Snapshot;

        Assert.Equal((CarState.Complete, false, 4, 0d), (off.CarState, off.Allowed, off.ModelStatus, off.PowerWatts));
        Assert.Equal((CarState.Charging, true, 3), (on.CarState, on.Allowed, on.ModelStatus));
        Assert.Equal((CarState.Idle, ForceState.Neutral, 0d), (gone.CarState, gone.ForceState, gone.PowerWatts));
        Assert.True(gone.SessionEnergyWh > 0);
    }

    [Fact]
    public async Task PhaseSwitch_WhileCharging_PausesThenResumesOnOnePhase()
    {
        await using var bench = await TestBench.StartAsync(new ChargerOptions { Car = Car with { ResumeDelay = TimeSpan.FromSeconds(2) } });
        bench.Seconds(10);
        _ = await bench.SetAsync("psmd=5000");

        _ = await bench.SetAsync("psm=1");

        for (var i = 0; i < 5; i++)
        {
            var pause = bench.Charger.Snapshot;
            Assert.Equal((CarState.Complete, 23, false, 0d), (pause.CarState, pause.ModelStatus, pause.Allowed, pause.PowerWatts));
            bench.Seconds(1);
        }

        Assert.Equal((CarState.WaitCar, 15), (bench.Charger.Snapshot.CarState, bench.Charger.Snapshot.ModelStatus));
        bench.Seconds(5);
        var resumed = bench.Charger.Snapshot;
        Assert.Equal((CarState.Charging, 1), (resumed.CarState, resumed.PhasesInUse));
        Assert.InRange(resumed.PowerWatts, 3400, 3800);
        Assert.Equal(("[true,false,false,true,true,true]", "true", "1"), (bench.Charger.GetValue("pha"), bench.Charger.GetValue("fsp"), bench.Charger.GetValue("pnp")));
    }

    [Fact]
    public async Task PhaseSwitch_Idle_NeedsNoPause()
    {
        await using var bench = await TestBench.StartAsync();

        _ = await bench.SetAsync("psm=1");

        Assert.Equal((15, true), (bench.Charger.Snapshot.ModelStatus, bench.Charger.Snapshot.Allowed));
        Assert.Equal("true", bench.Charger.GetValue("fsp"));
    }

    [Fact]
    public async Task AccessControl_WaitsForATransaction()
    {
        await using var bench = await TestBench.StartAsync(new ChargerOptions { Car = Car });
        _ = await bench.SetAsync("acs=1");
        Assert.Equal((CarState.WaitCar, 2, false), (bench.Charger.Snapshot.CarState, bench.Charger.Snapshot.ModelStatus, bench.Charger.Snapshot.Allowed));

        _ = await bench.SetAsync("trx=1");
        bench.Seconds(10);

        Assert.Equal((CarState.Charging, 1), (bench.Charger.Snapshot.CarState, bench.Charger.Snapshot.Transaction));
        bench.Charger.Unplug();
        bench.Seconds(1);
        Assert.Null(bench.Charger.Snapshot.Transaction);
    }

    [Fact]
    public void Error_StopsUntilItIsOver()
    {
        var sut = Create(new ChargerOptions { Car = Car });
        _ = Steps(sut, 10);

        sut.SetError(3);
        Assert.Equal(0, sut.Snapshot.Error);
        sut.Step();
        var failed = sut.Snapshot;
        sut.SetError(0);
        _ = Steps(sut, 10);

        Assert.Equal((3, CarState.Error, 26, 0d), (failed.Error, failed.CarState, failed.ModelStatus, failed.PowerWatts));
        Assert.Equal(CarState.Charging, sut.Snapshot.CarState);
    }

    [Fact]
    public void Offer_BelowTheCarsMinimum_IsNotTaken()
    {
        var sut = Create(new ChargerOptions { Amp = 6, Car = Car with { MinCurrent = 8 } });

        Assert.All(Steps(sut, 10), s => Assert.Equal((CarState.WaitCar, 0d), (s.CarState, s.PowerWatts)));
    }

    [Fact]
    public void NegativePowerSpikes_WhenAskedFor_LastOneSecond()
    {
        var sut = Create(new ChargerOptions { Car = Car, NegativePowerSpikes = true });

        Assert.Equal(-300, Steps(sut, 10).Single(s => s.PowerWatts < 0).PowerWatts);
    }

    [Fact]
    public void Reboot_WhileCharging_ResumesAndInitializesOnFirmware60()
    {
        var sut = Create(new ChargerOptions { Car = Car, Firmware = "60.4" });
        _ = Steps(sut, 10);

        sut.Reboot();
        Assert.False(sut.IsReachable);
        var states = Steps(sut, 20);

        Assert.Contains(states, s => s is { CarState: CarState.Initializing, ModelStatus: 40 });
        Assert.True(sut.IsReachable);
        Assert.Equal(CarState.Charging, sut.Snapshot.CarState);
    }

    [Fact]
    public async Task Surplus_EcoMode_FollowsTheGridValuesAndChangesPhases()
    {
        await using var bench = await TestBench.StartAsync(new ChargerOptions { Car = Car });
        _ = await bench.SetAsync("lmo=4&fup=true&mpwst=5000&mptwt=5000&fmt=0&psmd=2000");
        Assert.Equal((17, false), (bench.Charger.Snapshot.ModelStatus, bench.Charger.Snapshot.Allowed));

        await FeedAsync(bench, surplus: 2000, seconds: 20);
        Assert.Equal((12, 1), (bench.Charger.Snapshot.ModelStatus, bench.Charger.Snapshot.PhasesInUse));
        Assert.InRange(bench.Charger.Snapshot.PowerWatts, 1500, 2100);

        await FeedAsync(bench, surplus: 7000, seconds: 30);
        Assert.Equal((12, 3), (bench.Charger.Snapshot.ModelStatus, bench.Charger.Snapshot.PhasesInUse));
        Assert.InRange(bench.Charger.Snapshot.PowerWatts, 6000, 7100);

        await FeedAsync(bench, surplus: 200, seconds: 30);
        Assert.Equal((17, false, 0d), (bench.Charger.Snapshot.ModelStatus, bench.Charger.Snapshot.Allowed, bench.Charger.Snapshot.PowerWatts));
    }

    [Fact]
    public async Task Surplus_PauseNotAllowed_StaysAtTheMinimum()
    {
        await using var bench = await TestBench.StartAsync(new ChargerOptions { Car = Car });
        _ = await bench.SetAsync("lmo=4&fup=true&acp=false&fmt=0&psm=1");
        await FeedAsync(bench, surplus: 3000, seconds: 15);

        await FeedAsync(bench, surplus: 0, seconds: 15);

        Assert.Equal((20, true, 6), (bench.Charger.Snapshot.ModelStatus, bench.Charger.Snapshot.Allowed, bench.Charger.Snapshot.AllowedCurrent));
    }

    private static async Task FeedAsync(TestBench bench, double surplus, int seconds)
    {
        for (var i = 0; i < seconds; i++)
        {
            var grid = (int)(bench.Charger.Snapshot.PowerWatts - surplus);
            _ = await bench.SetAsync($"ids=%7B%22pGrid%22:{grid}%7D");
        }
    }

    private static SimulatedCharger Create(ChargerOptions? options = null) => new(options ?? new ChargerOptions(), new FakeTimeProvider());

    private static List<ChargerSnapshot> Steps(SimulatedCharger charger, int count)
    {
        var snapshots = new List<ChargerSnapshot>(count);
        for (var i = 0; i < count; i++)
        {
            charger.Step();
            snapshots.Add(charger.Snapshot);
        }

        return snapshots;
    }

    private static double[] Energy(SimulatedCharger charger) => JsonSerializer.Deserialize<double[]>(charger.GetValue("nrg")!)!;

    private static double Temperature(SimulatedCharger charger) => JsonSerializer.Deserialize<double[]>(charger.GetValue("tma")!)![0];
}
