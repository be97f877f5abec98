using System.Net;
using System.Net.Sockets;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using HomeBinding.Plugins.Http;

namespace HomeBinding.Plugins.Tests.Http;

/// <summary>Each reply goes to <see cref="SocketsHttpHandler"/> as well: what it makes of it is what ours has to make of it.</summary>
public sealed class OwnConnectionHandlerTests
{
    private const int MostHeadKilobytes = 16;

    public static TheoryData<string> Replies =>
    [
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello and more",
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"amp\":16}",
        "HTTP/1.0 200 OK\r\n\r\nold",
        "HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nok",
        "HTTP/1.1 200 \r\nContent-Length: 2\r\n\r\nok",
        "HTTP/1.1 200 OK\nContent-Length: 2\n\nok",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\nContent-Length: 3\r\n\r\nA;name=value\r\n0123456789\r\n0\r\nTrailer: x\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n00005 \r\nhello\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\nhello\n0\n\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nraw",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na",
        "HTTP/1.1 204 No Content\r\n\r\n",
        "HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n",
        "HTTP/1.1 302 Found\r\nLocation: http://example.org/\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 404 Not Found\r\nContent-Length: 9\r\n\r\nnot found",
        "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 7\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 500 Busy doing nothing\r\nContent-Length: 4\r\nX-Twice: a\r\nX-Twice: b\r\n\r\nbusy",
        "HTTP/1.1 200 OK\r\nX-Long: first\r\n  second\r\n\tthird\r\nContent-Length: 1\r\n\r\nx",
        "HTTP/1.1 200 OK\r\nX-Return: a\rb\r\nContent-Length: 1\r\n\r\nx",
        "HTTP/1.1 200 OK\r\nX-Null: a\0b\r\nContent-Length: 1\r\n\r\nx",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nxyz",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nX-Empty:\r\nx-blank:   \r\nContent-Length: 1\r\n\r\nx",
        "HTTP/1.1 200 OK\r\nContent-Length: nonsense\r\n\r\nto the end",
        "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nto the end",
        "",
        "HTTP/1.1 200 OK\r\nContent-Le",
        "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\nhello\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\r\nhello\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nhello\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFFF\r\nhello\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhello\r\n0\r\n\r\n",
        "HTTP/1.1 20 OK\r\n\r\n",
        "HTTP/1.1 2000 OK\r\n\r\n",
        "HTTP/2.0 200 OK\r\n\r\n",
        "HTTP/1.1  200 OK\r\n\r\n",
        "SSH-2.0-OpenSSH_9.2\r\n\r\n",
        "\r\n\r\n",
        "HTTP/1.1 200 OK\r\nNoColon\r\n\r\n",
        "HTTP/1.1 200 OK\r\n: no name\r\n\r\n",
        "HTTP/1.1 200 OK\r\nBad Name: x\r\n\r\n",
        "HTTP/1.1 200 OK\r\n leading: x\r\nContent-Length: 1\r\n\r\nx",
    ];

    [Theory]
    [MemberData(nameof(Replies))]
    public async Task Send_AnyReply_EndsAsWithTheHandlerOfTheFramework(string reply)
    {
        await using var server = new ScriptedServer([Encoding.Latin1.GetBytes(reply)]);

        var expected = await OutcomeAsync(Framework(), server.Address);
        var actual = await OutcomeAsync(Own(), server.Address);

        Assert.Equal(expected, actual);
    }

    [Fact]
    public async Task Send_HeadTooLong_EndsAsWithTheHandlerOfTheFramework()
    {
        var reply = $"HTTP/1.1 200 OK\r\nX-Long: {new string('x', (MostHeadKilobytes * 1024) + 100)}\r\nContent-Length: 1\r\n\r\nx";
        await using var server = new ScriptedServer([Encoding.Latin1.GetBytes(reply)]);

        var expected = await OutcomeAsync(Framework(), server.Address);
        var actual = await OutcomeAsync(Own(), server.Address);

        Assert.Contains(nameof(HttpRequestError.ConfigurationLimitExceeded), expected, StringComparison.Ordinal);
        Assert.Equal(expected, actual);
    }

    [Fact]
    public async Task Send_Request_HasTheBytesOfTheHandlerOfTheFramework()
    {
        await using var server = new ScriptedServer([Encoding.Latin1.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")]);

        await OutcomeAsync(Framework(), server.Address);
        await OutcomeAsync(Own(), server.Address);

        Assert.Equal(2, server.Requests.Count);
        Assert.Equal(server.Requests[0], server.Requests[1]);
        Assert.Contains("filter=amp,car HTTP/1.1\r\nHost: 127.0.0.1:", server.Requests[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_NobodyListens_EndsAsWithTheHandlerOfTheFramework()
    {
        Uri nobody;
        await using (var server = new ScriptedServer([])) nobody = server.Address;

        var expected = await OutcomeAsync(Framework(), nobody);

        Assert.Contains(nameof(SocketError.ConnectionRefused), expected, StringComparison.Ordinal);
        Assert.Equal(expected, await OutcomeAsync(Own(), nobody));
    }

    [Fact]
    public async Task Send_UnknownName_IsANameResolutionError()
    {
        Assert.Contains(nameof(HttpRequestError.NameResolutionError), await OutcomeAsync(Own(), new Uri("http://no-such-device.invalid/")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_NoConnectionInTime_IsATimeout()
    {
        // A full backlog: further connections are not answered.
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(0);
        var port = ((IPEndPoint)listener.LocalEndPoint!).Port;
        using var first = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await first.ConnectAsync(IPAddress.Loopback, port);

        var outcome = await OutcomeAsync(Own(TimeSpan.FromMilliseconds(200)), new Uri($"http://127.0.0.1:{port}/"));

        Assert.StartsWith(nameof(TaskCanceledException), outcome, StringComparison.Ordinal);
        Assert.Contains(nameof(TimeoutException), outcome, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel")]
    public async Task Send_CancelledWhileItWaits_IsCancelled(string reply)
    {
        await using var server = new ScriptedServer([Encoding.Latin1.GetBytes(reply)], ends: false);
        using var cancelling = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        using var client = new HttpClient(Own());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            using var request = Closing(server.Address);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancelling.Token);
            await using var body = await response.Content.ReadAsStreamAsync(cancelling.Token);
            await body.CopyToAsync(Stream.Null, cancelling.Token);
        });
    }

    [Fact]
    public async Task Send_DisposedWhileItReads_Ends()
    {
        await using var server = new ScriptedServer([Encoding.Latin1.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n")], ends: false);
        using var client = new HttpClient(Own());
        using var request = Closing(server.Address);
        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var body = await response.Content.ReadAsStreamAsync();

        var reading = body.ReadAsync(new byte[5]).AsTask();
        response.Dispose();

        await Assert.ThrowsAnyAsync<Exception>(() => reading);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => body.ReadAsync(new byte[5]).AsTask());
    }

    [Fact]
    public async Task Send_ReplyLongerThanTheClientAllows_IsRefused()
    {
        await using var server = new ScriptedServer([Encoding.Latin1.GetBytes("HTTP/1.1 200 OK\r\n\r\n"), new byte[300 * 1024]]);
        using var client = new HttpClient(Own()) { MaxResponseContentBufferSize = 256 * 1024 };
        using var request = Closing(server.Address);

        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => client.SendAsync(request));

        Assert.Equal(HttpRequestError.ConfigurationLimitExceeded, refused.HttpRequestError);
    }

    [Theory]
    [InlineData("X-Text", "line\u00e9")]
    [InlineData("X-Text", "with\ttab")]
    public async Task Send_HeaderThatIsNotPlain_GoesToTheInnerHandler(string name, string value)
    {
        var inner = new Recording();
        using var client = new HttpClient(new OwnConnectionHandler(TimeSpan.FromSeconds(3), 1024, inner));
        using var request = Closing(new Uri("http://127.0.0.1:9/"));
        request.Headers.TryAddWithoutValidation(name, value);

        using var response = await client.SendAsync(request);

        Assert.Same(request, inner.Last);
    }

    [Fact]
    public async Task Send_RequestThatKeepsItsConnectionOrHasContent_GoesToTheInnerHandler()
    {
        var inner = new Recording();
        using var client = new HttpClient(new OwnConnectionHandler(TimeSpan.FromSeconds(3), 1024, inner));
        using var kept = new HttpRequestMessage(HttpMethod.Get, "http://127.0.0.1:9/");
        using var post = Closing(new Uri("http://127.0.0.1:9/"));
        post.Method = HttpMethod.Post;
        using var secure = Closing(new Uri("https://127.0.0.1:9/"));
        foreach (var request in new[] { kept, post, secure })
        {
            using var response = await client.SendAsync(request);
            Assert.Same(request, inner.Last);
        }
    }

    [Fact]
    public async Task Send_ManyAtTheSameTime_AllAreAnswered()
    {
        await using var server = new ScriptedServer([Encoding.Latin1.GetBytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"), Encoding.Latin1.GetBytes("0\r\n\r\n")]);
        using var client = new HttpClient(Own(TimeSpan.FromSeconds(30)));

        await Parallel.ForAsync(0, 2000, new ParallelOptions { MaxDegreeOfParallelism = 20 }, async (_, cancellationToken) =>
        {
            using var request = Closing(server.Address);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            Assert.Equal("hello", await response.Content.ReadAsStringAsync(cancellationToken));
        }).WaitAsync(TimeSpan.FromMinutes(2));
    }

    [Property(MaxTest = 60)]
    public void Read_AnyChunksInAnyPieces_GivesTheBody(byte[][] chunks, PositiveInt pieceLength, bool trailer)
    {
        var reply = new List<byte>(Encoding.Latin1.GetBytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"));
        foreach (var chunk in chunks.Where(static each => each is { Length: > 0 }))
            reply.AddRange([.. Encoding.Latin1.GetBytes($"{chunk.Length:x}\r\n"), .. chunk, .. "\r\n"u8]);
        reply.AddRange(Encoding.Latin1.GetBytes(trailer ? "0\r\nX-End: 1\r\n\r\n" : "0\r\n\r\n"));
        var expected = chunks.Where(static each => each is not null).SelectMany(static each => each).ToArray();

        Assert.Equal(expected, ReadAsync([.. reply.Chunk(pieceLength.Get)]).GetAwaiter().GetResult());
    }

    private static async Task<byte[]> ReadAsync(byte[][] pieces)
    {
        await using var server = new ScriptedServer(pieces);
        using var client = new HttpClient(Own());
        using var request = Closing(server.Address);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return await response.Content.ReadAsByteArrayAsync();
    }

    private static SocketsHttpHandler Framework() => new() { UseProxy = false, UseCookies = false, AllowAutoRedirect = false, MaxResponseHeadersLength = MostHeadKilobytes };

    private static OwnConnectionHandler Own(TimeSpan? connectTimeout = null) =>
        new(connectTimeout ?? TimeSpan.FromSeconds(3), MostHeadKilobytes * 1024, new Recording());

    private static HttpRequestMessage Closing(Uri address)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.ConnectionClose = true;
        request.Headers.Accept.ParseAdd("application/json");
        return request;
    }

    // All that a caller can see, as text.
    private static async Task<string> OutcomeAsync(HttpMessageHandler handler, Uri address)
    {
        using var client = new HttpClient(handler);
        using var request = Closing(address);
        var outcome = new StringBuilder();
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            outcome.AppendLine($"{(int)response.StatusCode} {response.ReasonPhrase} HTTP/{response.Version}");
            foreach (var (name, values) in response.Headers.NonValidated) outcome.AppendLine($"{name}: {string.Join('|', values)}");
            foreach (var (name, values) in response.Content.Headers.NonValidated) outcome.AppendLine($"content {name}: {string.Join('|', values)}");
            outcome.AppendLine(Encoding.Latin1.GetString(await ReadAllAsync(response)));
        }
        catch (Exception exception)
        {
            for (var each = exception; each is not null; each = each.InnerException)
            {
                outcome.Append(each.GetType().Name).Append(' ');
                if (each is HttpRequestException request1) outcome.Append(request1.HttpRequestError).Append(' ');
                if (each is HttpIOException io) outcome.Append(io.HttpRequestError).Append(' ');
                if (each is SocketException socket) outcome.Append(socket.SocketErrorCode).Append(' ');
            }
        }
        return outcome.ToString();
    }

    private static async Task<byte[]> ReadAllAsync(HttpResponseMessage response)
    {
        await using var body = await response.Content.ReadAsStreamAsync();
        using var read = new MemoryStream();
        await body.CopyToAsync(read);
        return read.ToArray();
    }

    /// <summary>Answers everything and keeps the last request.</summary>
    private sealed class Recording : HttpMessageHandler
    {
        public HttpRequestMessage? Last { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Last = request;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK));
        }
    }
}
