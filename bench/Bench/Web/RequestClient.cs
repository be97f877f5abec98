using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HomeBinding.Bench.Web;

/// <summary>
/// Asks at a pace, over connections that stay open, each with a bare socket and a thread of its own: the turns that an HTTP library's work has to wait for in a pool
/// of threads, and the pauses of its garbage collector, would be counted as the host's.
/// </summary>
internal sealed class RequestClient : IDisposable
{
    private const int Connections = 16;

    private static readonly byte[] Success = "HTTP/1.1 200 "u8.ToArray();
    private static readonly byte[] End = "\r\n0\r\n\r\n"u8.ToArray();

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = 10_000 };
    private readonly byte[] _buffer = new byte[32 * 1024];
    private readonly string _headers;

    private RequestClient(IPEndPoint address, string token)
    {
        _headers = $" HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\n\r\n";
        _socket.Connect(address);
    }

    /// <summary>Asks for so long, and so often. An answer that comes after the next request of its connection is due delays that one, which then counts from when it was due.</summary>
    /// <param name="address">Where.</param>
    /// <param name="token">An API token.</param>
    /// <param name="perSecond">Requests a second.</param>
    /// <param name="seconds">Seconds.</param>
    /// <param name="path">The path of the request with some number.</param>
    /// <returns>Milliseconds until each answer was whole.</returns>
    public static List<double> Run(IPEndPoint address, string token, int perSecond, int seconds, Func<int, string> path)
    {
        var all = new double[perSecond * seconds];
        Exception? failure = null;
        var start = Stopwatch.GetTimestamp();
        var threads = Enumerable.Range(0, Connections).Select(connection => new Thread(() =>
        {
            try
            {
                using var client = new RequestClient(address, token);
                using var never = new ManualResetEventSlim();
                for (var i = connection; i < all.Length; i += Connections)
                {
                    var due = start + (i * Stopwatch.Frequency / perSecond);
                    var began = Stopwatch.GetTimestamp();
                    if (began < due)
                    {
                        never.Wait((int)Stopwatch.GetElapsedTime(began, due).TotalMilliseconds);
                        due = Stopwatch.GetTimestamp();
                    }
                    client.Get(path(i));
                    all[i] = Stopwatch.GetElapsedTime(due).TotalMilliseconds;
                }
            }
            catch (Exception exception)
            {
                failure = exception;
            }
        })).ToArray();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        return failure is null ? [.. all] : throw new InvalidOperationException($"A connection failed: {failure.Message}", failure);
    }

    public void Dispose() => _socket.Dispose();

    private void Get(string path)
    {
        var length = Encoding.ASCII.GetBytes("GET ", _buffer);
        length += Encoding.ASCII.GetBytes(path, _buffer.AsSpan(length));
        length += Encoding.ASCII.GetBytes(_headers, _buffer.AsSpan(length));
        for (var sent = 0; sent < length;) sent += _socket.Send(_buffer.AsSpan(sent, length - sent));
        length = 0;
        do
        {
            var count = _socket.Receive(_buffer.AsSpan(length));
            if (count == 0) throw new IOException("The host closed the connection.");
            length += count;
        }
        while (!_buffer.AsSpan(0, length).EndsWith(End));
        if (!_buffer.AsSpan().StartsWith(Success)) throw new IOException(Encoding.UTF8.GetString(_buffer, 0, length));
    }
}
