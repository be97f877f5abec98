using HomeBinding.Host.Tests.Support;

namespace HomeBinding.Host.Tests.Run;

public sealed class RunTests
{
    [Fact]
    public async Task Run_WithACharger_IsOnlineHasValuesAndTheRuleCommandsIt()
    {
        await using var simulator = await Chargers.StartAsync();
        using var home = HomeFolder.WithCharger(simulator.EndpointOf(0));
        home.Write("rules/Eleven.cs", HomeFolder.Rule("Eleven", 11));

        await using var host = HostProcess.Start("run", home.Root, "--events");
        await host.Output.WaitForAsync("thing goecharger:goe:garage is ONLINE");
        await host.Output.WaitForAsync("item Firmware = 59.4");
        await host.Output.WaitForAsync(each => each.StartsWith("item Power = ", StringComparison.Ordinal) && each.Contains(" W ", StringComparison.Ordinal));
        await host.Output.WaitForAsync("First item state ");
        await host.Output.WaitForAsync("item Current = 11 A");
        Assert.Equal(11, simulator.Chargers[0].Snapshot.Amp);

        var (code, _) = await host.StopAsync();
        Assert.Equal(0, code);
    }

    [Fact]
    public async Task Run_OfAFolderThatRuns_IsRefused()
    {
        using var home = HomeFolder.WithCharger("127.0.0.1:9");
        await using var first = HostProcess.Start("run", home.Root);
        await first.Output.WaitForAsync("HomeBinding runs ");

        var second = await HostProcess.RunAsync("run", home.Root);

        Assert.Equal(3, second.Code);
        Assert.Equal($"error: Another HomeBinding process runs the folder '{home.Root}' already. Stop it first, or choose another folder.", second.Errors);
        Assert.False(first.HasExited);
    }

    [Fact]
    public async Task Run_OfAFolderThatRanBefore_IsNotRefused()
    {
        using var home = HomeFolder.WithCharger("127.0.0.1:9");
        await using (var first = HostProcess.Start("run", home.Root))
        {
            await first.Output.WaitForAsync("HomeBinding runs ");
            await first.SignalAsync("KILL");
            await first.ExitAsync();
        }

        await using var second = HostProcess.Start("run", home.Root);
        await second.Output.WaitForAsync("HomeBinding runs ");
    }

    [Fact]
    public async Task Run_OfAFolderThatCannotBeWritten_RunsWithoutCache()
    {
        await using var simulator = await Chargers.StartAsync();
        using var home = HomeFolder.WithCharger(simulator.EndpointOf(0));
        home.Write("rules/Twelve.cs", HomeFolder.Rule("Twelve", 12));
        // Root may write anywhere, so that the host is started as somebody else.
        const string Setpriv = "/usr/bin/setpriv";
        string[] asNobody = Environment.IsPrivilegedProcess && File.Exists(Setpriv) ? [Setpriv, "--reuid=65534", "--regid=65534", "--clear-groups"] : [];
        string[] command = [.. asNobody, "dotnet", Repository.Host, "run", home.Root, "--events", "--no-http"];
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(home.Root, (UnixFileMode)0b101_101_101);

        await using var host = HostProcess.StartProgram(command[0], Path.GetTempPath(), command[1..]);
        await host.Output.WaitForAsync("item Current = 12 A");
        var (code, _) = await host.StopAsync();

        Assert.Equal(0, code);
        Assert.False(Directory.Exists(home.PathOf(".homebinding")));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(home.Root, (UnixFileMode)0b111_101_101);
    }

    [Fact]
    public async Task Run_WithErrorsInFiles_ReportsThemAndRunsTheRest()
    {
        await using var simulator = await Chargers.StartAsync();
        using var home = HomeFolder.WithCharger(simulator.EndpointOf(0));
        home.Write("items/broken.items", "version: 1\nitems:\n  Lost:\n    type: Numbr\n  Misled:\n    type: Number\n    channel: goecharger:goe:garage:maxCurent\n");
        home.Write("things/twin.things", "version: 1\nthings:\n  goechargerapiv2:goeapiv2:garage:\n    config:\n      ip: 127.0.0.1:9\n");
        home.Write("rules/Broken.cs", "public sealed class Broken : Rule<Items>\n{\n    protected override void Define() => Items.Curent.SendCommand(6 * Units.Ampere);\n}\n");

        await using var host = HostProcess.Start("run", home.Root, "--events");
        await host.Output.WaitForAsync("item Firmware = ");
        await host.Errors.WaitForAsync("items/broken.items:4:11: error: ");
        await host.Errors.WaitForAsync(each => each.Contains("items/broken.items:7:14: error: ", StringComparison.Ordinal) && each.EndsWith("Did you mean 'maxCurrent'?", StringComparison.Ordinal));
        await host.Errors.WaitForAsync("things/twin.things:3:3: error: ");
        await host.Errors.WaitForAsync(each => each.Contains("Broken.cs:3:47: error: ", StringComparison.Ordinal) && each.EndsWith("Did you mean 'Current'?", StringComparison.Ordinal));
        Assert.False(host.HasExited);
    }

    [Fact]
    public async Task Run_WhileTheChargerIsAway_SaysSoAndTakesItWhenItComes()
    {
        await using var simulator = await Chargers.StartAsync();
        await simulator.StopListeningAsync(0);
        using var home = HomeFolder.WithCharger(simulator.EndpointOf(0));

        await using var host = HostProcess.Start("run", home.Root, "--events");
        await host.Output.WaitForAsync("HomeBinding runs ");
        var offline = await host.Output.WaitForAsync("is OFFLINE (COMMUNICATION_ERROR): ");
        Assert.Contains("refuses the connection. Check the parameter 'ip'", offline.Text, StringComparison.Ordinal);
        Assert.Single(host.Errors.All, each => each.Text.Contains("went offline", StringComparison.Ordinal));

        await simulator.StartListeningAsync(0);
        await host.Output.WaitForAsync("thing goecharger:goe:garage is ONLINE");
        await host.Output.WaitForAsync("item Firmware = ");
    }
}
