using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace HomeBinding.Simulator.GoECharger.Tests;

public sealed class SimulatorTests
{
    [Fact]
    public async Task Start_OneBox_ListensOnLocalhost()
    {
        await using var bench = await TestBench.StartAsync();

        Assert.Equal(IPAddress.Loopback, bench.Simulator.EndpointOf(0).Address);
    }

    [Fact]
    public async Task Start_AThousandBoxes_EachAnswersOnItsOwnAddress()
    {
        await using var bench = await TestBench.StartAsync(count: 1000);

        var addresses = Enumerable.Range(0, 1000).Select(bench.Simulator.EndpointOf).ToHashSet();
        Assert.Equal(1000, addresses.Count);
        Assert.All(addresses, a => Assert.True(IPAddress.IsLoopback(a.Address)));
        Assert.Equal("127.0.4.250", bench.Simulator.EndpointOf(999).Address.ToString());
        await Parallel.ForEachAsync(Enumerable.Range(0, 1000), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, _) =>
        {
            var reply = await bench.GetAsync("/api/status?filter=sse", index: i);
            Assert.Equal($$"""{"sse":"{{SimulatorOptions.SerialOf(i)}}"}""", reply.Body);
        });
    }

    [Fact]
    public async Task Start_PortTaken_Throws()
    {
        await using var bench = await TestBench.StartAsync();
        var options = new SimulatorOptions { Port = bench.Simulator.EndpointOf(0).Port };

        _ = await Assert.ThrowsAsync<SocketException>(() => ChargerSimulator.StartAsync(options, bench.Time, CancellationToken.None));
    }

    [Fact]
    public async Task StopListening_RefusesUntilStartedAgainOnTheSamePort()
    {
        await using var bench = await TestBench.StartAsync(count: 2);
        using var waiting = await bench.ConnectAsync();
        var endpoint = bench.Simulator.EndpointOf(0);
        Assert.Equal(200, (await bench.GetAsync("/api/status")).Status);

        await bench.Simulator.StopListeningAsync(0);

        _ = await Assert.ThrowsAsync<SocketException>(() => bench.ConnectAsync());
        _ = await Assert.ThrowsAnyAsync<IOException>(() => TestBench.ReadToEndAsync(waiting));
        Assert.Equal(200, (await bench.GetAsync("/api/status", index: 1)).Status);

        await bench.Simulator.StartListeningAsync(0);

        Assert.Equal(endpoint, bench.Simulator.EndpointOf(0));
        Assert.Equal(200, (await bench.GetAsync("/api/status")).Status);
    }

    [Fact]
    public async Task Reboot_IsAwayForAFewSecondsAndCounts()
    {
        await using var bench = await TestBench.StartAsync();
        var before = bench.Charger.Snapshot.Reboots;

        bench.Charger.Reboot();

        _ = await Assert.ThrowsAsync<SocketException>(() => bench.ConnectAsync());
        bench.Seconds(4);
        _ = await Assert.ThrowsAsync<SocketException>(() => bench.ConnectAsync());
        bench.Seconds(3);
        var reply = (await bench.GetAsync("/api/status?filter=rbc,rbt")).Json;
        Assert.Equal(before + 1, reply.GetProperty("rbc").GetInt32());
        Assert.InRange(reply.GetProperty("rbt").GetInt64(), 0, 5000);
    }

    [Theory]
    [InlineData(1, 30)]
    [InlineData(10, 300)]
    [InlineData(0.5, 15)]
    public async Task Clock_RunsAtItsSpeed(double speed, int expected)
    {
        await using var bench = await TestBench.StartAsync(speed: speed);
        var before = long.Parse(bench.Charger.GetValue("rbt")!, System.Globalization.CultureInfo.InvariantCulture);

        bench.Seconds(30);

        var after = long.Parse(bench.Charger.GetValue("rbt")!, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(expected * 1000, after - before);
    }

    [Fact]
    public async Task Clock_AdvancedInOneLeap_RunsEveryCycle()
    {
        await using var bench = await TestBench.StartAsync();
        var before = long.Parse(bench.Charger.GetValue("rbt")!, System.Globalization.CultureInfo.InvariantCulture);

        bench.Time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(300_000, long.Parse(bench.Charger.GetValue("rbt")!, System.Globalization.CultureInfo.InvariantCulture) - before);
    }

    [Fact]
    public async Task Clock_AfterAStandstill_CatchesUpABoundedNumberOfCycles()
    {
        var time = new HaltedTime();
        var charger = new SimulatedCharger(new ChargerOptions(), time);
        await using var clock = new LogicClock([charger], time, 1, static () => { });
        var before = long.Parse(charger.GetValue("rbt")!, System.Globalization.CultureInfo.InvariantCulture);

        time.Now = TimeSpan.FromHours(8).Ticks;
        time.Fire();
        Assert.Equal(10_000, long.Parse(charger.GetValue("rbt")!, System.Globalization.CultureInfo.InvariantCulture) - before);

        for (var i = 0; i < 1000; i++)
        {
            time.Fire();
        }

        Assert.Equal(3_600_000, long.Parse(charger.GetValue("rbt")!, System.Globalization.CultureInfo.InvariantCulture) - before);
    }

    [Fact]
    public async Task WaitForRequest_ComingRequest_CompletesWithIt()
    {
        await using var bench = await TestBench.StartAsync();
        var waiting = bench.Charger.WaitForRequestAsync(r => r.PathAndQuery.Contains("amp=9", StringComparison.Ordinal), CancellationToken.None);

        _ = await bench.GetAsync("/api/status?filter=amp");
        Assert.False(waiting.IsCompleted);
        _ = await bench.GetAsync("/api/set?amp=9");

        var request = await waiting.WaitAsync(TestBench.Patience);
        Assert.Equal((2L, "GET", "/api/set?amp=9", bench.Time.GetUtcNow()), (request.Number, request.Method, request.PathAndQuery, request.Time));
        Assert.Equal(request, await bench.Charger.WaitForRequestAsync(r => r.Number == 2, CancellationToken.None));
        Assert.Equal((2, 1, 1), (bench.Charger.RequestCount, bench.Charger.StatusRequestCount, bench.Charger.SetRequestCount));
    }

    [Fact]
    public async Task WaitForRequest_Cancelled_Throws()
    {
        await using var bench = await TestBench.StartAsync();
        using var source = new CancellationTokenSource();
        var waiting = bench.Charger.WaitForRequestAsync(_ => true, source.Token);

        await source.CancelAsync();

        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public void Requests_BeyondTheHistory_KeepsTheLast()
    {
        var log = new RequestLog(40);
        for (var i = 0; i < 100; i++)
        {
            log.Add(RequestKind.Status, "GET", System.Text.Encoding.ASCII.GetBytes($"/{i}"), default);
        }

        Assert.Equal(Enumerable.Range(60, 40).Select(i => $"/{i}"), log.Recent.Select(r => r.PathAndQuery));
        Assert.Equal(100, log.Total);
    }

    [Fact]
    public async Task Dispose_WithOpenConnections_ReleasesPortsAndHandles()
    {
        static int Handles() => Directory.Exists("/proc/self/fd") ? Directory.GetFiles("/proc/self/fd").Length : 0;
        static async Task RunAsync()
        {
            await using var bench = await TestBench.StartAsync(count: 100);
            bench.Charger.Faults.Set(Fault.Silence());
            using var silent = await bench.SendAsync("/api/status");
            _ = await bench.Charger.WaitForRequestAsync(_ => true, CancellationToken.None).WaitAsync(TestBench.Patience);
            using var idle = await bench.ConnectAsync(1);
            Assert.Equal(200, (await bench.GetAsync("/api/status", index: 2)).Status);
        }

        await RunAsync();
        var handles = Handles();
        var threads = Process.GetCurrentProcess().Threads.Count;
        for (var i = 0; i < 5; i++)
        {
            await RunAsync();
        }

        // Other tests run beside this one; a leak would be 500 handles and more.
        Assert.InRange(Handles() - handles, int.MinValue, 250);
        Assert.InRange(Process.GetCurrentProcess().Threads.Count - threads, int.MinValue, 50);
    }

    private sealed class HaltedTime : TimeProvider
    {
        private Action? _fire;

        public long Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _fire = () => callback(state);
            return base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public void Fire() => _fire!();
    }
}
