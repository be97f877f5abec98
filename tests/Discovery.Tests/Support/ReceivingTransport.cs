using System.Net;
using System.Threading.Channels;
using HomeBinding.Discovery.Mdns;

namespace HomeBinding.Discovery.Tests.Support;

/// <summary>Delivers what a test hands in.</summary>
internal sealed class ReceivingTransport : IMdnsTransport
{
    private readonly Channel<byte[]> _packets = Channel.CreateUnbounded<byte[]>();

    public void Receive(byte[] packet) => _packets.Writer.TryWrite(packet);

    public ValueTask SendAsync(ReadOnlyMemory<byte> packet, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public async ValueTask<(int Length, IPAddress Source)> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var packet = await _packets.Reader.ReadAsync(cancellationToken);
        packet.CopyTo(buffer);
        return (packet.Length, BrowserBench.Device);
    }

    public void Dispose() => _packets.Writer.TryComplete();
}
