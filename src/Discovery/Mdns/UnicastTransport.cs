using System.Net;
using System.Net.Sockets;

namespace HomeBinding.Discovery.Mdns;

/// <summary>One responder, asked directly. The socket is connected, so that the system itself drops what others send.</summary>
internal sealed class UnicastTransport : IMdnsTransport
{
    private readonly Socket _socket;
    private readonly IPAddress _source;

    public UnicastTransport(IPEndPoint endpoint)
    {
        _source = endpoint.Address;
        _socket = new Socket(endpoint.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            _socket.Connect(endpoint);
        }
        catch
        {
            _socket.Dispose();
            throw;
        }
    }

    public async ValueTask SendAsync(ReadOnlyMemory<byte> packet, CancellationToken cancellationToken) =>
        await _socket.SendAsync(packet, SocketFlags.None, cancellationToken).ConfigureAwait(false);

    public async ValueTask<(int Length, IPAddress Source)> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken) =>
        (await _socket.ReceiveAsync(buffer, SocketFlags.None, cancellationToken).ConfigureAwait(false), _source);

    public void Dispose() => _socket.Dispose();
}
