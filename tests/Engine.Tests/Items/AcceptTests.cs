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

        for (var i = 0; i < 5; i++) await home.Engine.PostUpdateAsync("Light", Home.Number(1), Home.User);
        await home.AppliedAsync();
        Assert.Equal(5, home.Engine.Statistics.RefusedStates);
        Assert.Equal(1, home.Log.Count(LogLevel.Warning, "Light refuses a state of user test: Switch items do not accept 1; expected ON or OFF."));
        Assert.Equal(UnDef.Null, home.State("Light"));

        await home.Engine.PostUpdateAsync("Light", OnOff.On, Home.User);
        await home.Engine.PostUpdateAsync("Light", Home.Number(1), Home.User);
        await home.AppliedAsync();
        Assert.Equal(6, home.Engine.Statistics.RefusedStates);
        Assert.Equal(2, home.Log.Count(LogLevel.Warning, "Light refuses"));
        Assert.Equal(OnOff.On, home.State("Light"));
    }

    public static TheoryData<string, IState, string?> States => new()
    {
        { "Switch", OnOff.On, "ON" },
        { "Switch", OpenClosed.Open, null },
        { "Contact", OpenClosed.Open, "OPEN" },
        { "Contact", OnOff.On, null },
        { "String", new TextValue("a"), "a" },
        { "String", OnOff.On, "ON" },
        { "Number", Home.Number(5), "5" },
        { "Number", Home.Watts(5), "5" },
        { "Number", new TextValue("5"), null },
        { "Number:Power", Home.Watts(5), "5 W" },
        { "Number:Power", 5 * Units.Units.Kilowatt, "5000 W" },
        { "Number:Power", 5 * Units.Units.WattHour, null },
        { "Number:Power", OnOff.On, null },
        { "DateTime", new DateTimeValue(DateTimeOffset.UnixEpoch), "2026-01-02T03:04:05.000Z" },
        { "DateTime", Home.Number(5), null },
        { "Switch", UnDef.Undef, "UNDEF" },
        { "Number:Power", UnDef.Null, "NULL" },
    };

    [Theory]
    [MemberData(nameof(States))]
    public void TryAccept_State_ConvertsOrSaysWhyNot(string name, IState state, string? expected)
    {
        Assert.True(ItemType.TryParse(name, out var type));

        var accepted = type.TryAccept(state, type.Dimension?.DefaultUnit(MeasurementSystem.SI), out var converted, out var error);

        Assert.Equal(expected is not null, accepted);
        if (accepted && name != "DateTime") Assert.Equal(expected, converted!.ToText());
        if (!accepted) Assert.Contains("expected", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Contact")]
    [InlineData("Number:Power")]
    [InlineData("DateTime")]
    public void TryAccept_CommandOfAnotherType_SaysWhatIsExpected(string name)
    {
        Assert.True(ItemType.TryParse(name, out var type));

        Assert.False(type.TryAccept((ICommand)OnOff.On, null, out _, out var error));

        Assert.StartsWith($"{name} items do not take the command ON; expected ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Number:Nonsense")]
    [InlineData("Dimmer")]
    [InlineData("switch")]
    [InlineData("")]
    public void TryParse_NoType_IsFalse(string name) => Assert.False(ItemType.TryParse(name, out _));
}
