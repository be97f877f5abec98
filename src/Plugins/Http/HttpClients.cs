namespace HomeBinding.Plugins.Http;

/// <summary>The HTTP clients of one binding. They share one handler, so that a device sees as few connections as possible.</summary>
internal sealed class HttpClients : IDisposable
{
    private const int MaxReply = 256 * 1024;

    private readonly SocketsHttpHandler _handler = CreateHandler();

    public HttpClient Create() => new(_handler, disposeHandler: false)
    {
        MaxResponseContentBufferSize = MaxReply,
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public void Dispose() => _handler.Dispose();

    internal static SocketsHttpHandler CreateHandler() => new()
    {
        // A device that redirects, or a proxy, would send credentials and commands somewhere else.
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectTimeout = TimeSpan.FromSeconds(3),
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        MaxResponseHeadersLength = 16,
        ActivityHeadersPropagator = null,
    };
}
