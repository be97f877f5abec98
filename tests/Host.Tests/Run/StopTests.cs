using HomeBinding.Host.Tests.Support;
using HomeBinding.Simulator.GoECharger;

namespace HomeBinding.Host.Tests.Run;

public sealed class StopTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Run_OnSignal_StopsInReverseOrder(string signal)
    {
        await using var simulator = await Chargers.StartAsync();
        using var home = HomeFolder.WithCharger(simulator.EndpointOf(0));
        home.Write("rules/Ten.cs", HomeFolder.Rule("Ten", 10));
        await using var host = HostProcess.Start("run", home.Root, "--verbose", "--events");
        await host.Output.WaitForAsync("item Current = 10 A");

        var (code, time) = await host.StopAsync(signal);

        Assert.Equal(0, code);
        Assert.InRange(time, TimeSpan.Zero, Limit);
        var stopped = host.Errors.All.Select(each => each.Text.Split("Stopped the ")).Where(each => each.Length == 2).Select(each => each[1]);
        Assert.Equal(["files", "rules", "discovery", "things", "bindings", "event loop"], stopped);
        Assert.DoesNotContain(host.Errors.All, each => each.Text.Contains(" fail ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_OnSignalWhileAPollHangs_EndsSoonWithoutError()
    {
        await using var simulator = await Chargers.StartAsync();
        using var home = HomeFolder.WithCharger(simulator.EndpointOf(0));
        await using var host = HostProcess.Start("run", home.Root, "--events");
        await host.Output.WaitForAsync("is ONLINE");
        var charger = simulator.Chargers[0];
        charger.Faults.Set(Fault.Silence());
        var polled = charger.RequestCount;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await charger.WaitForRequestAsync(each => each.Number > polled, patience.Token);

        var (code, time) = await host.StopAsync();

        Assert.Equal(0, code);
        Assert.InRange(time, TimeSpan.Zero, Limit);
        Assert.DoesNotContain(host.Errors.All, each => each.Text.Contains(" fail ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_OnSignalWhileARuleBlocks_EndsSoonWithoutError()
    {
        await using var simulator = await Chargers.StartAsync();
        using var home = HomeFolder.WithCharger(simulator.EndpointOf(0));
        home.Write("rules/Stuck.cs", "public sealed class Stuck : Rule<Items>\n{\n    protected override void Define() => On(Items.Firmware.Values, _ =>\n    {\n        Log.LogInformation(\"stuck now\");\n        new ManualResetEvent(false).WaitOne();\n    });\n}\n");
        await using var host = HostProcess.Start("run", home.Root);
        await host.Errors.WaitForAsync("stuck now");

        var (code, time) = await host.StopAsync();

        Assert.Equal(0, code);
        Assert.InRange(time, TimeSpan.Zero, Limit);
    }

    [Fact]
    public async Task Run_OnSignalWhileItStarts_EndsWithoutError()
    {
        using var home = HomeFolder.WithCharger("127.0.0.1:9");
        home.Write("rules/Ten.cs", HomeFolder.Rule("Ten", 10));
        await using var host = HostProcess.Start("run", home.Root, "--events");
        await host.Output.WaitForAsync("binding GoECharger is Loading");

        var (code, time) = await host.StopAsync();

        Assert.Equal(0, code);
        Assert.InRange(time, TimeSpan.Zero, Limit);
    }
}
