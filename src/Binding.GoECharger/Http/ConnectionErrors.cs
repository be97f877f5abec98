using System.Net.Sockets;

namespace HomeBinding.GoECharger;

/// <summary>What went wrong on the way to the charger, in the user's words.</summary>
internal static class ConnectionErrors
{
    public static string Describe(Exception exception, string authority)
    {
        var (error, socket) = (ErrorOf(exception), SocketErrorOf(exception));
        return error switch
        {
            HttpRequestError.NameResolutionError => $"No device has the name '{authority}'. Check the parameter 'ip' and the name service of the network.",
            HttpRequestError.ResponseEnded => "The connection ended before the answer was complete.",
            HttpRequestError.InvalidResponse => $"The device at {authority} does not answer in HTTP. Check the parameter 'ip'.",
            _ when socket == SocketError.ConnectionRefused => $"{authority} refuses the connection. Check the parameter 'ip', and that the charger's local API is enabled.",
            _ when socket is SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.HostDown =>
                $"{authority} cannot be reached. Check the parameter 'ip', and that the charger has power and Wi-Fi.",
            _ when socket is SocketError.TimedOut => $"{authority} does not answer. Check the parameter 'ip', and that the charger has power and Wi-Fi.",
            _ when socket is SocketError.ConnectionReset or SocketError.ConnectionAborted => "The charger broke off the connection.",
            _ => $"The request to {authority} failed: {Excerpt.Of(exception.Message)}",
        };
    }

    private static HttpRequestError ErrorOf(Exception exception) => exception switch
    {
        HttpRequestException request when request.HttpRequestError != HttpRequestError.Unknown => request.HttpRequestError,
        HttpIOException io => io.HttpRequestError,
        { InnerException: { } inner } => ErrorOf(inner),
        _ => HttpRequestError.Unknown,
    };

    private static SocketError SocketErrorOf(Exception? exception) => exception switch
    {
        null => SocketError.Success,
        SocketException socket => socket.SocketErrorCode,
        _ => SocketErrorOf(exception.InnerException),
    };
}
