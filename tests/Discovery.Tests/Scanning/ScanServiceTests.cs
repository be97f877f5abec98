using HomeBinding.Discovery.Tests.Support;
using HomeBinding.Things;

namespace HomeBinding.Discovery.Tests.Scanning;

public sealed class ScanServiceTests
{
    [Fact]
    public async Task Scan_ReportsAndRemoves()
    {
        await using var bench = await ManagerBench.StartAsync(background: false, ManagerBench.Scan((context, _) =>
        {
            Assert.False(context.IsBackground);
            context.Report(TestThings.Box("1"));
            context.Report(TestThings.Box("2"));
            context.Remove(ThingUid.Parse("test:box:1"));
            return Task.CompletedTask;
        }));

        var outcome = Assert.Single(await bench.ScanAsync());

        Assert.Equal("test:scan", outcome.Source);
        Assert.Null(outcome.Error);
        Assert.Equal(["test:box:2"], bench.Found);
    }

    [Fact]
    public async Task Scan_ThatThrows_IsAnErrorAndKeepsWhatItFound()
    {
        await using var bench = await ManagerBench.StartAsync(
            background: false,
            ManagerBench.Scan((context, _) =>
            {
                context.Report(TestThings.Box("1"));
                throw new InvalidOperationException("The bus is gone.");
            }),
            ManagerBench.Scan((context, _) =>
            {
                context.Report(TestThings.Box("2"));
                return Task.CompletedTask;
            }, "other"));

        var outcomes = await bench.ScanAsync();

        Assert.Equal("Its scan failed: The bus is gone.", outcomes[0].Error);
        Assert.Null(outcomes[1].Error);
        Assert.Equal(["test:box:1", "test:box:2"], bench.Found);
        Assert.Equal("Its scan failed: The bus is gone.", bench.Manager.Services[0].Error);
    }

    [Fact]
    public async Task Scan_ThatTakesLong_IsToldToEndAfterItsTime()
    {
        await using var bench = await ManagerBench.StartAsync(background: false, new ScanDiscoveryService("scan", [ManagerBench.Box], async (context, token) =>
        {
            context.Report(TestThings.Box("1"));
            await Task.Delay(Timeout.InfiniteTimeSpan, context.Time, token);
        })
        { ScanTimeout = TimeSpan.FromSeconds(10) });
        var start = bench.Time.GetUtcNow();

        Assert.Null(Assert.Single(await bench.ScanAsync()).Error);

        Assert.InRange((bench.Time.GetUtcNow() - start).TotalSeconds, 10, 60);
        Assert.Equal(["test:box:1"], bench.Found);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Scan_ThatHangs_IsCutOffAndStopsNobody(bool blocksItsThread)
    {
        using var hang = new ManualResetEventSlim();
        var never = new TaskCompletionSource();
        IDiscoveryContext? kept = null;
        await using var bench = await ManagerBench.StartAsync(
            background: false,
            ManagerBench.Scan(async (context, _) =>
            {
                kept = context;
                if (blocksItsThread) hang.Wait(CancellationToken.None);
                else await never.Task;
            }),
            ManagerBench.Scan((context, _) =>
            {
                context.Report(TestThings.Box("2"));
                return Task.CompletedTask;
            }, "other"));

        var outcomes = await bench.ScanAsync(TimeSpan.FromSeconds(1));
        Assert.StartsWith("Its scan did not end within ", outcomes[0].Error, StringComparison.Ordinal);
        Assert.Null(outcomes[1].Error);
        Assert.Equal(["test:box:2"], bench.Found);
        kept!.Report(TestThings.Box("late"));
        Assert.Equal(["test:box:2"], bench.Found);

        Assert.StartsWith("Its last scan has not ended yet", (await bench.ScanAsync(TimeSpan.FromSeconds(1)))[0].Error, StringComparison.Ordinal);
        hang.Set();
        never.SetResult();
        await Eventually.HoldsAsync(() =>
        {
            var scanning = bench.ScanAsync(TimeSpan.FromSeconds(1)).GetAwaiter().GetResult();
            return scanning[0].Error is null;
        });
    }

    [Fact]
    public async Task Scan_ThatIsCancelled_EndsAtOnceForWhoAsked()
    {
        await using var bench = await ManagerBench.StartAsync(background: false, ManagerBench.Scan((context, token) => Task.Delay(Timeout.InfiniteTimeSpan, context.Time, token)));
        using var cancelling = new CancellationTokenSource();
        var scanning = bench.Manager.ScanAsync(cancellationToken: cancelling.Token);

        await cancelling.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scanning.WaitAsync(Eventually.Limit));
    }

    [Fact]
    public async Task Scan_OfATypeThatIsNotDeclared_IsAnError()
    {
        await using var bench = await ManagerBench.StartAsync(background: false, ManagerBench.Scan((context, _) =>
        {
            context.Report(TestThings.Box("1") with { ThingUid = ThingUid.Parse("test:lamp:1") });
            return Task.CompletedTask;
        }));
        Assert.StartsWith("Its scan failed: It found test:lamp:1, whose type it does not declare", (await bench.ScanAsync())[0].Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scan_ThatFindsTooMuch_IsAnErrorAndKeepsTheFirst()
    {
        await using var bench = await ManagerBench.StartAsync(background: false, ManagerBench.Scan((context, _) =>
        {
            for (var i = 0; i < 10_000; i++) context.Report(TestThings.Box($"a{i}"));
            return Task.CompletedTask;
        }));
        Assert.StartsWith("It found more than 256 things", (await bench.ScanAsync())[0].Error, StringComparison.Ordinal);
        Assert.Equal(256, bench.Found.Count());
    }

    [Fact]
    public async Task Scan_ThatRemovesOlderResults_TakesWhatIsGone()
    {
        string[] there = ["1", "2"];
        await using var bench = await ManagerBench.StartAsync(background: false, new ScanDiscoveryService("scan", [ManagerBench.Box], (context, _) =>
        {
            foreach (var serial in there) context.Report(TestThings.Box(serial));
            return there.Length == 0 ? throw new InvalidOperationException("The bus is gone.") : Task.CompletedTask;
        })
        { RemovesOlderResults = true });
        await bench.ScanAsync();
        bench.Time.Advance(TimeSpan.FromSeconds(1));
        there = ["2"];
        await bench.ScanAsync();
        Assert.Equal(["test:box:2"], bench.Found);

        // One that failed has not looked.
        bench.Time.Advance(TimeSpan.FromSeconds(1));
        there = [];
        await bench.ScanAsync();
        Assert.Equal(["test:box:2"], bench.Found);
    }

    [Fact]
    public async Task Background_ScansAgainAfterItsPause()
    {
        var scans = 0;
        await using var bench = await ManagerBench.StartAsync(background: true, new ScanDiscoveryService("scan", [ManagerBench.Box], (context, _) =>
        {
            Assert.True(context.IsBackground);
            context.Report(TestThings.Box($"{Interlocked.Increment(ref scans)}"));
            return Task.CompletedTask;
        })
        { BackgroundInterval = TimeSpan.FromSeconds(30) });
        await Eventually.HoldsAsync(() => bench.Found.Count() == 1);

        await bench.AdvanceUntilAsync(() => bench.Found.Count() >= 3);

        Assert.Null(bench.Manager.Services[0].Error);
    }

    [Fact]
    public async Task Removing_WhileAScanRuns_CancelsIt()
    {
        var ended = new TaskCompletionSource();
        await using var bench = await ManagerBench.StartAsync(background: true, ManagerBench.Scan(async (context, token) =>
        {
            context.Report(TestThings.Box("1"));
            await using var registration = token.Register(ended.SetResult);
            await Task.Delay(Timeout.InfiniteTimeSpan, context.Time, token);
        }));
        await Eventually.HoldsAsync(() => bench.Found.Any());

        await bench.Manager.RemovingAsync("test").WaitAsync(Eventually.Limit);

        await ended.Task.WaitAsync(Eventually.Limit);
        Assert.Empty(bench.Manager.Services);
    }
}
