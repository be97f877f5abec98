using System.Buffers;
using HomeBinding.Web.Access;
using Microsoft.AspNetCore.Http;

namespace HomeBinding.Web.Events;

/// <summary>A client of <c>/rest/events</c>.</summary>
internal sealed class EventStream(CallerLease lease, TimeProvider time, EventFilter filter, HttpResponse response) : EventListener(lease, time, filter)
{
    protected override EventFormat Format => EventFormat.Stream;

    /// <summary>Writes until it has to end.</summary>
    public async Task RunAsync()
    {
        // The client sees that it is connected before anything happens.
        await WriteAsync(async token => await response.Body.FlushAsync(token).ConfigureAwait(false)).ConfigureAwait(false);
        await WriteAllAsync().ConfigureAwait(false);
    }

    protected override Task WriteMissedAsync(long count)
    {
        ServerSentEvents.WriteMissed(response.BodyWriter, count);
        return FlushAsync();
    }

    protected override Task WriteAliveAsync()
    {
        response.BodyWriter.Write(ServerSentEvents.Alive);
        return FlushAsync();
    }

    protected override async Task WriteAsync(ReadOnlyMemory<HomeEvent> events)
    {
        var size = 0;
        for (var i = 0; i < events.Length; i++)
        {
            var bytes = events.Span[i].Write(Format);
            response.BodyWriter.Write(bytes.Span);
            size += bytes.Length;
            if (size < ServerSentEvents.Chunk) continue;
            size = 0;
            await FlushAsync().ConfigureAwait(false);
        }
        await FlushAsync().ConfigureAwait(false);
    }

    private Task FlushAsync() => WriteAsync(token => ServerSentEvents.FlushAsync(response.BodyWriter, token));
}
