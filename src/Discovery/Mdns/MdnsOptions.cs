using System.Net;

namespace HomeBinding.Discovery.Mdns;

/// <summary>Where the mDNS client asks, and how much it takes in.</summary>
public sealed record MdnsOptions
{
    /// <summary>The group and port of RFC 6762.</summary>
    public static IPEndPoint Multicast { get; } = new(new IPAddress([224, 0, 0, 251]), 5353);

    /// <summary>
    /// Whom it asks. A multicast group is asked on all interfaces; anything else is one responder, asked by unicast, and only what comes from there is
    /// heard.
    /// </summary>
    public IPEndPoint Endpoint { get; init; } = Multicast;

    /// <summary>The address of the only interface that is used for multicast; null for all that are up.</summary>
    public IPAddress? Interface { get; init; }

    /// <summary>Records that are kept at most.</summary>
    public int MaxRecords { get; init; } = 2048;

    /// <summary>Records of one sender that are kept at most, so that one cannot take the room of all.</summary>
    public int MaxRecordsOfSource { get; init; } = 512;

    /// <summary>Instances of one service type at most.</summary>
    public int MaxInstances { get; init; } = 256;

    /// <summary>Packets a second that are read at most; twice as many at once. What is more is dropped unread.</summary>
    public int PacketsPerSecond { get; init; } = 200;

    /// <summary>Packets a second of one sender that are read at most; twice as many at once.</summary>
    public int PacketsPerSecondOfSource { get; init; } = 50;

    /// <summary>True if <see cref="Endpoint"/> is a multicast group.</summary>
    public bool IsMulticast => Endpoint.Address is { AddressFamily: System.Net.Sockets.AddressFamily.InterNetwork } address && (address.GetAddressBytes()[0] & 0xF0) == 0xE0;
}
