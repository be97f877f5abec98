using System.Net;

namespace HomeBinding.Plugins.Http;

/// <summary>The content of a reply, read from the connection as it comes. It ends the connection when it is disposed.</summary>
internal sealed class ReplyContent : HttpContent
{
    private ReplyBody? _body;

    /// <summary>Lets the body begin (RFC 9112 §6.3), once all header fields are there.</summary>
    public void Begin(HttpResponseMessage response, OwnConnection connection) => _body = response switch
    {
        { StatusCode: HttpStatusCode.NoContent or HttpStatusCode.NotModified } => new ReplyBody(connection, BodyEnd.Length, 0),
        { Headers.TransferEncodingChunked: true } => new ReplyBody(connection, BodyEnd.LastChunk, 0),
        // Only one that was sent: asked for without, the field would be computed.
        _ when Headers.Contains("Content-Length") && Headers.ContentLength is { } length => new ReplyBody(connection, BodyEnd.Length, length),
        _ => new ReplyBody(connection, BodyEnd.Connection, 0),
    };

    protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult<Stream>(_body!);

    protected override Stream CreateContentReadStream(CancellationToken cancellationToken) => _body!;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await using (_body!.ConfigureAwait(false)) await _body!.CopyToAsync(stream, cancellationToken).ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        // Known or not, the header field says it.
        length = 0;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _body?.Dispose();
        base.Dispose(disposing);
    }
}
