using HomeBinding.Host.Tests.Support;

namespace HomeBinding.Host.Tests.Demo;

public sealed class DemoTests(DemoRun demo) : IClassFixture<DemoRun>
{
    private static readonly string[] SeedItems =
    [
        "GoEChargerMaxCurrent", "GoEChargerChargingPhases", "GoEChargerPwmSignal", "GoEChargerError", "GoEChargerVoltageL1", "GoEChargerVoltageL2",
        "GoEChargerVoltageL3", "GoEChargerCurrentL1", "GoEChargerCurrentL2", "GoEChargerCurrentL3", "GoEChargerPowerL1", "GoEChargerPowerL2",
        "GoEChargerPowerL3", "GoEChargerSessionChargeEnergyLimit", "GoEChargerSessionChargedEnergy", "GoEChargerTotalChargedEnergy",
        "GoEChargerAllowCharging", "GoEChargerCableCurrent", "GoEChargerTemperature1", "GoEChargerTemperature2", "GoEChargerFirmware",
    ];

    [Fact]
    public void Demo_WithALimit_EndsByItselfWithoutErrors()
    {
        Assert.Equal(0, demo.ExitCode);
        Assert.Equal("", demo.Errors);
        Assert.InRange(demo.Time, DemoRun.Limit, DemoRun.Limit + TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Demo_SoonAfterTheTitle_EverySeedItemHasALiveValue()
    {
        var title = demo.Lines[0];
        Assert.StartsWith("HomeBinding demo of ", title.Text, StringComparison.Ordinal);

        foreach (var item in SeedItems)
        {
            var first = demo.Lines.First(each => each.Text.StartsWith($"item {item} = ", StringComparison.Ordinal));
            Assert.DoesNotMatch(" = (NULL|UNDEF)$", first.Text);
            // Two seconds by the program's own measure; the rest is for a machine that does much else.
            Assert.InRange(TimeProvider.System.GetElapsedTime(title.Time, first.Time), TimeSpan.Zero, TimeSpan.FromSeconds(12));
        }
    }

    [Fact]
    public void Demo_OfTheThing_SaysOnline() => Assert.Contains(demo.Lines, each => each.Text.EndsWith("goecharger:goe:garage is ONLINE", StringComparison.Ordinal));

    [Theory]
    [InlineData("GoEChargerMaxCurrent")]
    [InlineData("GoEChargerChargingPhases")]
    public void Demo_WhenTheSunComesUp_TheRuleCommandsAndTheChargerConfirms(string item)
    {
        var lines = demo.Lines.Select(each => each.Text).ToList();

        var command = lines.FindIndex(each => each.Contains($"rule SolarCharging → {item} ", StringComparison.Ordinal));

        Assert.True(command >= 0, string.Join('\n', lines));
        Assert.Matches(@"\([0-9]+ W to spare: .+\)$", lines[command]);
        Assert.Contains("because Total_power_fast became", lines[command + 1], StringComparison.Ordinal);
        Assert.Contains(lines.Skip(command), each => each.Contains($"    {item} ", StringComparison.Ordinal) && each.EndsWith(": Confirmed", StringComparison.Ordinal));
    }

    [Fact]
    public void Demo_OfTheGridMeter_Moves()
    {
        var values = demo.Lines.Select(each => each.Text).Where(each => each.StartsWith("item Total_power_fast = ", StringComparison.Ordinal)).ToArray();

        Assert.Equal(2, values.Length);
        Assert.All(values, each => Assert.EndsWith(" kW", each, StringComparison.Ordinal));
        Assert.NotEqual(values[0], values[1]);
    }
}
