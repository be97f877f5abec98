using System.Collections.Concurrent;
using System.Net;
using System.Text;
using HomeBinding.Host.Tests.Support;

namespace HomeBinding.Host.Tests.Run;

/// <summary>Metrics and traces, as a collector gets them.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task Run_WithACollector_SendsMetricsAndTraces()
    {
        await using var simulator = await Chargers.StartAsync();
        using var home = HomeFolder.WithCharger(simulator.EndpointOf(0));
        home.Write("rules/Eleven.cs", HomeFolder.Rule("Eleven", 11));
        using var collector = new Collector();
        home.Write("settings.yaml", $"telemetry:\n  otlp: {collector.Address}\n  protocol: http\n");

        await using var host = HostProcess.Start("run", home.Root, "--events");
        await host.Output.WaitForAsync("item Current = 11 A");
        // A trace is there once the command has been answered; they are sent every few seconds.
        await collector.ReceivesAsync("/v1/traces", "homebinding.command");
        var (code, _) = await host.StopAsync();

        Assert.Equal(0, code);
        var metrics = collector.TextOf("/v1/metrics");
        Assert.All(
            ["homebinding.events", "homebinding.queue.depth", "homebinding.inputs.conflated", "homebinding.poll.duration", "homebinding.rule.runs", "homebinding.things", "goecharger:goe:garage", "Eleven"],
            name => Assert.Contains(name, metrics, StringComparison.Ordinal));
        var traces = collector.TextOf("/v1/traces");
        Assert.Contains("homebinding.command", traces, StringComparison.Ordinal);
        Assert.Contains("rule Eleven", traces, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WithoutACollector_LoadsNothingOfIt()
    {
        using var home = HomeFolder.WithCharger("127.0.0.1:9");
        await using var host = HostProcess.Start("run", home.Root);
        await host.Output.WaitForAsync("HomeBinding runs ");

        if (!OperatingSystem.IsLinux()) return;
        var maps = File.ReadAllText($"/proc/{host.Id}/maps");
        Assert.Contains("HomeBinding.Engine.dll", maps, StringComparison.Ordinal);
        Assert.DoesNotContain("OpenTelemetry", maps, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WithACollectorThatIsNotThere_RunsAndStops()
    {
        await using var simulator = await Chargers.StartAsync();
        using var home = HomeFolder.WithCharger(simulator.EndpointOf(0));
        home.Write("settings.yaml", "telemetry:\n  otlp: http://127.0.0.1:9\n");

        await using var host = HostProcess.Start("run", home.Root, "--events");
        await host.Output.WaitForAsync("item Firmware = ");
        var (code, time) = await host.StopAsync();

        Assert.Equal(0, code);
        Assert.InRange(time, TimeSpan.Zero, TimeSpan.FromSeconds(25));
    }

    /// <summary>Takes in what is sent to it; the protobuf has its texts as they are.</summary>
    private sealed class Collector : IDisposable
    {
        private readonly HttpListener _listener = new();
        private readonly ConcurrentQueue<(string Path, string Text)> _received = new();
        private readonly SemaphoreSlim _arrived = new(0);

        public Collector()
        {
            // There is no port 0 for it: one is taken from a socket that gives it back.
            var socket = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
            socket.Start();
            Address = $"http://{socket.LocalEndpoint}/";
            socket.Stop();
            _listener.Prefixes.Add(Address);
            _listener.Start();
            _ = Task.Run(ListenAsync);
        }

        public string Address { get; }

        public async Task ReceivesAsync(string path, string text)
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            while (!TextOf(path).Contains(text, StringComparison.Ordinal)) await _arrived.WaitAsync(limit.Token);
        }

        public string TextOf(string path) => string.Concat(_received.Where(each => each.Path == path).Select(static each => each.Text));

        public void Dispose()
        {
            _listener.Close();
            _arrived.Dispose();
        }

        private async Task ListenAsync()
        {
            while (_listener.IsListening)
            {
                var context = await _listener.GetContextAsync();
                using var reader = new StreamReader(context.Request.InputStream, Encoding.Latin1);
                _received.Enqueue((context.Request.Url!.AbsolutePath, await reader.ReadToEndAsync()));
                context.Response.Close();
                _arrived.Release();
            }
        }
    }
}
