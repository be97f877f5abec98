using System.Net;

namespace HomeBinding.Discovery.Mdns;

/// <summary>Sends and receives packets. What is not from where it may be from is not received.</summary>
internal interface IMdnsTransport : IDisposable
{
    /// <summary>Sends a packet to whom is asked.</summary>
    ValueTask SendAsync(ReadOnlyMemory<byte> packet, CancellationToken cancellationToken);

    /// <summary>Waits for the next packet.</summary>
    /// <param name="buffer">Where it is put; what is longer than this is cut.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    ValueTask<(int Length, IPAddress Source)> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken);
}
