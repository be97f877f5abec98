using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace HomeBinding.Discovery.Mdns;

/// <summary>
/// The group of RFC 6762 on IPv4. Interfaces are looked at with each query, which are rare, so that one that comes up later is joined. Only what comes
/// from the group's port and from a network that this machine is on is received (§6, §11).
/// </summary>
internal sealed class MulticastTransport : IMdnsTransport
{
    private readonly MdnsOptions _options;
    private readonly Socket _socket;
    private readonly HashSet<IPAddress> _joined = [];
    private volatile UnicastIPAddressInformation[] _local = [];

    public MulticastTransport(MdnsOptions options)
    {
        _options = options;
        _socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            // Other programs of this machine listen there too.
            _socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            _socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastTimeToLive, 255);
            _socket.Bind(new IPEndPoint(IPAddress.Any, options.Endpoint.Port));
            Join();
        }
        catch
        {
            _socket.Dispose();
            throw;
        }
    }

    public async ValueTask SendAsync(ReadOnlyMemory<byte> packet, CancellationToken cancellationToken)
    {
        Join();
        foreach (var address in _local.Select(each => each.Address).Where(_joined.Contains))
        {
            try
            {
                _socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastInterface, address.GetAddressBytes());
                await _socket.SendToAsync(packet, SocketFlags.None, _options.Endpoint, cancellationToken).ConfigureAwait(false);
            }
            catch (SocketException)
            {
                // This interface has just gone down; the others are asked all the same.
                _joined.Remove(address);
            }
        }
    }

    public async ValueTask<(int Length, IPAddress Source)> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        while (true)
        {
            var received = await _socket.ReceiveFromAsync(buffer, SocketFlags.None, new IPEndPoint(IPAddress.Any, 0), cancellationToken).ConfigureAwait(false);
            var source = (IPEndPoint)received.RemoteEndPoint;
            if (source.Port == _options.Endpoint.Port && IsLocal(source.Address)) return (received.ReceivedBytes, source.Address);
        }
    }

    public void Dispose() => _socket.Dispose();

    private void Join()
    {
        _local =
        [
            .. NetworkInterface.GetAllNetworkInterfaces()
                .Where(static each => each.OperationalStatus == OperationalStatus.Up && each.SupportsMulticast && each.NetworkInterfaceType != NetworkInterfaceType.Loopback)
                .SelectMany(static each => each.GetIPProperties().UnicastAddresses)
                .Where(each => each.Address.AddressFamily == AddressFamily.InterNetwork && (_options.Interface is null || each.Address.Equals(_options.Interface))),
        ];
        _joined.IntersectWith(_local.Select(each => each.Address));
        foreach (var address in _local.Select(each => each.Address).Where(each => !_joined.Contains(each)))
        {
            try
            {
                _socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.AddMembership, new MulticastOption(_options.Endpoint.Address, address));
                _joined.Add(address);
            }
            catch (SocketException exception) when (exception.SocketErrorCode is SocketError.AddressAlreadyInUse)
            {
                _joined.Add(address);
            }
            catch (SocketException)
            {
                // An interface without multicast after all.
            }
        }
    }

    private bool IsLocal(IPAddress source)
    {
        foreach (var local in _local)
            if (new IPNetwork(Mask(local.Address, local.PrefixLength), local.PrefixLength).Contains(source)) return true;
        return false;
    }

    private static IPAddress Mask(IPAddress address, int prefix)
    {
        var bytes = address.GetAddressBytes();
        for (var i = 0; i < bytes.Length; i++) bytes[i] &= (byte)(0xFF00 >> Math.Clamp(prefix - (8 * i), 0, 8));
        return new IPAddress(bytes);
    }
}
