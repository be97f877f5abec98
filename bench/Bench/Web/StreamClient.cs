using System.Buffers.Text;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HomeBinding.Bench.Web;

/// <summary>
/// One client of <c>/rest/events</c> on a bare socket: a thousand of an HTTP library's own would measure that library. The values of the events are the
/// timestamps at which they were sent, by this process.
/// </summary>
internal sealed class StreamClient : IDisposable
{
    private static readonly byte[] Marker = @"\""value\"":\"""u8.ToArray();

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp);
    private readonly List<double> _latencies = new(8192);
    private readonly byte[] _buffer = new byte[32 * 1024];
    private int _kept;

    /// <summary>Milliseconds from sending each value to having it.</summary>
    public IReadOnlyList<double> Latencies => _latencies;

    /// <summary>True while values count.</summary>
    public bool IsMeasuring { get; set; }

    /// <summary>Opens a stream; completes once it is there.</summary>
    public async Task OpenAsync(IPEndPoint address, string token, string topics)
    {
        await _socket.ConnectAsync(address).ConfigureAwait(false);
        await _socket.SendAsync(Encoding.ASCII.GetBytes($"GET /rest/events?topics={topics} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\nAccept: text/event-stream\r\n\r\n")).ConfigureAwait(false);
        var count = await _socket.ReceiveAsync(_buffer).ConfigureAwait(false);
        var answer = Encoding.ASCII.GetString(_buffer, 0, count);
        if (!answer.StartsWith("HTTP/1.1 200", StringComparison.Ordinal)) throw new InvalidOperationException(answer);
    }

    /// <summary>Reads until it is disposed.</summary>
    public async Task ReadAsync()
    {
        try
        {
            while (await _socket.ReceiveAsync(_buffer.AsMemory(_kept)).ConfigureAwait(false) is var count and > 0) Read(count);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // It was disposed.
        }
    }

    public void Dispose() => _socket.Dispose();

    private void Read(int count)
    {
        var now = Stopwatch.GetTimestamp();
        var text = _buffer.AsSpan(0, _kept + count);
        var rest = text;
        while (rest.IndexOf(Marker) is var at and >= 0)
        {
            var number = rest[(at + Marker.Length)..];
            var end = number.IndexOf((byte)'\\');
            if (end < 0) break;
            if (IsMeasuring && Utf8Parser.TryParse(number[..end], out long sent, out _)) _latencies.Add((now - sent) * 1000.0 / Stopwatch.Frequency);
            rest = number[end..];
        }
        // An event may come in two pieces.
        _kept = Math.Min(rest.Length, 128);
        rest[^_kept..].CopyTo(_buffer);
    }
}
