using System.Net.Sockets;
using System.Text.Json;

namespace HomeBinding.Simulator.GoECharger.Tests;

public sealed class FaultTests
{
    private const string Poll = "/api/status?filter=amp,nrg,fwv,alw,cll,acu";

    [Fact]
    public async Task Latency_AnswersWhenTheTimeHasCome()
    {
        await using var bench = await FaultyAsync(Fault.Latency(TimeSpan.FromSeconds(7)));
        using var client = await bench.SendAsync(Poll);
        _ = await bench.Charger.WaitForRequestAsync(_ => true, CancellationToken.None).WaitAsync(TestBench.Patience);
        var reading = TestBench.ReadToEndAsync(client);

        while (!reading.IsCompleted)
        {
            bench.Seconds(1);
            await Task.Yield();
        }

        Assert.Equal(200, new RawReply(await reading).Status);
        Assert.True(bench.Time.GetUtcNow() >= bench.Charger.Requests[0].Time.AddSeconds(7));
    }

    [Fact]
    public async Task Silence_NeverAnswersAndKeepsTheConnection()
    {
        await using var bench = await FaultyAsync(Fault.Silence());
        using var client = await bench.SendAsync(Poll);
        var reading = TestBench.ReadToEndAsync(client);
        _ = await bench.Charger.WaitForRequestAsync(_ => true, CancellationToken.None).WaitAsync(TestBench.Patience);

        bench.Seconds(120);

        Assert.False(reading.IsCompleted);
        await bench.Simulator.StopListeningAsync(0);
        _ = await Assert.ThrowsAnyAsync<IOException>(() => reading);
    }

    [Fact]
    public async Task HalfClosed_EndsWithoutAReplyAndStaysHalfOpen()
    {
        await using var bench = await FaultyAsync(Fault.HalfClosed());
        using var client = await bench.SendAsync(Poll);
        var stream = client.GetStream();

        Assert.Equal(0, await stream.ReadAsync(new byte[10]).AsTask().WaitAsync(TestBench.Patience));
        await stream.WriteAsync("more"u8.ToArray());
        await stream.WriteAsync("and more"u8.ToArray());
    }

    [Fact]
    public async Task HalfClosedAfterHalf_EndsInTheMiddle()
    {
        await using var bench = await FaultyAsync(Fault.HalfClosed(afterHalf: true));

        var text = (await bench.GetAsync(Poll)).Text;

        Assert.StartsWith("HTTP/1.1 200 OK", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\r\n0\r\n\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reset_ResetsTheConnection()
    {
        await using var bench = await FaultyAsync(Fault.Reset());

        _ = await Assert.ThrowsAnyAsync<IOException>(() => bench.GetAsync(Poll));
    }

    [Theory]
    [InlineData(Truncation.MidChunk)]
    [InlineData(Truncation.MissingLastChunk)]
    [InlineData(Truncation.MidHeader)]
    public async Task Truncated_HttpClientFails(Truncation truncation)
    {
        await using var bench = await FaultyAsync(Fault.Truncated(truncation));
        using var client = new HttpClient { BaseAddress = bench.Simulator.AddressOf(0) };

        _ = await Assert.ThrowsAnyAsync<HttpRequestException>(() => client.GetStringAsync(new Uri(Poll, UriKind.Relative)));
    }

    [Fact]
    public async Task Truncated_CutJson_IsCorrectHttp()
    {
        await using var bench = await FaultyAsync(Fault.Truncated(Truncation.CutJson));

        var body = (await bench.GetAsync(Poll)).Body;

        _ = Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(body));
        Assert.StartsWith("{\"alw\":", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Garbage_IsAWebPage()
    {
        await using var bench = await FaultyAsync(Fault.Garbage());

        var reply = await bench.GetAsync(Poll);

        Assert.Equal(200, reply.Status);
        Assert.Contains("Content-Type: text/html", reply.Head, StringComparison.Ordinal);
        Assert.Contains("<html>", reply.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(429, "slow down", "Retry-After: 7")]
    [InlineData(401, "", "WWW-Authenticate: Basic")]
    [InlineData(403, "no", null)]
    [InlineData(404, "gone", null)]
    [InlineData(599, "odd", null)]
    public async Task Status_AnswersWithIt(int code, string text, string? header)
    {
        await using var bench = await FaultyAsync(Fault.Status(code, text, header));

        var reply = await bench.GetAsync(Poll);

        Assert.Equal((code, text), (reply.Status, reply.Body));
        Assert.Contains(header ?? "HTTP/1.1", reply.Head, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ApiLock_IsPlainText()
    {
        await using var bench = await FaultyAsync(Fault.ApiLock());

        var reply = await bench.GetAsync("/api/set?amp=10");

        Assert.Equal((500, "couldn't take api lock in 3s, please try again later"), (reply.Status, reply.Body));
        Assert.Contains("text/plain", reply.Head, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redirect_NamesALocation()
    {
        await using var bench = await FaultyAsync(Fault.Redirect("http://127.0.0.1:1/elsewhere"));

        var reply = await bench.GetAsync(Poll);

        Assert.Equal(301, reply.Status);
        Assert.Contains("Location: http://127.0.0.1:1/elsewhere", reply.Head, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WrongTypes_ChangesEveryType()
    {
        await using var bench = await TestBench.StartAsync();
        var right = (await bench.GetAsync(Poll)).Json;
        bench.Charger.Faults.Set(Fault.WrongTypes());

        var wrong = (await bench.GetAsync(Poll)).Json;

        foreach (var member in right.EnumerateObject())
        {
            Assert.NotEqual(member.Value.ValueKind, wrong.GetProperty(member.Name).ValueKind);
        }
    }

    [Fact]
    public async Task HugeBody_SendsThatMuch()
    {
        await using var bench = await FaultyAsync(Fault.HugeBody(3_000_000));

        var reply = await bench.GetAsync(Poll);

        Assert.InRange(reply.Json.GetProperty("fna").GetString()!.Length, 3_000_000, 3_010_000);
    }

    [Fact]
    public async Task HugeBody_Endless_EndsOnlyWithTheClient()
    {
        await using var bench = await FaultyAsync(Fault.HugeBody());
        using var client = await bench.SendAsync(Poll);
        var buffer = new byte[64 * 1024];
        var total = 0L;

        while (total < 20_000_000)
        {
            var received = await client.GetStream().ReadAsync(buffer).AsTask().WaitAsync(TestBench.Patience);
            Assert.NotEqual(0, received);
            total += received;
        }
    }

    [Fact]
    public async Task DeepNesting_IsTooDeepForAParser()
    {
        await using var bench = await FaultyAsync(Fault.DeepNesting());

        var body = (await bench.GetAsync(Poll)).Body;

        Assert.StartsWith("{\"nrg\":[[[[", body, StringComparison.Ordinal);
        Assert.Equal(20_000 + 8, body.Length);
        _ = Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(body));
    }

    [Fact]
    public async Task Trickle_SendsOneByteAtATime()
    {
        await using var bench = await FaultyAsync(Fault.Trickle());
        using var client = await bench.SendAsync("/api/status?filter=amp");
        var stream = client.GetStream();
        var buffer = new byte[100];

        Assert.Equal(1, await stream.ReadAsync(buffer).AsTask().WaitAsync(TestBench.Patience));
        var reading = TestBench.ReadToEndAsync(client);
        for (var i = 0; i < 100_000 && !reading.IsCompleted; i++)
        {
            bench.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Contains("""{"amp":16}""", "H" + await reading, StringComparison.Ordinal);
        Assert.True(bench.Time.GetUtcNow() - bench.Charger.Requests[0].Time >= TimeSpan.FromSeconds(149));
    }

    [Fact]
    public async Task DuplicateKeys_ListsEveryKeyTwice()
    {
        await using var bench = await FaultyAsync(Fault.DuplicateKeys());

        var reply = await bench.GetAsync("/api/status?filter=amp,car");

        Assert.Equal("""{"amp":16,"car":1,"amp":null,"car":null}""", reply.Body);
    }

    [Theory]
    [InlineData("1e400")]
    [InlineData("NaN")]
    [InlineData("-Infinity")]
    public async Task NonFinite_ReplacesEveryNumber(string literal)
    {
        await using var bench = await FaultyAsync(Fault.NonFinite(literal));

        var body = (await bench.GetAsync("/api/status?filter=amp,nrg,alw")).Body;

        Assert.Equal($$"""{"alw":true,"amp":{{literal}},"nrg":[{{string.Join(',', Enumerable.Repeat(literal, 16))}}]}""", body);
    }

    [Fact]
    public async Task SetIgnored_SaysTrueAndDoesNothing()
    {
        await using var bench = await FaultyAsync(Fault.SetIgnored());

        var reply = await bench.SetAsync("amp=10");

        Assert.Equal((200, """{"amp":true}"""), (reply.Status, reply.Body));
        Assert.Equal("""{"amp":16}""", (await bench.GetAsync("/api/status?filter=amp")).Body);
    }

    [Fact]
    public async Task SetRejected_AnswersWithTheText()
    {
        await using var bench = await FaultyAsync(Fault.SetRejected("amp: failed: not now"));

        var reply = await bench.SetAsync("amp=10");

        Assert.Equal((500, """{"amp":"amp: failed: not now"}"""), (reply.Status, reply.Body));
        Assert.Equal(16, bench.Charger.Snapshot.Amp);
    }

    [Fact]
    public async Task Refuse_ClosesTheListenerUntilItIsTakenAway()
    {
        await using var bench = await FaultyAsync(Fault.Refuse());

        _ = await Assert.ThrowsAsync<SocketException>(() => bench.ConnectAsync());

        bench.Charger.Faults.Clear();
        Assert.Equal(200, (await bench.GetAsync(Poll)).Status);
    }

    [Fact]
    public async Task Times_AndScope_LimitAFault()
    {
        await using var bench = await TestBench.StartAsync();
        bench.Charger.Faults.Add(Fault.Status(500) with { Times = 2, Scope = FaultScope.Status });
        bench.Charger.Faults.Add(Fault.Status(503) with { Times = 1 });

        Assert.Equal(503, (await bench.GetAsync("/api/set?amp=9")).Status);
        Assert.Equal(200, (await bench.GetAsync("/api/set?amp=9")).Status);
        Assert.Equal(500, (await bench.GetAsync(Poll)).Status);
        Assert.Equal(1, Assert.Single(bench.Charger.Faults.Active).Times);
        Assert.Equal(500, (await bench.GetAsync(Poll)).Status);
        Assert.Equal(200, (await bench.GetAsync(Poll)).Status);
        Assert.Empty(bench.Charger.Faults.Active);
    }

    [Fact]
    public async Task FailedSet_ByStatusFault_HasNoEffect()
    {
        await using var bench = await FaultyAsync(Fault.Status(500, "no"));

        _ = await bench.SetAsync("amp=10");

        Assert.Equal(16, bench.Charger.Snapshot.Amp);
    }

    [Fact]
    public async Task LostReply_ToASet_StillHasItsEffect()
    {
        await using var bench = await FaultyAsync(Fault.HalfClosed());
        using var client = await bench.SendAsync("/api/set?amp=10");
        Assert.Equal("", await TestBench.ReadToEndAsync(client));

        bench.Seconds(1);

        Assert.Equal(10, bench.Charger.Snapshot.Amp);
    }

    [Fact]
    public async Task Faults_OnUnparsableBodies_LeaveThemAlone()
    {
        await using var bench = await FaultyAsync(Fault.WrongTypes());

        Assert.Equal("This URI does not exist", (await bench.GetAsync("/nowhere")).Body);
    }

    private static async Task<TestBench> FaultyAsync(Fault fault)
    {
        var bench = await TestBench.StartAsync();
        bench.Charger.Faults.Set(fault);
        return bench;
    }
}
