using System.Net;
using System.Net.Sockets;
using HomeBinding.Conformance;

namespace HomeBinding.Plugins.Tests.Acme;

/// <summary>The device that the fixture speaks with: one line asked, one line answered.</summary>
public sealed class MeterSimulator : ISimulatedDevice
{
    private TcpListener? _listener;
    private Task _serving = Task.CompletedTask;
    private int _port;
    private string _limit = "16";

    public IReadOnlyDictionary<string, object?> Configuration => new Dictionary<string, object?>
    {
        ["host"] = "127.0.0.1",
        ["port"] = _port,
        ["interval"] = 20,
    };

    public Task StartAsync()
    {
        _listener = new TcpListener(IPAddress.Loopback, _port);
        _listener.Start();
        _port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _serving = ServeAsync(_listener);
        return Task.CompletedTask;
    }

    public async Task StopAsync()
    {
        _listener?.Stop();
        await _serving;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _listener?.Dispose();
    }

    private async Task ServeAsync(TcpListener listener)
    {
        while (true)
        {
            try
            {
                using var client = await listener.AcceptTcpClientAsync();
                using var reader = new StreamReader(client.GetStream());
                await using var writer = new StreamWriter(client.GetStream());
                await writer.WriteAsync(Answer(await reader.ReadLineAsync() ?? "") + "\n");
            }
            catch (Exception exception) when (exception is IOException or SocketException && listener.Server.IsBound)
            {
                // The binding hung up.
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private string Answer(string line)
    {
        if (line == "READ") return $"{{power: 1234.5, limit: {_limit}}}";
        if (!line.StartsWith("SET limit ", StringComparison.Ordinal)) return $"What is '{line}'?";
        _limit = line["SET limit ".Length..];
        return "OK";
    }
}
