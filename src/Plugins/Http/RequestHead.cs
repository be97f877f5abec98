using System.Net;
using System.Text.Unicode;

namespace HomeBinding.Plugins.Http;

/// <summary>Writes the head of a request, as RFC 9112 has it.</summary>
internal static class RequestHead
{
    /// <summary>Writes it; false if it does not fit into the buffer, or is not of printable ASCII throughout.</summary>
    public static bool TryWrite(HttpRequestMessage request, Span<byte> buffer, out int length)
    {
        var uri = request.RequestUri!;
        if (!Utf8.TryWrite(buffer, $"GET {uri.PathAndQuery} HTTP/1.1\r\nHost: {request.Headers.Host ?? HostOf(uri)}\r\n", out length)) return false;
        foreach (var (name, values) in request.Headers.NonValidated)
        {
            if (name.Equals("Host", StringComparison.OrdinalIgnoreCase)) continue;
            foreach (var value in values)
            {
                if (!Utf8.TryWrite(buffer[length..], $"{name}: {value}\r\n", out var written)) return false;
                // The end of the line may not come earlier.
                if (buffer.Slice(length, written - 2).ContainsAnyExceptInRange((byte)' ', (byte)'~')) return false;
                length += written;
            }
        }
        if (!"\r\n"u8.TryCopyTo(buffer[length..])) return false;
        length += 2;
        return true;
    }

    private static string HostOf(Uri uri)
    {
        var host = uri.HostNameType == UriHostNameType.IPv6 ? uri.Host : uri.IdnHost;
        return uri.IsDefaultPort ? host : $"{host}:{uri.Port}";
    }
}
