using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace HomeBinding.Simulator.GoECharger;

/// <summary>
/// Answers mDNS queries for the boxes of a simulator: by unicast, on loopback only, so that nothing on the network hears of boxes that are none.
/// </summary>
public sealed class MdnsResponder : IAsyncDisposable
{
    private const int LongestPacket = 1400;
    private readonly Socket _socket;
    private readonly ChargerSimulator _simulator;
    private readonly HashSet<int> _hidden = [];
    private readonly ConcurrentDictionary<IPEndPoint, ushort> _askers = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly Random _random = new(4711);
    private readonly Task _answering;
    private long _queries;
    private long _suppressed;

    private MdnsResponder(Socket socket, ChargerSimulator simulator)
    {
        (_socket, _simulator) = (socket, simulator);
        Endpoint = (IPEndPoint)socket.LocalEndPoint!;
        _answering = Task.Run(AnswerAsync);
    }

    /// <summary>Where it listens.</summary>
    public IPEndPoint Endpoint { get; }

    /// <summary>How it misbehaves.</summary>
    public MdnsFault Fault { get; set; }

    /// <summary>Queries so far.</summary>
    public long QueryCount => Volatile.Read(ref _queries);

    /// <summary>Answers that were not given, since the asker said that it knew them.</summary>
    public long SuppressedCount => Volatile.Read(ref _suppressed);

    /// <summary>Those who asked so far.</summary>
    public IReadOnlyList<IPEndPoint> Askers => [.. _askers.Keys];

    /// <summary>Starts one.</summary>
    /// <param name="simulator">The boxes.</param>
    /// <param name="endpoint">A loopback address; port 0 picks one.</param>
    /// <exception cref="ArgumentException">The address is not a loopback address.</exception>
    /// <exception cref="SocketException">The port is taken.</exception>
    public static MdnsResponder Start(ChargerSimulator simulator, IPEndPoint endpoint)
    {
        ArgumentNullException.ThrowIfNull(simulator);
        ArgumentNullException.ThrowIfNull(endpoint);
        if (!IPAddress.IsLoopback(endpoint.Address))
        {
            throw new ArgumentException($"{endpoint.Address} is not a loopback address.", nameof(endpoint));
        }

        var socket = new Socket(endpoint.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            socket.Bind(endpoint);
        }
        catch (SocketException)
        {
            socket.Dispose();
            throw;
        }

        return new MdnsResponder(socket, simulator);
    }

    /// <summary>A box is not announced any more; those who asked are told so.</summary>
    public async Task SayGoodbyeAsync(int index)
    {
        lock (_hidden)
        {
            _ = _hidden.Add(index);
        }

        await TellAsync(RecordsOf(index).Select(static each => each with { Ttl = 0 })).ConfigureAwait(false);
    }

    /// <summary>A box is announced again; those who asked are told so.</summary>
    public async Task AnnounceAsync(int index)
    {
        lock (_hidden)
        {
            _ = _hidden.Remove(index);
        }

        await TellAsync(RecordsOf(index)).ConfigureAwait(false);
    }

    /// <summary>Sends a packet to all who asked.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> packet)
    {
        foreach (var asker in _askers.Keys)
        {
            _ = await _socket.SendToAsync(packet, SocketFlags.None, asker).ConfigureAwait(false);
        }
    }

    /// <summary>Stops.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _answering.ConfigureAwait(false);
        _socket.Dispose();
        _stopping.Dispose();
    }

    private async Task TellAsync(IEnumerable<MdnsAnswer> answers)
    {
        foreach (var packet in Pack(0, [.. answers], []))
        {
            await SendAsync(packet).ConfigureAwait(false);
        }
    }

    private IReadOnlyList<MdnsAnswer> RecordsOf(int index) => MdnsRecords.Of(_simulator.Chargers[index].Options, _simulator.EndpointOf(index));

    private async Task AnswerAsync()
    {
        var buffer = new byte[9000];
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                var received = await _socket.ReceiveFromAsync(buffer, SocketFlags.None, new IPEndPoint(IPAddress.Loopback, 0), _stopping.Token).ConfigureAwait(false);
                if (MdnsQuery.TryRead(buffer[..received.ReceivedBytes]) is { } query)
                {
                    await AnswerAsync(query, (IPEndPoint)received.RemoteEndPoint).ConfigureAwait(false);
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (SocketException)
            {
                // The asker has gone.
            }
        }
    }

    private async Task AnswerAsync(MdnsQuery query, IPEndPoint asker)
    {
        _ = Interlocked.Increment(ref _queries);
        _askers[asker] = query.Id;
        if (Fault == MdnsFault.Silence)
        {
            return;
        }

        foreach (var packet in MdnsMischief.Before(Fault, query.Id, _random).Concat(Answers(query)).Concat(MdnsMischief.After(Fault, query.Id)))
        {
            _ = await _socket.SendToAsync(packet, SocketFlags.None, asker, _stopping.Token).ConfigureAwait(false);
        }
    }

    private IEnumerable<byte[]> Answers(MdnsQuery query)
    {
        for (var i = 0; i < _simulator.Chargers.Count; i++)
        {
            lock (_hidden)
            {
                if (_hidden.Contains(i))
                {
                    continue;
                }
            }

            var all = RecordsOf(i);
            var asked = all.Where(each => query.Questions.Exists(each.Answers)).ToArray();
            var answers = asked.Where(each => each.Target is null || !query.Known.Exists(known => known.SequenceEqual(each.Target, StringComparer.OrdinalIgnoreCase))).ToArray();
            _ = Interlocked.Add(ref _suppressed, asked.Length - answers.Length);
            if (answers.Length == 0)
            {
                continue;
            }

            var more = Fault == MdnsFault.NoAdditionals || !answers.Any(static each => each.Target is not null) ? [] : all.Where(static each => each.Target is null).Except(answers).ToArray();
            foreach (var packet in Pack(query.Id, answers, more))
            {
                yield return Fault == MdnsFault.Truncated ? packet[..(packet.Length / 2)] : packet;
            }
        }
    }

    private static IEnumerable<byte[]> Pack(ushort id, MdnsAnswer[] answers, MdnsAnswer[] additionals)
    {
        var packet = new MdnsPacket(id);
        foreach (var answer in answers)
        {
            packet.Add(answer, additional: false);
            if (packet.Length < LongestPacket - 600)
            {
                continue;
            }

            yield return packet.ToArray();
            packet = new MdnsPacket(id);
        }

        foreach (var answer in additionals)
        {
            packet.Add(answer, additional: true);
        }

        if (!packet.IsEmpty)
        {
            yield return packet.ToArray();
        }
    }
}
