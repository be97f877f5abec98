using HomeBinding.Host.Tests.Support;

namespace HomeBinding.Host.Tests.Run;

public sealed class SimulatorTests
{
    [Fact]
    public async Task Simulator_WithThreeChargers_EachIsAHomesThing()
    {
        await using var simulator = HostProcess.Start("simulator", "--count", "3", "--car");
        await simulator.Output.WaitForAsync("Ready. Stop it with Ctrl+C.");
        var addresses = simulator.Output.All.Select(each => each.Text.Split(' ')).Where(each => each is [_, "serial", _]).Select(each => each[0]).ToArray();
        Assert.Equal(3, addresses.Distinct().Count());

        using var home = HomeFolder.WithCharger(addresses[2]);
        await using var host = HostProcess.Start("run", home.Root, "--events");
        await host.Output.WaitForAsync("item Firmware = 59.4");

        var (code, _) = await simulator.StopAsync("INT");
        Assert.Equal(0, code);
        await host.Output.WaitForAsync("is OFFLINE (COMMUNICATION_ERROR): ");
    }
}
