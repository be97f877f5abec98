using System.Net.Sockets;

namespace HomeBinding.Plugins.Http;

/// <summary>What can be wrong with a reply, in the exceptions of <see cref="HttpClient"/>.</summary>
internal static class ReplyErrors
{
    public static IOException Broken(SocketException exception) => new($"The connection broke: {exception.Message}", exception);

    public static HttpIOException Ended() => new(HttpRequestError.ResponseEnded, "The reply ended before it was complete.");

    public static HttpIOException Invalid(string what) => new(HttpRequestError.InvalidResponse, $"The reply is not HTTP/1.1: {what}.");

    public static HttpRequestException InvalidHead(string what) => new(HttpRequestError.InvalidResponse, $"The reply is not HTTP/1.1: {what}.");

    public static HttpRequestException HeadTooLong(int most) => new(HttpRequestError.ConfigurationLimitExceeded, $"The head of the reply is longer than {most} bytes.");
}
