using System.Net;
using System.Text;

namespace HomeBinding.Simulator.GoECharger.Tests;

public sealed class HttpTests
{
    [Fact]
    public async Task Status_Filtered_HasTheHeadersOfABox()
    {
        await using var bench = await TestBench.StartAsync();

        var reply = await bench.GetAsync("/api/status?filter=amp");

        Assert.Equal(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nAccess-Control-Allow-Origin: *\r\nTransfer-Encoding: chunked\r\nConnection: close",
            reply.Head);
        Assert.Equal("""{"amp":16}""", Assert.Single(reply.Chunks));
    }

    [Theory]
    [InlineData("amp,alw,car,wh")]
    [InlineData("wh%2Ccar%2cALW,alw%2Camp")]
    [InlineData("[%22wh%22,%22alw%22,%22car%22,%22amp%22]")]
    [InlineData("[\"wh\",\"amp\",\"car\",\"alw\"]")]
    public async Task Status_AnyWayToWriteTheFilter_AnswersInTheBoxesOrder(string filter)
    {
        await using var bench = await TestBench.StartAsync();

        var reply = await bench.GetAsync($"/api/status?filter={filter}");

        Assert.Equal(["alw", "amp", "car", "wh"], reply.Keys);
    }

    [Fact]
    public async Task Status_Unfiltered_ListsEverythingInSeveralChunks()
    {
        await using var bench = await TestBench.StartAsync();

        var reply = await bench.GetAsync("/api/status");

        Assert.Equal(200, reply.Status);
        Assert.InRange(reply.Keys.Count(), 150, 300);
        Assert.Equal(reply.Keys.Count(), reply.Keys.Distinct().Count());
        Assert.True(reply.Chunks.Count > 1);
        Assert.NotEqual(reply.Keys.Order(StringComparer.Ordinal), reply.Keys);
    }

    [Fact]
    public async Task Status_EmptyFilter_ListsEverything()
    {
        await using var bench = await TestBench.StartAsync();

        Assert.InRange((await bench.GetAsync("/api/status?filter=")).Keys.Count(), 150, 300);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/api")]
    [InlineData("/api/statusx")]
    [InlineData("/index.html?filter=amp")]
    public async Task UnknownPath_Answers404(string target)
    {
        await using var bench = await TestBench.StartAsync();

        var reply = await bench.GetAsync(target);

        Assert.Equal((404, "This URI does not exist"), (reply.Status, reply.Body));
    }

    [Fact]
    public async Task ApiSwitchedOff_Answers404OnV2Only()
    {
        await using var bench = await TestBench.StartAsync(new ChargerOptions { HttpApiEnabled = false });

        Assert.Equal(404, (await bench.GetAsync("/api/status?filter=amp")).Status);
        Assert.Equal(404, (await bench.GetAsync("/api/set?amp=10")).Status);
        Assert.Equal(200, (await bench.GetAsync("/status")).Status);
    }

    [Fact]
    public async Task Hai_SetToFalse_SwitchesTheApiOffWithTheNextCycle()
    {
        await using var bench = await TestBench.StartAsync();

        Assert.Equal(200, (await bench.SetAsync("hai=false")).Status);

        Assert.Equal(404, (await bench.GetAsync("/api/status")).Status);
    }

    [Fact]
    public async Task Post_WithBody_IsNotHandledAndTheReplyArrives()
    {
        await using var bench = await TestBench.StartAsync();

        var reply = await bench.GetAsync("/api/set", "POST", body: new string('x', 20_000));

        Assert.Equal(405, reply.Status);
        Assert.Contains("not handled", reply.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense\r\n\r\n")]
    [InlineData("GET  HTTP/1.1\r\n\r\n")]
    [InlineData("GET /api/status SPDY/9\r\n\r\n")]
    public async Task BrokenRequestLine_Answers400(string request)
    {
        await using var bench = await TestBench.StartAsync();
        using var client = await bench.ConnectAsync();

        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));

        Assert.Equal(400, new RawReply(await TestBench.ReadToEndAsync(client)).Status);
    }

    [Fact]
    public async Task EndlessHead_EndsTheConnection()
    {
        await using var bench = await TestBench.StartAsync();
        using var client = await bench.ConnectAsync();

        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes("GET /" + new string('a', 10_000)));

        Assert.Equal(400, new RawReply(await TestBench.ReadToEndAsync(client)).Status);
    }

    [Fact]
    public async Task RequestInPieces_IsAnswered()
    {
        await using var bench = await TestBench.StartAsync();
        using var client = await bench.ConnectAsync();
        client.NoDelay = true;

        foreach (var piece in new[] { "GE", "T /api/status?filter=a", "mp HTTP/1.1\r", "\n\r", "\n" })
        {
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(piece));
        }

        Assert.Equal("""{"amp":16}""", new RawReply(await TestBench.ReadToEndAsync(client)).Body);
    }

    [Fact]
    public async Task ClientThatSaysNothing_IsDisconnectedAfterAWhile()
    {
        await using var bench = await TestBench.StartAsync();
        using var client = await bench.ConnectAsync();
        Assert.Equal(200, (await bench.GetAsync("/api/status")).Status);

        bench.Seconds(40);

        _ = await Assert.ThrowsAnyAsync<IOException>(() => TestBench.ReadToEndAsync(client));
    }

    [Fact]
    public async Task HttpClient_ReadsAStatus()
    {
        await using var bench = await TestBench.StartAsync();
        using var client = new HttpClient { BaseAddress = bench.Simulator.AddressOf(0) };

        using var response = await client.GetAsync(new Uri("api/status?filter=fwv", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Null(response.Content.Headers.ContentLength);
        Assert.Equal("""{"fwv":"59.4"}""", await response.Content.ReadAsStringAsync());
    }
}
