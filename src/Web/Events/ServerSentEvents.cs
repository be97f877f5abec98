using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace HomeBinding.Web.Events;

/// <summary>An answer that is a stream of events (HTML Living Standard, server-sent events).</summary>
internal static class ServerSentEvents
{
    /// <summary>Bytes that are put together before the client has to take some.</summary>
    public const int Chunk = 16 * 1024;

    private static readonly byte[] AliveBytes = "event: alive\ndata: {\"interval\":10}\n\n"u8.ToArray();

    /// <summary>That the stream is still connected, as openHAB says it.</summary>
    public static ReadOnlySpan<byte> Alive => AliveBytes;

    /// <summary>Makes the answer a stream; nothing has been sent yet.</summary>
    public static void Prepare(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        // A proxy that collects what it passes on would keep the events.
        context.Response.Headers["X-Accel-Buffering"] = "no";
        // How long a client may take is looked at in the home's own time.
        if (context.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate) rate.MinDataRate = null;
    }

    /// <summary>An event that is none of openHAB's: how many the client did not get, since it was too slow for them.</summary>
    public static void WriteMissed(IBufferWriter<byte> writer, long count) => writer.Write(Encoding.ASCII.GetBytes($"event: missed\ndata: {{\"count\":{count}}}\n\n"));

    /// <summary>Sends what has been written.</summary>
    public static async ValueTask FlushAsync(PipeWriter writer, CancellationToken cancellationToken)
    {
        var result = await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
        if (result.IsCompleted || result.IsCanceled) throw new OperationCanceledException("The client has gone.");
    }
}
