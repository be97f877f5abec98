using System.Net;
using HomeBinding.Plugins.Http;

namespace HomeBinding.GoECharger.Tests;

/// <summary>
/// Makes the HTTP clients that the host gives to bindings, and counts the requests whose connections are open, so that a test moves its clock only while
/// nothing is under way.
/// </summary>
internal sealed class InFlight
{
    private int _open;

    public bool IsIdle => Volatile.Read(ref _open) == 0;

    public HttpClient CreateClient() => new(new CountingHandler(this)) { Timeout = Timeout.InfiniteTimeSpan };

    private sealed class CountingHandler(InFlight counter) : DelegatingHandler(HttpClients.CreateHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref counter._open);
            try
            {
                var response = await base.SendAsync(request, cancellationToken);
                response.Content = new CountedContent(response.Content, counter);
                return response;
            }
            catch
            {
                Interlocked.Decrement(ref counter._open);
                throw;
            }
        }
    }

    /// <summary>Content that is under way until it is disposed.</summary>
    private sealed class CountedContent : HttpContent
    {
        private readonly HttpContent _inner;
        private readonly InFlight _counter;
        private int _disposed;

        public CountedContent(HttpContent inner, InFlight counter)
        {
            (_inner, _counter) = (inner, counter);
            foreach (var (name, values) in inner.Headers) Headers.TryAddWithoutValidation(name, values);
        }

        protected override Task<Stream> CreateContentReadStreamAsync() => _inner.ReadAsStreamAsync();

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => _inner.CopyToAsync(stream);

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing && Interlocked.Exchange(ref _disposed, 1) == 0)
            {
                _inner.Dispose();
                Interlocked.Decrement(ref _counter._open);
            }
            base.Dispose(disposing);
        }
    }
}
