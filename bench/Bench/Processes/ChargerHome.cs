using System.Text;

namespace HomeBinding.Bench.Processes;

/// <summary>Writes a home with many chargers, each with the 21 items of the sample.</summary>
internal static class ChargerHome
{
    private static readonly (string Channel, string Type)[] Channels =
    [
        ("maxCurrent", "Number:ElectricCurrent"), ("chargingPhases", "Number"), ("pwmSignal", "String"), ("error", "String"),
        ("voltageL1", "Number:ElectricPotential"), ("voltageL2", "Number:ElectricPotential"), ("voltageL3", "Number:ElectricPotential"),
        ("currentL1", "Number:ElectricCurrent"), ("currentL2", "Number:ElectricCurrent"), ("currentL3", "Number:ElectricCurrent"),
        ("powerL1", "Number:Power"), ("powerL2", "Number:Power"), ("powerL3", "Number:Power"),
        ("sessionChargeEnergyLimit", "Number:Energy"), ("sessionChargedEnergy", "Number:Energy"), ("totalChargedEnergy", "Number:Energy"),
        ("allowCharging", "Switch"), ("cableCurrent", "Number:ElectricCurrent"), ("temperature1", "Number:Temperature"), ("temperature2", "Number:Temperature"),
        ("firmware", "String"),
    ];

    public static string Write(IReadOnlyList<string> addresses)
    {
        var folder = Directory.CreateTempSubdirectory("homebinding-bench-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "things"));
        Directory.CreateDirectory(Path.Combine(folder, "items"));
        var things = new StringBuilder("version: 1\nthings:\n");
        var items = new StringBuilder("version: 1\nitems:\n");
        for (var i = 0; i < addresses.Count; i++)
        {
            things.Append($"  goecharger:goe:c{i}:\n    config: {{ ip: \"{addresses[i]}\", refreshInterval: 5 }}\n");
            foreach (var (channel, type) in Channels)
                items.Append($"  C{i}_{channel}:\n    type: {type}\n    channel: goecharger:goe:c{i}:{channel}\n");
        }
        File.WriteAllText(Path.Combine(folder, "things", "chargers.things"), things.ToString());
        File.WriteAllText(Path.Combine(folder, "items", "chargers.items"), items.ToString());
        return folder;
    }
}
