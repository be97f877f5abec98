using HomeBinding.Engine.Events;
using HomeBinding.Engine.Items;
using HomeBinding.Rules.Tests.Support;
using HomeBinding.Units;
using HomeBinding.Values;

namespace HomeBinding.Rules.Tests;

/// <summary>The sample rule, in virtual time.</summary>
public sealed class SolarChargingTests
{
    private static readonly ItemDefinition[] Items =
    [
        RuleHome.Item("Total_power_fast", ItemType.Quantity(Power.Definition)) with { Unit = HomeBinding.Units.Units.Kilowatt },
        RuleHome.Item("GoEChargerPowerAll", ItemType.Quantity(Power.Definition)),
        RuleHome.Item("GoEChargerMaxCurrent", ItemType.Quantity(ElectricCurrent.Definition)),
        RuleHome.Item("GoEChargerChargingPhases", ItemType.Number),
        RuleHome.Item("GoEChargerForceState", ItemType.Text),
    ];

    // Grid in kW (negative: feeds in), what the charger draws in W, its amps, phases and force state; then what it is told.
    [Theory]
    [InlineData(-11.04, 0, 6, 1, "NEUTRAL", "phases 3, 16 A")]
    [InlineData(-20, 0, 6, 1, "NEUTRAL", "phases 3, 16 A")]
    [InlineData(-4.14, 0, 6, 1, "NEUTRAL", "phases 3")]
    [InlineData(-4.139, 0, 6, 3, "NEUTRAL", "phases 1, 16 A")]
    [InlineData(-3.68, 0, 6, 1, "NEUTRAL", "16 A")]
    [InlineData(-2.5, 0, 6, 1, "NEUTRAL", "10 A")]
    [InlineData(-1.38, 0, 16, 1, "NEUTRAL", "6 A")]
    [InlineData(-1.379, 0, 16, 1, "NEUTRAL", "OFF")]
    [InlineData(0, 0, 16, 3, "NEUTRAL", "OFF")]
    [InlineData(5, 0, 16, 3, "NEUTRAL", "OFF")]
    [InlineData(0, 0, 16, 3, "OFF", "")]
    [InlineData(-2.5, 0, 6, 1, "OFF", "NEUTRAL, 10 A")]
    [InlineData(-11.04, 0, 6, 1, "OFF", "NEUTRAL, phases 3, 16 A")]
    [InlineData(0, 6900, 10, 3, "NEUTRAL", "")]
    [InlineData(1.38, 6900, 10, 3, "NEUTRAL", "8 A")]
    [InlineData(-0.69, 6900, 10, 3, "NEUTRAL", "11 A")]
    [InlineData(4.6, 6900, 10, 3, "NEUTRAL", "phases 1")]
    [InlineData(6.9, 6900, 10, 3, "NEUTRAL", "OFF")]
    [InlineData(-11.04, 0, 16, 3, "NEUTRAL", "")]
    [InlineData(-1.38, 0, 6, 1, "NEUTRAL", "")]
    public async Task Surplus_BecomesCommands(double grid, double draws, double amps, double phases, string force, string expected)
    {
        await using var home = await StartAsync();
        await SetAsync(home, grid, draws, amps, phases, force);

        home.Time.Advance(TimeSpan.FromSeconds(3));
        await home.SettledAsync();

        Assert.Equal(expected, Told(home));
    }

    [Theory]
    [InlineData("NULL")]
    [InlineData("UNDEF")]
    public async Task NoMeter_NoCommand(string meter)
    {
        await using var home = await StartAsync();
        await SetAsync(home, 0, 0, 16, 3, "NEUTRAL");
        await home.SetAsync("Total_power_fast", meter == "NULL" ? UnDef.Null : UnDef.Undef);

        for (var i = 0; i < 5; i++) home.Time.Advance(TimeSpan.FromSeconds(3));
        await home.SettledAsync();

        Assert.Equal("", Told(home));
    }

    [Theory]
    [InlineData(-11.04)]
    [InlineData(0)]
    public async Task NoCharger_NoCommand(double grid)
    {
        await using var home = await StartAsync();
        await home.SetAsync("Total_power_fast", (decimal)grid);

        for (var i = 0; i < 5; i++) home.Time.Advance(TimeSpan.FromSeconds(3));
        await home.SettledAsync();

        Assert.Equal("", Told(home));
    }

    [Fact]
    public async Task NothingDiffersAfterItWasTold_NothingMoreIsSaid()
    {
        await using var home = await StartAsync();
        await SetAsync(home, -2.5, 0, 6, 1, "NEUTRAL");

        for (var i = 0; i < 10; i++)
        {
            home.Time.Advance(TimeSpan.FromSeconds(3));
            await home.SettledAsync();
        }

        Assert.Equal("10 A", Told(home));
    }

    [Fact]
    public async Task PhasesThatDoNotFollow_AreAskedForEveryTenSecondsOnly()
    {
        await using var home = await StartAsync();
        await SetAsync(home, -11.04, 0, 16, 1, "NEUTRAL");

        for (var i = 0; i < 10; i++)
        {
            home.Time.Advance(TimeSpan.FromSeconds(3));
            await home.SettledAsync();
            await home.SetAsync("GoEChargerChargingPhases", 1);
        }

        Assert.Equal("phases 3, phases 3, phases 3", Told(home));
    }

    [Fact]
    public async Task Command_SaysWhy()
    {
        await using var home = await StartAsync();
        await SetAsync(home, -2.5, 0, 6, 1, "NEUTRAL");

        home.Time.Advance(TimeSpan.FromSeconds(3));
        await home.SettledAsync();

        var command = home.Events.Single(each => each.Kind == ItemEventKind.Commanded);
        Assert.Equal("2500 W to spare: 10 A on one phase", command.Reason);
        Assert.Equal(["GoEChargerMaxCurrent", "Total_power_fast"], home.Engine.Journal.Explain(command.Sequence).Select(each => each.Item.Name));
    }

    private static async Task<RuleHome> StartAsync()
    {
        var home = await RuleHome.StartAsync(Items);
        File.Copy(Path.Combine(AppContext.BaseDirectory, "SolarCharging.cs"), Path.Combine(home.Folder, "SolarCharging.cs"));
        await home.Rules.LoadAllAsync();
        Assert.Empty(home.Rules.Errors);
        return home;
    }

    private static async Task SetAsync(RuleHome home, double grid, double draws, double amps, double phases, string force)
    {
        await home.SetAsync("Total_power_fast", (decimal)grid);
        await home.SetAsync("GoEChargerPowerAll", (decimal)draws * Units.Units.Watt);
        await home.SetAsync("GoEChargerMaxCurrent", (decimal)amps * Units.Units.Ampere);
        await home.SetAsync("GoEChargerChargingPhases", (decimal)phases);
        await home.SetAsync("GoEChargerForceState", new TextValue(force));
    }

    private static string Told(RuleHome home) => string.Join(", ", home.Events
        .Where(each => each.Kind == ItemEventKind.Commanded)
        .Select(each => each.Item.Name == "GoEChargerChargingPhases" ? $"phases {each.Command!.ToText()}" : each.Command!.ToText()));
}
