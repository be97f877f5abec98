using HomeBinding.Channels;
using HomeBinding.Things;

namespace HomeBinding.GoECharger.Tests;

public class ThingTypeTests
{
    private static readonly ThingType Type = Assert.Single(new GoEChargerBinding().ThingTypes);

    [Fact]
    public void ThingType_HasTheNamesOfTheSeed()
    {
        Assert.Equal("goecharger:goe", Type.Uid.ToString());
        Assert.Equal(["goechargerapiv2:goeapiv2"], Type.Aliases.Select(each => each.ToString()));
        Assert.Equal(["ip", "refreshInterval", "serial"], Type.Configuration.Parameters.Select(each => each.Name));
        Assert.Equal(5m, Type.Configuration.Parameters[1].Default);
    }

    [Theory]
    [InlineData("maxCurrent", "Number:ElectricCurrent", true)]
    [InlineData("chargingPhases", "Number", true)]
    [InlineData("pwmSignal", "String", false)]
    [InlineData("error", "String", false)]
    [InlineData("voltageL1", "Number:ElectricPotential", false)]
    [InlineData("voltageL2", "Number:ElectricPotential", false)]
    [InlineData("voltageL3", "Number:ElectricPotential", false)]
    [InlineData("currentL1", "Number:ElectricCurrent", false)]
    [InlineData("currentL2", "Number:ElectricCurrent", false)]
    [InlineData("currentL3", "Number:ElectricCurrent", false)]
    [InlineData("powerL1", "Number:Power", false)]
    [InlineData("powerL2", "Number:Power", false)]
    [InlineData("powerL3", "Number:Power", false)]
    [InlineData("sessionChargeEnergyLimit", "Number:Energy", true)]
    [InlineData("sessionChargedEnergy", "Number:Energy", false)]
    [InlineData("totalChargedEnergy", "Number:Energy", false)]
    [InlineData("allowCharging", "Switch", false)]
    [InlineData("cableCurrent", "Number:ElectricCurrent", false)]
    [InlineData("temperature1", "Number:Temperature", false)]
    [InlineData("temperature2", "Number:Temperature", false)]
    [InlineData("firmware", "String", false)]
    [InlineData("powerAll", "Number:Power", false)]
    [InlineData("forceState", "String", true)]
    [InlineData("transaction", "Number", false)]
    [InlineData("modelStatus", "String", false)]
    [InlineData("phaseMode", "String", true)]
    public void Channel_HasItsItemType(string id, string itemType, bool writable)
    {
        var channel = Type.Channels.Single(each => each.Id == id);

        Assert.Equal((itemType, writable), (channel.ItemType, channel.Writable));
        Assert.NotEqual(id, channel.Label);
        Assert.NotNull(channel.Description);
        Assert.NotNull(channel.Category);
    }

    [Fact]
    public void ThingType_HasNoOtherChannels() => Assert.Equal(26, Type.Channels.Count);

    [Theory]
    [InlineData("192.168.1.6", "http://192.168.1.6/")]
    [InlineData(" 192.168.1.6 ", "http://192.168.1.6/")]
    [InlineData("192.168.1.6:8080", "http://192.168.1.6:8080/")]
    [InlineData("go-echarger_123456", "http://go-echarger_123456/")]
    [InlineData("charger.local:81", "http://charger.local:81/")]
    [InlineData("fd00::6", "http://[fd00::6]/")]
    [InlineData("[fd00::6]:81", "http://[fd00::6]:81/")]
    public void Address_AsUsersWriteIt_IsTaken(string text, string address)
    {
        Assert.True(ChargerAddress.TryParse(text, out var uri));
        Assert.Equal(address, uri.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("http://192.168.1.6")]
    [InlineData("192.168.1.6/api")]
    [InlineData("192.168.1.6:99999")]
    [InlineData("192.168.1.6:0")]
    [InlineData("user@192.168.1.6")]
    [InlineData("a b")]
    [InlineData(":80")]
    public void Address_ThatIsNone_IsAnError(string text)
    {
        Assert.False(ChargerAddress.TryParse(text, out _));
        var error = Assert.Single(Type.Validate(new Dictionary<string, object?> { ["ip"] = text }));
        Assert.Equal("ip", error.Parameter);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(1.5)]
    [InlineData(100_000)]
    public void RefreshInterval_OutOfRange_IsAnError(double seconds) => Assert.Equal(
        "refreshInterval",
        Assert.Single(Type.Validate(new Dictionary<string, object?> { ["ip"] = "192.168.1.6", ["refreshInterval"] = (decimal)seconds })).Parameter);

    [Fact]
    public void Configuration_WithoutAddress_IsAnError() => Assert.Equal("ip", Assert.Single(Type.Validate(new Dictionary<string, object?>())).Parameter);

    [Fact]
    public void Options_AreTheStatesThatAreShown()
    {
        var options = Type.Channels.Single(each => each.Id == "pwmSignal").State!.Options;
        Assert.Contains(new StateOption("WAITING_FOR_CAR", "Waiting for car"), options);
        Assert.Equal(["NEUTRAL", "OFF", "ON"], Type.Channels.Single(each => each.Id == "forceState").State!.Options.Select(each => each.Value));
    }
}
