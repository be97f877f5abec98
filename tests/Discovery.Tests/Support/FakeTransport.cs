using System.Collections.Concurrent;
using System.Net;
using HomeBinding.Discovery.Mdns;
using HomeBinding.Discovery.Mdns.Messages;

namespace HomeBinding.Discovery.Tests.Support;

/// <summary>Keeps what is sent. What is received a test hands to the browser itself.</summary>
internal sealed class FakeTransport : IMdnsTransport
{
    public ConcurrentQueue<DnsMessage> Sent { get; } = new();

    public bool IsDisposed { get; private set; }

    public ValueTask SendAsync(ReadOnlyMemory<byte> packet, CancellationToken cancellationToken)
    {
        Sent.Enqueue(DnsReader.Read(packet.Span, out _)!);
        return ValueTask.CompletedTask;
    }

    public async ValueTask<(int Length, IPAddress Source)> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        throw new InvalidOperationException();
    }

    public void Dispose() => IsDisposed = true;
}
