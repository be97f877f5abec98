using System.Text;

namespace HomeBinding.Simulator.GoECharger;

/// <summary>The HTTP around a body, as boxes send it: chunked, never with a length, and the connection ends after it.</summary>
internal static class WireFormat
{
    /// <summary>Bodies beyond this go out in several chunks.</summary>
    public const int ChunkSize = 4096;

    private static readonly byte[] Usual = Encoding.ASCII.GetBytes(Head(200, Reply.Json, null));

    public static void Write(Reply reply, ReadOnlySpan<byte> body, JsonBuffer wire)
    {
        WriteHead(reply, wire);
        while (!body.IsEmpty)
        {
            var length = Math.Min(ChunkSize, body.Length);
            wire.Hex(length);
            wire.Raw("\r\n"u8);
            wire.Raw(body[..length]);
            wire.Raw("\r\n"u8);
            body = body[length..];
        }

        wire.Raw(LastChunk);
    }

    public static ReadOnlySpan<byte> LastChunk => "0\r\n\r\n"u8;

    public static void WriteHead(Reply reply, JsonBuffer wire)
    {
        if (reply is { Status: 200, ContentType: Reply.Json, Header: null })
        {
            wire.Raw(Usual);
        }
        else
        {
            wire.Text(Head(reply.Status, reply.ContentType, reply.Header));
        }
    }

    private static string Head(int status, string contentType, string? header) =>
        $"HTTP/1.1 {status} {Reason(status)}\r\nContent-Type: {contentType}\r\nAccess-Control-Allow-Origin: *\r\n"
        + (header is null ? "" : header + "\r\n")
        + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n";

    private static string Reason(int status) => status switch
    {
        200 => "OK",
        301 => "Moved Permanently",
        302 => "Found",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        429 => "Too Many Requests",
        500 => "Internal Server Error",
        503 => "Service Unavailable",
        _ => "Status",
    };
}
