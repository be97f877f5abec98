using System.Net.Sockets;

namespace HomeBinding.Simulator.GoECharger;

/// <summary>One accepted connection: one request, one reply, the end.</summary>
internal sealed class Connection(Socket socket, SimulatedCharger charger, TimeProvider time, CancellationToken stopped)
{
    private const int MaxDrained = 256 * 1024;
    private long _waitingSince = time.GetTimestamp();

    /// <summary>How long the client has kept the box waiting; null while it is the box's turn.</summary>
    public TimeSpan? Waiting => Interlocked.Read(ref _waitingSince) is var since and not 0 ? time.GetElapsedTime(since) : null;

    public async Task ServeAsync()
    {
        var exchange = Exchange.Rent();
        try
        {
            var length = await ReceiveHeadAsync(exchange).ConfigureAwait(false);
            if (length == 0)
            {
                return;
            }

            Interlocked.Exchange(ref _waitingSince, 0);
            var reply = ChargerApi.Answer(charger, exchange.Input.AsSpan(0, length), exchange);
            if (reply.Latency > TimeSpan.Zero)
            {
                await Task.Delay(reply.Latency, time, stopped).ConfigureAwait(false);
            }

            WireFormat.Write(reply, exchange.Body.Span, exchange.Wire);
            if (reply.Fault is { } fault)
            {
                await new FaultyTransmission(socket, time, stopped).SendAsync(fault, reply, exchange).ConfigureAwait(false);
                return;
            }

            await SendAsync(socket, exchange.Wire.Memory).ConfigureAwait(false);
            socket.Shutdown(SocketShutdown.Send);
            if (reply.MayHaveBody)
            {
                // Closing with unread bytes would reset the connection and could cost the client the reply.
                Interlocked.Exchange(ref _waitingSince, time.GetTimestamp());
                await DrainAsync(socket, exchange.Input, MaxDrained).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The client has gone, or the box has.
        }
        finally
        {
            socket.Dispose();
            exchange.Return();
        }
    }

    /// <summary>Ends the connection with a reset.</summary>
    public void Abort() => Abort(socket);

    internal static void Abort(Socket socket)
    {
        try
        {
            socket.LingerState = new LingerOption(true, 0);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Already over.
        }

        socket.Dispose();
    }

    internal static async ValueTask SendAsync(Socket socket, ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var sent = await socket.SendAsync(bytes, SocketFlags.None).ConfigureAwait(false);
            bytes = bytes[sent..];
        }
    }

    /// <summary>Reads and forgets until the client ends its side.</summary>
    internal static async ValueTask DrainAsync(Socket socket, byte[] buffer, long limit)
    {
        for (var total = 0L; total < limit;)
        {
            var received = await socket.ReceiveAsync(buffer, SocketFlags.None).ConfigureAwait(false);
            if (received == 0)
            {
                return;
            }

            total += received;
        }
    }

    private async ValueTask<int> ReceiveHeadAsync(Exchange exchange)
    {
        var length = 0;
        while (true)
        {
            if (length == exchange.Input.Length)
            {
                if (length >= Exchange.MaxHead)
                {
                    return length;
                }

                exchange.Grow();
            }

            var received = await socket.ReceiveAsync(exchange.Input.AsMemory(length), SocketFlags.None).ConfigureAwait(false);
            if (received == 0)
            {
                return 0;
            }

            var searched = Math.Max(0, length - 3);
            length += received;
            if (exchange.Input.AsSpan(searched, length - searched).IndexOf("\r\n\r\n"u8) >= 0)
            {
                return length;
            }
        }
    }
}
