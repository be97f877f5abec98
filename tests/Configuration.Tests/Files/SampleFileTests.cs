using System.Runtime.CompilerServices;
using HomeBinding.Configuration.Files;

namespace HomeBinding.Configuration.Tests.Files;

public sealed class SampleFileTests
{
    private const string Seed = """
        Number:ElectricCurrent GoEChargerMaxCurrent maxCurrent|Maximum current
        Number GoEChargerChargingPhases chargingPhases|Charging phases
        String GoEChargerPwmSignal pwmSignal|Pwm signal status
        String GoEChargerError error|Error code
        Number:ElectricPotential GoEChargerVoltageL1 voltageL1|Voltage l1
        Number:ElectricPotential GoEChargerVoltageL2 voltageL2|Voltage l2
        Number:ElectricPotential GoEChargerVoltageL3 voltageL3|Voltage l3
        Number:ElectricCurrent GoEChargerCurrentL1 currentL1|Current l1
        Number:ElectricCurrent GoEChargerCurrentL2 currentL2|Current l2
        Number:ElectricCurrent GoEChargerCurrentL3 currentL3|Current l3
        Number:Power GoEChargerPowerL1 powerL1|Power l1
        Number:Power GoEChargerPowerL2 powerL2|Power l2
        Number:Power GoEChargerPowerL3 powerL3|Power l3
        Number:Energy GoEChargerSessionChargeEnergyLimit sessionChargeEnergyLimit|Current session charge energy limit
        Number:Energy GoEChargerSessionChargedEnergy sessionChargedEnergy|Current session charged energy
        Number:Energy GoEChargerTotalChargedEnergy totalChargedEnergy|Total charged energy
        Switch GoEChargerAllowCharging allowCharging|Allow charging
        Number:ElectricCurrent GoEChargerCableCurrent cableCurrent|Cable encoding
        Number:Temperature GoEChargerTemperature1 temperature1|Temperature 1
        Number:Temperature GoEChargerTemperature2 temperature2|Temperature 2
        String GoEChargerFirmware firmware|Firmware
        String GoEChargerForceState forceState|Force state
        Number:Power GoEChargerPowerAll powerAll|Power of all phases
        String GoEChargerModelStatus modelStatus|Reason of the charging state
        """;

    internal static string Root { get; } = FindRoot();

    [Fact]
    public void Read_Samples_HaveNoDiagnostics() => Assert.Empty(HomeModelReader.Read(Root).Diagnostics);

    [Fact]
    public void Read_Samples_GiveTheWallbox()
    {
        var thing = Assert.Single(HomeModelReader.Read(Root).Things).Definition;

        Assert.Equal("goecharger:goe:garage", thing.Uid.ToString());
        Assert.Equal("192.168.1.6", thing.Configuration["ip"]);
        Assert.Equal(5m, thing.Configuration["refreshInterval"]);
    }

    [Fact]
    public void Read_Samples_GiveTheItemsWithTypesLabelsAndLinks()
    {
        var model = HomeModelReader.Read(Root);

        var channels = model.Links.ToDictionary(each => each.Definition.ItemName, each => each.Definition.Channel);
        var found = model.Items.Where(each => channels.ContainsKey(each.Definition.Name)).Select(each => $"{each.Definition.Type} {each.Definition.Name} {channels[each.Definition.Name].Id}|{each.Definition.Label}");
        Assert.Equal(Seed.ReplaceLineEndings("\n").Split('\n'), found);
        Assert.All(channels.Values, each => Assert.Equal("goecharger:goe:garage", each.Thing.ToString()));
        Assert.All(model.Items, each => Assert.False(string.IsNullOrEmpty(each.Definition.Format)));
    }

    [Fact]
    public void Read_Samples_HaveAnUnlinkedGridMeterInKilowatts()
    {
        var model = HomeModelReader.Read(Root);

        var meter = Assert.Single(model.Items, each => each.Definition.Name == "Total_power_fast").Definition;
        Assert.Equal(("Number:Power", "kW"), (meter.Type.Name, meter.Unit?.Symbol));
        Assert.DoesNotContain(model.Links, each => each.Definition.ItemName == meter.Name);
    }

    private static string FindRoot([CallerFilePath] string path = "")
    {
        var folder = Path.GetDirectoryName(path);
        while (folder is not null && !File.Exists(Path.Combine(folder, "HomeBinding.sln"))) folder = Path.GetDirectoryName(folder);
        return folder ?? throw new DirectoryNotFoundException("The tests run outside of the repository.");
    }
}
