using System.Net;
using System.Net.Sockets;

namespace HomeBinding.Simulator.GoECharger;

/// <summary>
/// Any number of simulated boxes in one process, each an HTTP server on its own loopback address
/// (a single box on 127.0.0.1, box <c>i</c> of several on 127.0.(1+i/250).(1+i%250)).
/// </summary>
public sealed class ChargerSimulator : IAsyncDisposable
{
    private const int PortAttempts = 50;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(5);
    private readonly ChargerEndpoint[] _endpoints;
    private readonly TimeProvider _time;
    private readonly LogicClock _clock;
    private long _swept;

    private ChargerSimulator(SimulatedCharger[] chargers, ChargerEndpoint[] endpoints, TimeProvider time, double speed)
    {
        Chargers = chargers;
        _endpoints = endpoints;
        _time = time;
        _swept = time.GetTimestamp();
        _clock = new LogicClock(chargers, time, speed, Sweep);
    }

    /// <summary>The boxes.</summary>
    public IReadOnlyList<SimulatedCharger> Chargers { get; }

    /// <summary>Starts the boxes and their clock. All of them listen when this completes.</summary>
    public static async Task<ChargerSimulator> StartAsync(SimulatorOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Count, LoopbackAddresses.Max);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Speed);
        var chargers = new SimulatedCharger[options.Count];
        for (var i = 0; i < chargers.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            chargers[i] = new SimulatedCharger(options.OptionsOf(i), time);
        }

        for (var attempt = 1; ; attempt++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var port = options.Port != 0 ? options.Port : LoopbackAddresses.NextPort();
            try
            {
                var endpoints = await ListenAsync(chargers, time, port).ConfigureAwait(false);
                return new ChargerSimulator(chargers, endpoints, time, options.Speed);
            }
            catch (SocketException e) when (e.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied
                && options.Port == 0 && attempt < PortAttempts)
            {
                // Taken on one of the addresses: try another port for all of them.
            }
        }
    }

    /// <summary>Where box <paramref name="index"/> listens.</summary>
    public IPEndPoint EndpointOf(int index) => _endpoints[index].Address;

    /// <summary>The base address of box <paramref name="index"/>, such as <c>http://127.0.1.1:20480/</c>.</summary>
    public Uri AddressOf(int index) => new($"http://{EndpointOf(index)}/");

    /// <summary>The box goes away: its connections are reset and new ones refused.</summary>
    public Task StopListeningAsync(int index) => _endpoints[index].StopAsync();

    /// <summary>The box comes back on the same address and port.</summary>
    public Task StartListeningAsync(int index)
    {
        _endpoints[index].Start();
        return Task.CompletedTask;
    }

    /// <summary>Stops the clock and all boxes. Nothing of them runs any more when this completes.</summary>
    public async ValueTask DisposeAsync()
    {
        await _clock.DisposeAsync().ConfigureAwait(false);
        foreach (var endpoint in _endpoints)
        {
            await endpoint.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static async Task<ChargerEndpoint[]> ListenAsync(SimulatedCharger[] chargers, TimeProvider time, int port)
    {
        var endpoints = new List<ChargerEndpoint>(chargers.Length);
        try
        {
            for (var i = 0; i < chargers.Length; i++)
            {
                endpoints.Add(new ChargerEndpoint(chargers[i], time, new IPEndPoint(LoopbackAddresses.Of(i, chargers.Length), port)));
                endpoints[i].Start();
            }

            return [.. endpoints];
        }
        catch
        {
            foreach (var endpoint in endpoints)
            {
                await endpoint.DisposeAsync().ConfigureAwait(false);
            }

            throw;
        }
    }

    private void Sweep()
    {
        if (_time.GetElapsedTime(_swept) < SweepEvery)
        {
            return;
        }

        _swept = _time.GetTimestamp();
        foreach (var endpoint in _endpoints)
        {
            endpoint.Sweep(Patience);
        }
    }
}
