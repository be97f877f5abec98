using System.Net.Sockets;
using System.Text;

namespace HomeBinding.Simulator.GoECharger;

/// <summary>Sends a reply the way a fault demands.</summary>
internal sealed class FaultyTransmission(Socket socket, TimeProvider time, CancellationToken stopped)
{
    private static readonly byte[] Filler = Encoding.ASCII.GetBytes(new string('x', WireFormat.ChunkSize));

    public async ValueTask SendAsync(Fault fault, Reply reply, Exchange exchange)
    {
        switch (fault.Kind)
        {
            case FaultKind.Silence:
                await Connection.DrainAsync(socket, exchange.Input, long.MaxValue).ConfigureAwait(false);
                break;
            case FaultKind.HalfClosed:
                await HalfCloseAsync(fault, exchange).ConfigureAwait(false);
                break;
            case FaultKind.Reset:
                Connection.Abort(socket);
                break;
            case FaultKind.Truncated:
                await Connection.SendAsync(socket, Cut(fault.Truncation, exchange)).ConfigureAwait(false);
                socket.Shutdown(SocketShutdown.Send);
                break;
            case FaultKind.Trickle:
                await TrickleAsync(fault.Duration, exchange.Wire.Memory).ConfigureAwait(false);
                break;
            case FaultKind.HugeBody:
                await FloodAsync(fault.Size, reply, exchange).ConfigureAwait(false);
                break;
        }
    }

    private static ReadOnlyMemory<byte> Cut(Truncation truncation, Exchange exchange)
    {
        var wire = exchange.Wire.Memory;
        return truncation switch
        {
            Truncation.MissingLastChunk => wire[..^WireFormat.LastChunk.Length],
            Truncation.MidHeader => wire[..40],
            _ => wire[..^(WireFormat.LastChunk.Length + 2 + (exchange.Body.Length / 2))],
        };
    }

    private async ValueTask HalfCloseAsync(Fault fault, Exchange exchange)
    {
        if (fault.AfterHalf)
        {
            await Connection.SendAsync(socket, exchange.Wire.Memory[..(exchange.Wire.Length / 2)]).ConfigureAwait(false);
        }

        socket.Shutdown(SocketShutdown.Send);
        await Connection.DrainAsync(socket, exchange.Input, long.MaxValue).ConfigureAwait(false);
    }

    private async ValueTask TrickleAsync(TimeSpan pause, ReadOnlyMemory<byte> wire)
    {
        socket.NoDelay = true;
        for (var i = 0; i < wire.Length; i++)
        {
            await Connection.SendAsync(socket, wire.Slice(i, 1)).ConfigureAwait(false);
            await Task.Delay(pause, time, stopped).ConfigureAwait(false);
        }

        socket.Shutdown(SocketShutdown.Send);
    }

    private async ValueTask FloodAsync(long size, Reply reply, Exchange exchange)
    {
        var wire = exchange.Wire;
        wire.Clear();
        WireFormat.WriteHead(reply, wire);
        wire.Raw("8\r\n{\"fna\":\"\r\n"u8);
        await Connection.SendAsync(socket, wire.Memory).ConfigureAwait(false);

        wire.Clear();
        wire.Hex(Filler.Length);
        wire.Raw("\r\n"u8);
        wire.Raw(Filler);
        wire.Raw("\r\n"u8);
        for (var sent = 0L; size == 0 || sent < size; sent += Filler.Length)
        {
            stopped.ThrowIfCancellationRequested();
            await Connection.SendAsync(socket, wire.Memory).ConfigureAwait(false);
        }

        wire.Clear();
        wire.Raw("2\r\n\"}\r\n"u8);
        wire.Raw(WireFormat.LastChunk);
        await Connection.SendAsync(socket, wire.Memory).ConfigureAwait(false);
        socket.Shutdown(SocketShutdown.Send);
    }
}
