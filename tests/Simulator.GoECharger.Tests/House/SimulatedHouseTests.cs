using Microsoft.Extensions.Time.Testing;

namespace HomeBinding.Simulator.GoECharger.Tests;

public sealed class SimulatedHouseTests
{
    [Fact]
    public void Read_AtAnyTime_GridIsLoadPlusChargerMinusPv()
    {
        var time = new FakeTimeProvider();
        var charger = new SimulatedCharger(new ChargerOptions { Car = new CarOptions() }, time);
        var sut = new SimulatedHouse(charger, time, new SimulatedHouseOptions { Speed = 600 });
        for (var i = 0; i < 144; i++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            charger.Step();
            var reading = sut.Read();

            Assert.Equal(reading.LoadWatts + reading.ChargerWatts - reading.PvWatts, reading.GridWatts, 0.3);
            Assert.InRange(reading.PvWatts, 0, 9000);
            Assert.True(reading.LoadWatts > 200);
        }

        Assert.True(sut.Read().ChargerWatts > 10_000);
    }

    [Fact]
    public void Read_AtNightAndAtNoon_DiffersAsExpected()
    {
        Assert.Equal(0, House(new SimulatedHouseOptions { StartTimeOfDay = TimeSpan.FromHours(2) }).Read().PvWatts);
        var noon = House(new SimulatedHouseOptions { StartTimeOfDay = TimeSpan.FromHours(13), Clouds = 0 }).Read();
        Assert.Equal(9000, noon.PvWatts);
        Assert.True(noon.GridWatts < -6000);
    }

    [Fact]
    public void Read_TwoHouses_AreTheSame()
    {
        var options = new SimulatedHouseOptions { Speed = 60, StartTimeOfDay = TimeSpan.FromHours(11) };
        var (a, b) = (new FakeTimeProvider(), new FakeTimeProvider());
        var (first, second) = (House(options, a), House(options, b));
        for (var i = 0; i < 100; i++)
        {
            a.Advance(TimeSpan.FromSeconds(1));
            b.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal(first.Read(), second.Read());
        }
    }

    [Fact]
    public void QuickMorning_In20Seconds_GoesFromTooLittleOverOnePhaseToThree()
    {
        var time = new FakeTimeProvider();
        var sut = House(SimulatedHouseOptions.QuickMorning, time);
        var stages = new List<string>();
        for (var i = 0; i < 80; i++)
        {
            var surplus = -sut.Read().GridWatts;
            var stage = surplus < 6 * 230 ? "none" : surplus < 3 * 6 * 230 ? "one" : "three";
            if (stages.Count == 0 || stages[^1] != stage)
            {
                stages.Add(stage);
            }

            time.Advance(TimeSpan.FromMilliseconds(250));
        }

        Assert.Equal("none", stages[0]);
        Assert.Equal("three", stages[^1]);
        Assert.Contains("one", stages);
    }

    private static SimulatedHouse House(SimulatedHouseOptions options, FakeTimeProvider? time = null)
    {
        time ??= new FakeTimeProvider();
        return new SimulatedHouse(new SimulatedCharger(new ChargerOptions(), time), time, options);
    }
}
