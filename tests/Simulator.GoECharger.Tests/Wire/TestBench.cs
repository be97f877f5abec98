using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace HomeBinding.Simulator.GoECharger.Tests;

/// <summary>One simulated box on the loopback, a clock that stands still, and a raw client.</summary>
internal sealed class TestBench : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private TestBench(ChargerSimulator simulator, FakeTimeProvider time) => (Simulator, Time) = (simulator, time);

    public ChargerSimulator Simulator { get; }

    public FakeTimeProvider Time { get; }

    public SimulatedCharger Charger => Simulator.Chargers[0];

    public static Task<TestBench> StartAsync(ChargerModel model) => StartAsync(new ChargerOptions { Model = model });

    public static Task<TestBench> StartAsync(ChargerOptions? charger = null, int count = 1, double speed = 1) =>
        StartAsync(new SimulatorOptions
        {
            Count = count,
            Speed = speed,
            Charger = i => (charger ?? new ChargerOptions()) with { Serial = SimulatorOptions.SerialOf(i) },
        });

    public static async Task<TestBench> StartAsync(SimulatorOptions options)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 5, 4, 10, 0, 0, TimeSpan.Zero));
        return new TestBench(await ChargerSimulator.StartAsync(options, time, CancellationToken.None), time);
    }

    public void Seconds(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Time.Advance(TimeSpan.FromSeconds(1));
        }
    }

    public async Task<TcpClient> ConnectAsync(int index = 0)
    {
        var client = new TcpClient();
        await client.ConnectAsync(Simulator.EndpointOf(index)).WaitAsync(Patience);
        return client;
    }

    public async Task<TcpClient> SendAsync(string target, string method = "GET", int index = 0, string body = "")
    {
        var client = await ConnectAsync(index);
        await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes($"{method} {target} HTTP/1.1\r\nHost: box\r\nAccept: */*\r\n\r\n{body}"));
        return client;
    }

    public async Task<RawReply> GetAsync(string target, string method = "GET", int index = 0, string body = "")
    {
        using var client = await SendAsync(target, method, index, body);
        return new RawReply(await ReadToEndAsync(client));
    }

    public async Task<RawReply> SetAsync(string query)
    {
        var reply = await GetAsync($"/api/set?{query}");
        Seconds(1);
        return reply;
    }

    public static async Task<string> ReadToEndAsync(TcpClient client)
    {
        using var reader = new StreamReader(client.GetStream(), new UTF8Encoding(false));
        return await reader.ReadToEndAsync().WaitAsync(Patience);
    }

    public ValueTask DisposeAsync() => Simulator.DisposeAsync();
}
