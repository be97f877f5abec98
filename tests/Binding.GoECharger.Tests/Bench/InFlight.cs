using System.Net.Sockets;

namespace HomeBinding.GoECharger.Tests;

/// <summary>Counts the requests and connections that are open, so that a test moves its clock only while nothing is under way.</summary>
internal sealed class InFlight
{
    private int _open;

    public bool IsIdle => Volatile.Read(ref _open) == 0;

    public HttpClient CreateClient() => new(new CountingHandler(this)) { Timeout = Timeout.InfiniteTimeSpan };

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
            return new CountedStream(socket, this);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class CountingHandler : DelegatingHandler
    {
        private readonly InFlight _counter;

        public CountingHandler(InFlight counter)
            : base(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, ConnectCallback = counter.ConnectAsync }) =>
            _counter = counter;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _counter._open);
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            finally
            {
                Interlocked.Decrement(ref _counter._open);
            }
        }
    }

    private sealed class CountedStream : NetworkStream
    {
        private readonly InFlight _counter;
        private int _disposed;

        public CountedStream(Socket socket, InFlight counter)
            : base(socket, ownsSocket: true)
        {
            _counter = counter;
            Interlocked.Increment(ref counter._open);
        }

        protected override void Dispose(bool disposing)
        {
            if (Interlocked.Exchange(ref _disposed, 1) == 0) Interlocked.Decrement(ref _counter._open);
            base.Dispose(disposing);
        }
    }
}
