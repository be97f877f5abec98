using System.Net;
using System.Text.Json;
using HomeBinding.Host.Tests.Support;
using HomeBinding.Simulator.GoECharger;

namespace HomeBinding.Host.Tests.Commands;

/// <summary>The command as a process, and simulated chargers that answer on loopback. Nothing is sent to the network.</summary>
public sealed class DiscoverTests : IAsyncLifetime, IDisposable
{
    private readonly HomeFolder _home = new();
    private ChargerSimulator _simulator = null!;
    private MdnsResponder _responder = null!;

    public async Task InitializeAsync()
    {
        _simulator = await ChargerSimulator.StartAsync(new SimulatorOptions { Count = 2 }, TimeProvider.System, CancellationToken.None);
        _responder = MdnsResponder.Start(_simulator, new IPEndPoint(IPAddress.Loopback, 0));
    }

    public async Task DisposeAsync()
    {
        await _responder.DisposeAsync();
        await _simulator.DisposeAsync();
    }

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Discover_PrintsWhatItFindsAndHowToAddIt()
    {
        var found = await DiscoverAsync();

        Assert.Equal("", found.Errors);
        Assert.Equal(0, found.Code);
        Assert.StartsWith($"goecharger:goe:400100\tSimulated charger 400100\t{_simulator.EndpointOf(0)}\tnew\t\ngoecharger:goe:400101\t", found.Output, StringComparison.Ordinal);
        Assert.Contains("homebinding discover --add goecharger:goe:400100", found.Output, StringComparison.Ordinal);
        Assert.Contains($"    config:\n      ip: \"{_simulator.EndpointOf(0)}\"\n      serial: \"400100\"", found.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_home.Root));
    }

    [Fact]
    public async Task Discover_ToAddOne_WritesAFileThatRuns()
    {
        var added = await DiscoverAsync("--add", "goecharger:goe:400101", "--id", "garage", "--label", "Wallbox: \"left\"");
        Assert.Equal("", added.Errors);
        Assert.Equal(0, added.Code);
        Assert.Equal(["discovered-garage.things"], Directory.GetFiles(_home.PathOf("things")).Select(Path.GetFileName));

        Assert.Equal("No errors in 1 file: 1 thing, 0 items, 0 links.", (await HostProcess.RunAsync("check", _home.Root)).Output);
        var rows = await RowsAsync();
        Assert.Equal(["new", "known"], rows.Select(each => each.GetProperty("state").GetString()));
        Assert.Equal("goecharger:goe:garage", rows[1].GetProperty("thing").GetString());
        await using var host = HostProcess.Start("run", _home.Root, "--events");
        await host.Output.WaitForAsync("thing goecharger:goe:garage is ONLINE");
    }

    [Fact]
    public async Task Discover_OfAThingThatHasMoved_SaysWhere()
    {
        _home.Write("things/garage.things", "version: 1\nthings:\n  goecharger:goe:garage:\n    config:\n      ip: 192.0.2.1\n      serial: 400100\n");

        var row = (await RowsAsync())[0];

        Assert.Equal("known", row.GetProperty("state").GetString());
        Assert.Equal($"Thing goecharger:goe:garage is now at {_simulator.EndpointOf(0)}, not at 192.0.2.1. Correct 'ip' in its file.", row.GetProperty("note").GetString());
    }

    [Fact]
    public async Task Discover_ToIgnoreOne_KeepsThat()
    {
        Assert.Equal(0, (await DiscoverAsync("--ignore", "goecharger:goe:400100")).Code);
        Assert.Equal(["ignored", "new"], (await RowsAsync()).Select(each => each.GetProperty("state").GetString()));
        Assert.Equal(0, (await DiscoverAsync("--unignore", "goecharger:goe:400100")).Code);
        Assert.Equal(["new", "new"], (await RowsAsync()).Select(each => each.GetProperty("state").GetString()));
    }

    [Fact]
    public async Task Discover_OfSomethingElse_FailsAndWritesNothing()
    {
        var added = await DiscoverAsync("--add", "goecharger:goe:999999");

        Assert.Equal("error: There is no goecharger:goe:999999 in the inbox.", added.Errors);
        Assert.Equal(1, added.Code);
        Assert.False(Directory.Exists(_home.PathOf("things")));
    }

    [Fact]
    public async Task Discover_WhereNobodyAnswers_FindsNothing()
    {
        _responder.Fault = MdnsFault.Silence;

        var found = await DiscoverAsync();

        Assert.Equal("Nothing was found.", found.Output);
        Assert.Equal(0, found.Code);
    }

    [Theory]
    [InlineData("'foo' is no address with a port. Write e.g. 127.0.0.1:5454.", "discover", "--mdns", "foo")]
    [InlineData("'x' is not a thing id. Write it as binding:type:id.", "discover", "--add", "x")]
    [InlineData("--id and --label need --add.", "discover", "--id", "x")]
    [InlineData("'soon' is not a time. Write e.g. 20s, 2m or 1m30s.", "discover", "--timeout", "soon")]
    [InlineData("--mdns is a loopback address with a port", "simulator", "--mdns", "0.0.0.0:5353")]
    public async Task CommandLine_ThatIsWrong_IsRefused(string message, params string[] arguments)
    {
        var finished = await HostProcess.RunAsync(arguments);
        Assert.Contains(message, finished.Errors + finished.Output, StringComparison.Ordinal);
        Assert.Equal(2, finished.Code);
    }

    [Fact]
    public async Task Run_WithDiscover_FindsInTheBackgroundAndKeepsTheInbox()
    {
        await using var host = HostProcess.Start("run", _home.Root, "--events", "--discover", "--mdns", _responder.Endpoint.ToString());
        await host.Output.WaitForAsync("inbox goecharger:goe:400100 Added (Simulated charger 400100)");
        await host.Errors.WaitForAsync("Found Simulated charger 400101. Add it with 'homebinding discover --add goecharger:goe:400101'");

        var (code, _) = await host.StopAsync();

        Assert.Equal(0, code);
        using var inbox = JsonDocument.Parse(File.ReadAllText(_home.PathOf(".homebinding/inbox.json")));
        Assert.Equal(2, inbox.RootElement.GetProperty("entries").GetArrayLength());
    }

    [Fact]
    public async Task Run_WhoseSettingsWantIt_FindsInTheBackground()
    {
        _home.Write("settings.yaml", "discovery:\n  background: true\n");
        await using var host = HostProcess.Start("run", _home.Root, "--events", "--mdns", _responder.Endpoint.ToString());
        await host.Output.WaitForAsync("inbox goecharger:goe:400100 Added (Simulated charger 400100)");
        Assert.Equal(0, (await host.StopAsync()).Code);
    }

    [Fact]
    public async Task Run_WithoutDiscover_AsksNobody()
    {
        await using var host = HostProcess.Start("run", _home.Root, "--events", "--mdns", _responder.Endpoint.ToString());
        await host.Output.WaitForAsync("HomeBinding runs ");
        Assert.Equal(0, (await host.StopAsync()).Code);
        Assert.Equal(0, _responder.QueryCount);
        Assert.False(File.Exists(_home.PathOf(".homebinding/inbox.json")));
    }

    private Task<HostProcess.Finished> DiscoverAsync(params string[] more) =>
        HostProcess.RunAsync(["discover", _home.Root, "--timeout", "1s", "--mdns", _responder.Endpoint.ToString(), .. more]);

    private async Task<IReadOnlyList<JsonElement>> RowsAsync()
    {
        var found = await DiscoverAsync("--json");
        Assert.Equal("", found.Errors);
        using var document = JsonDocument.Parse(found.Output);
        return [.. document.RootElement.Clone().EnumerateArray()];
    }
}
