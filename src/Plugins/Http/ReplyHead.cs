using System.Net;
using System.Text;

namespace HomeBinding.Plugins.Http;

/// <summary>Reads the status line and the header fields of a reply (RFC 9112 §4 and §5).</summary>
internal static class ReplyHead
{
    // Names that devices send; they need no string of their own each time.
    private static readonly string[] UsualNames =
        ["Content-Type", "Content-Length", "Transfer-Encoding", "Connection", "Server", "Date", "Cache-Control", "Access-Control-Allow-Origin", "Access-Control-Allow-Headers", "Access-Control-Allow-Methods"];

    private static readonly string[] UsualValues = ["application/json", "application/json; charset=utf-8", "text/plain", "text/html", "chunked", "close", "*"];

    /// <summary>How long the head is, with the empty line at its end; 0 if it is not all there.</summary>
    public static int LengthOf(ReadOnlySpan<byte> reply)
    {
        var position = 0;
        while (reply[position..].IndexOf((byte)'\n') is var end and >= 0)
        {
            position += end + 1;
            if (reply[position..].StartsWith("\n"u8)) return position + 1;
            if (reply[position..].StartsWith("\r\n"u8)) return position + 2;
        }
        return 0;
    }

    /// <summary>The reply; its content, a <see cref="ReplyContent"/>, has yet to begin.</summary>
    /// <exception cref="HttpRequestException">It is not HTTP/1.</exception>
    public static HttpResponseMessage Parse(ReadOnlySpan<byte> head)
    {
        var response = ParseStatus(TakeLine(ref head, folds: false));
        var content = new ReplyContent();
        response.Content = content;
        while (TakeLine(ref head, folds: true) is { IsEmpty: false } line)
        {
            var colon = line.IndexOf((byte)':');
            if (colon <= 0) throw ReplyErrors.InvalidHead("a header field has no name");
            var name = TextOf(line[..colon].TrimEnd(" \t"u8), UsualNames, ignoreCase: true);
            var value = TextOf(line[(colon + 1)..].Trim(" \t"u8), UsualValues, ignoreCase: false);
            if (value.AsSpan().ContainsAny('\r', '\n', '\0')) value = value.Replace('\r', ' ').Replace('\n', ' ').Replace('\0', ' ');
            // Which of the two takes a name, the name says.
            if (!response.Headers.TryAddWithoutValidation(name, value) && !content.Headers.TryAddWithoutValidation(name, value))
                throw ReplyErrors.InvalidHead("a header field has a name that is none");
        }
        return response;
    }

    private static HttpResponseMessage ParseStatus(ReadOnlySpan<byte> line)
    {
        // HTTP/1.1 200 OK
        if (line.Length < 12 || !line.StartsWith("HTTP/1."u8) || !char.IsAsciiDigit((char)line[7]) || line[8] != ' ' || line[9..12].ContainsAnyExceptInRange((byte)'0', (byte)'9')
            || (line.Length > 12 && line[12] != ' '))
            throw ReplyErrors.InvalidHead("its first line is no status line");
        var code = ((line[9] - '0') * 100) + ((line[10] - '0') * 10) + line[11] - '0';
        return new HttpResponseMessage((HttpStatusCode)code)
        {
            Version = line[7] == '0' ? HttpVersion.Version10 : HttpVersion.Version11,
            ReasonPhrase = line.Length > 13 ? TextOf(line[13..], ["OK"], ignoreCase: false) : "",
        };
    }

    // Without its end. A line that starts with a blank goes on with the one before (RFC 9112 §5.2).
    private static ReadOnlySpan<byte> TakeLine(ref ReadOnlySpan<byte> head, bool folds)
    {
        var end = head.IndexOf((byte)'\n');
        while (folds && end + 1 < head.Length && end > 1 && head[end + 1] is (byte)' ' or (byte)'\t') end += 1 + head[(end + 1)..].IndexOf((byte)'\n');
        var line = head[..end];
        head = head[(end + 1)..];
        return line.EndsWith("\r"u8) ? line[..^1] : line;
    }

    private static string TextOf(ReadOnlySpan<byte> text, ReadOnlySpan<string> usual, bool ignoreCase)
    {
        foreach (var each in usual)
            if (ignoreCase ? Ascii.EqualsIgnoreCase(text, each) : Ascii.Equals(text, each)) return each;
        return Encoding.Latin1.GetString(text);
    }
}
