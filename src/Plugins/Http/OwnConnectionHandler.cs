using System.Net;
using System.Net.Sockets;

namespace HomeBinding.Plugins.Http;

/// <summary>
/// Sends a plain <c>GET</c> that says <c>Connection: close</c> over a connection of its own, in HTTP/1.1 (RFC 9112); everything else goes to the inner
/// handler. Small devices close each connection anyway, and a pool that is never used costs more than the request (docs/adr/0005-polling-transport.md).
/// </summary>
/// <remarks>Fails as <see cref="SocketsHttpHandler"/> does, with the same exceptions and <see cref="HttpRequestError"/>: tests compare the two.</remarks>
internal sealed class OwnConnectionHandler(TimeSpan connectTimeout, int mostHeadBytes, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private readonly ConnectDeadlines _deadlines = new(connectTimeout);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!Fits(request)) return base.SendAsync(request, cancellationToken);
        var connection = new OwnConnection();
        if (RequestHead.TryWrite(request, connection.Buffer, out var length)) return SendAsync(connection, request, length, cancellationToken);
        connection.Dispose();
        return base.SendAsync(request, cancellationToken);
    }

    private static bool Fits(HttpRequestMessage request) =>
        request.Method == HttpMethod.Get && request.Content is null && request.Version == HttpVersion.Version11 && request.Headers.ConnectionClose == true
        && request.RequestUri is { IsAbsoluteUri: true } uri && uri.Scheme == Uri.UriSchemeHttp;

    private async Task<HttpResponseMessage> SendAsync(OwnConnection connection, HttpRequestMessage request, int length, CancellationToken cancellationToken)
    {
        try
        {
            await ConnectAsync(connection, request.RequestUri!, cancellationToken).ConfigureAwait(false);
            await connection.SendAsync(length, cancellationToken).ConfigureAwait(false);
            while (true)
            {
                var head = ReplyHead.LengthOf(connection.Unread);
                if (head > mostHeadBytes || (head == 0 && connection.Unread.Length > mostHeadBytes)) throw ReplyErrors.HeadTooLong(mostHeadBytes);
                if (head == 0)
                {
                    if (!await connection.FillAsync(cancellationToken).ConfigureAwait(false)) throw ReplyErrors.Ended();
                    continue;
                }
                var response = ReplyHead.Parse(connection.Unread[..head]);
                connection.Skip(head);
                // 100 and 103 only announce the answer. An upgrade was not asked for.
                if ((int)response.StatusCode is >= 100 and < 200 and not 101) continue;
                response.RequestMessage = request;
                ((ReplyContent)response.Content).Begin(response, connection);
                return response;
            }
        }
        catch (Exception exception)
        {
            connection.Dispose();
            if (exception is not IOException) throw;
            var error = (exception as HttpIOException)?.HttpRequestError ?? HttpRequestError.Unknown;
            throw new HttpRequestException(error, "An error occurred while sending the request.", exception);
        }
    }

    private async ValueTask ConnectAsync(OwnConnection connection, Uri uri, CancellationToken cancellationToken)
    {
        using var deadline = _deadlines.Start(cancellationToken);
        try
        {
            await connection.ConnectAsync(uri.IdnHost, uri.Port, deadline.Token).ConfigureAwait(false);
        }
        catch (SocketException exception)
        {
            var error = exception.SocketErrorCode is SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData or SocketError.NoRecovery
                ? HttpRequestError.NameResolutionError
                : HttpRequestError.ConnectionError;
            throw new HttpRequestException(error, $"{exception.Message} ({uri.IdnHost}:{uri.Port})", exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            var message = $"No connection to {uri.IdnHost}:{uri.Port} within {connectTimeout.TotalSeconds:F0} s.";
            throw new TaskCanceledException(message, new TimeoutException(message, exception));
        }
    }
}
