using System.Text.Json;
using HomeBinding.Host.Tests.Support;
using HomeBinding.Simulator.GoECharger;

namespace HomeBinding.Host.Tests.Commands;

/// <summary><c>check --devices</c> with simulated chargers over HTTP.</summary>
public sealed class DeviceCheckTests
{
    [Fact]
    public async Task Check_DevicesOfWhichOneAnswers_SaysOfEachHowItIs_AndCommandsNothing()
    {
        await using var simulator = await StartAsync();
        using var home = Home(simulator);
        home.Write("rules/Ten.cs", HomeFolder.Rule("Ten", 10).Replace("Current", "Ampere", StringComparison.Ordinal));
        home.Write("items/a.items", "version: 1\nitems: { Ampere: { type: \"Number:ElectricCurrent\", channel: \"goecharger:goe:good:maxCurrent\" } }\n");
        var before = simulator.Chargers[0].Snapshot.Amp;

        var check = await HostProcess.RunAsync("check", home.Root, "--devices");

        var lines = check.Output.Split('\n');
        Assert.Equal(4, lines.Length);
        Assert.StartsWith("thing goecharger:goe:closed is OFFLINE (CONFIGURATION_ERROR): The charger does not offer its local API (HTTP 404).", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("thing goecharger:goe:dead is OFFLINE (COMMUNICATION_ERROR): ", lines[1], StringComparison.Ordinal);
        Assert.Equal("thing goecharger:goe:good is ONLINE", lines[2]);
        Assert.Equal("No errors in 2 files: 3 things, 1 item, 1 link. 1 of 3 things ONLINE.", lines[3]);
        Assert.Equal(1, check.Code);
        Assert.True(simulator.Chargers[0].RequestCount > 0);
        Assert.Equal(before, simulator.Chargers[0].Snapshot.Amp);
        Assert.False(Directory.Exists(home.PathOf(".homebinding")));
    }

    [Fact]
    public async Task Check_DevicesThatAllAnswer_IsGood()
    {
        await using var simulator = await Chargers.StartAsync();
        using var home = HomeFolder.WithCharger(simulator.EndpointOf(0));

        var check = await HostProcess.RunAsync("check", home.Root, "--devices", "--timeout", "30s");

        Assert.Equal("thing goecharger:goe:garage is ONLINE\nNo errors in 2 files: 1 thing, 3 items, 3 links. 1 of 1 thing ONLINE.", check.Output);
        Assert.Equal(0, check.Code);
    }

    [Fact]
    public async Task Check_DeviceThatSaysNothing_IsGivenUpAfterTheTime()
    {
        // It takes the connection and never answers.
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        using var home = HomeFolder.WithCharger(listener.LocalEndpoint);

        var check = await HostProcess.RunAsync("check", home.Root, "--devices", "--timeout", "1s");

        Assert.StartsWith("thing goecharger:goe:garage is UNKNOWN: It has not answered within 1 s.", check.Output, StringComparison.Ordinal);
        Assert.Equal(1, check.Code);
    }

    [Fact]
    public async Task Check_DevicesAsJson_HasARowForEach()
    {
        await using var simulator = await StartAsync();
        using var home = Home(simulator);
        home.Write("things/b.things", "version: 1\nthings: { \"goecharger:goe:wrong\": { config: { ip: x, refreshInterval: 0 } }, \"hue:bulb:one\": {} }\n");

        var check = await HostProcess.RunAsync("check", home.Root, "--devices", "--json");

        using var document = JsonDocument.Parse(check.Output);
        Assert.Equal(
            [
                ("goecharger:goe:closed", "OFFLINE", "CONFIGURATION_ERROR"),
                ("goecharger:goe:dead", "OFFLINE", "COMMUNICATION_ERROR"),
                ("goecharger:goe:good", "ONLINE", null),
                ("goecharger:goe:wrong", "UNINITIALIZED", "HANDLER_CONFIGURATION_PENDING"),
                ("hue:bulb:one", "UNINITIALIZED", "HANDLER_MISSING_ERROR"),
            ],
            document.RootElement.GetProperty("devices").EnumerateArray().Select(static each => (each.GetProperty("thing").GetString(), each.GetProperty("status").GetString(), each.GetProperty("detail").GetString())));
        Assert.Equal(2, document.RootElement.GetProperty("summary").GetProperty("errors").GetInt32());
        Assert.Equal(1, document.RootElement.GetProperty("summary").GetProperty("devicesOnline").GetInt32());
        Assert.Equal(1, check.Code);
    }

    [Fact]
    public async Task Check_DisabledThing_IsNotContactedAndNoFailure()
    {
        await using var simulator = await Chargers.StartAsync();
        using var home = HomeFolder.WithCharger(simulator.EndpointOf(0));
        home.Write(".homebinding/things.json", "{ \"Disabled\": [\"goecharger:goe:garage\"] }");

        var check = await HostProcess.RunAsync("check", home.Root, "--devices");

        Assert.StartsWith("thing goecharger:goe:garage is UNINITIALIZED (DISABLED)", check.Output, StringComparison.Ordinal);
        Assert.Equal(0, simulator.Chargers[0].RequestCount);
        Assert.Equal(0, check.Code);
    }

    private static Task<ChargerSimulator> StartAsync() => ChargerSimulator.StartAsync(
        new SimulatorOptions { Count = 2, Charger = static index => new ChargerOptions { Serial = SimulatorOptions.SerialOf(index), HttpApiEnabled = index == 0, Car = new CarOptions() } },
        TimeProvider.System,
        CancellationToken.None);

    private static HomeFolder Home(ChargerSimulator simulator)
    {
        var home = new HomeFolder();
        home.Write("things/a.things", $$"""
            version: 1
            things:
              goecharger:goe:good: { config: { ip: "{{simulator.EndpointOf(0)}}" } }
              goecharger:goe:closed: { config: { ip: "{{simulator.EndpointOf(1)}}" } }
              goecharger:goe:dead: { config: { ip: "127.0.0.1:9" } }
            """);
        return home;
    }
}
