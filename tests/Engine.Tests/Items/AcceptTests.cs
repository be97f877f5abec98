using HomeBinding.Engine.Items;
using HomeBinding.Engine.Tests.Support;
using HomeBinding.Units;
using HomeBinding.Values;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Engine.Tests.Items;

public sealed class AcceptTests
{
    [Fact]
    public async Task State_InAnotherUnit_IsKeptInTheItemsUnitExactly()
    {
        await using var home = await Home.StartAsync();
        await home.Engine.AddAsync([new ItemDefinition { Name = "Meter", Type = ItemType.Quantity(Energy.Definition), Unit = Units.Units.KilowattHour }], []);

        await home.Engine.PostUpdateAsync("Meter", 1234567 * Units.Units.WattHour, Home.User);
        await home.AppliedAsync();

        Assert.Equal("1234.567 kWh", home.State("Meter").ToText());
    }

    [Fact]
    public async Task State_BareNumber_IsTakenInTheItemsUnit()
    {
        await using var home = await Home.StartAsync();
        await home.Engine.AddAsync([new ItemDefinition { Name = "Meter", Type = ItemType.Quantity(Energy.Definition), Unit = Units.Units.KilowattHour }], []);

        await home.Engine.PostUpdateAsync("Meter", Home.Number(7), Home.User);
        await home.AppliedAsync();

        Assert.Equal("7 kWh", home.State("Meter").ToText());
    }

    [Fact]
    public async Task State_OfAnotherType_IsRefused_CountedEachTimeAndLoggedOnceUntilAccepted()
    {
        await using var home = await Home.StartAsync(null, ("Light", ItemType.Switch));

        for (var i = 0; i < 5; i++) await home.Engine.PostUpdateAsync("Light", OpenClosed.Open, Home.User);
        await home.AppliedAsync();
        Assert.Equal(5, home.Engine.Statistics.RefusedStates);
        Assert.Equal(1, home.Log.Count(LogLevel.Warning, "Light refuses a state of user test: Switch items do not accept OPEN; expected ON or OFF."));
        Assert.Equal(UnDef.Null, home.State("Light"));

        await home.Engine.PostUpdateAsync("Light", OnOff.On, Home.User);
        await home.Engine.PostUpdateAsync("Light", OpenClosed.Open, Home.User);
        await home.AppliedAsync();
        Assert.Equal(6, home.Engine.Statistics.RefusedStates);
        Assert.Equal(2, home.Log.Count(LogLevel.Warning, "Light refuses"));
        Assert.Equal(OnOff.On, home.State("Light"));
    }
}
