using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HomeBinding.Plugins.Tests.Http;

/// <summary>Answers each connection on loopback with the same bytes, in pieces that arrive one by one, and ends it.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly IReadOnlyList<byte[]> _pieces;
    private readonly bool _ends;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _serving;

    /// <param name="pieces">What is sent.</param>
    /// <param name="ends">False to keep the connection open after that.</param>
    public ScriptedServer(IReadOnlyList<byte[]> pieces, bool ends = true)
    {
        _pieces = pieces;
        _ends = ends;
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        _serving = Task.Run(ServeAsync);
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndPoint!).Port}/api/status?filter=amp,car");

    /// <summary>The heads of the requests.</summary>
    public List<string> Requests { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Dispose();
        await _serving;
        _stopping.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var connection = await _listener.AcceptAsync(_stopping.Token);
                connection.NoDelay = true;
                var head = new StringBuilder();
                var buffer = new byte[1024];
                while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
                {
                    var count = await connection.ReceiveAsync(buffer, _stopping.Token);
                    if (count == 0) break;
                    head.Append(Encoding.Latin1.GetString(buffer, 0, count));
                }
                Requests.Add(head.ToString());
                foreach (var piece in _pieces)
                {
                    if (await connection.SendAsync(piece, _stopping.Token) != piece.Length) break;
                    await Task.Yield();
                }
                if (_ends) connection.Shutdown(SocketShutdown.Send);
                // Until the other side ends it too.
                while (await connection.ReceiveAsync(buffer, _stopping.Token) > 0)
                {
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }
}
