namespace HomeBinding.Discovery.Mdns.Messages;

/// <summary>What is read at most.</summary>
internal static class DnsLimits
{
    /// <summary>The longest packet (RFC 6762 §17).</summary>
    public const int Packet = 9000;

    /// <summary>What fits into one Ethernet frame: no query of ours is longer.</summary>
    public const int OwnPacket = 1400;

    /// <summary>Questions and records of a message.</summary>
    public const int Records = 256;

    /// <summary>Pointers in one name.</summary>
    public const int Pointers = 32;

    public const int Header = 12;
}
