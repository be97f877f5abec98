namespace HomeBinding.Plugins.Http;

/// <summary>
/// The HTTP clients of one binding. They share one handler, so that a device sees as few connections as possible; a request that says
/// <c>Connection: close</c> gets a connection of its own, without the cost of a pool.
/// </summary>
internal sealed class HttpClients : IDisposable
{
    private const int MaxReply = 256 * 1024;

    // In KiB.
    private const int MaxHead = 16;

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(3);

    private readonly OwnConnectionHandler _handler = CreateHandler();

    public HttpClient Create() => new(_handler, disposeHandler: false)
    {
        MaxResponseContentBufferSize = MaxReply,
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public void Dispose() => _handler.Dispose();

    internal static OwnConnectionHandler CreateHandler() => new(ConnectTimeout, MaxHead * 1024, new SocketsHttpHandler
    {
        // A device that redirects, or a proxy, would send credentials and commands somewhere else.
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectTimeout = ConnectTimeout,
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        MaxResponseHeadersLength = MaxHead,
        ActivityHeadersPropagator = null,
    });
}
