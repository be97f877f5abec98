using System.Net;
using HomeBinding.Discovery.Mdns;
using HomeBinding.Discovery.Mdns.Messages;
using HomeBinding.Discovery.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace HomeBinding.Discovery.Tests.Mdns;

public sealed class FloodTests : IAsyncDisposable
{
    private readonly BrowserBench _bench = new();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public void Limit_OfOneSender_LeavesTheOthersAlone()
    {
        var time = new FakeTimeProvider();
        var limit = new FloodLimit(time, 200, 50);
        var (loud, quiet) = (IPAddress.Parse("10.0.0.1"), IPAddress.Parse("10.0.0.2"));

        var taken = Enumerable.Range(0, 10_000).Count(_ => limit.Accepts(loud));

        Assert.Equal(100, taken);
        Assert.True(limit.Accepts(quiet));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(50, Enumerable.Range(0, 10_000).Count(_ => limit.Accepts(loud)));
    }

    [Fact]
    public void Limit_OfManySenders_IsThatOfAll()
    {
        var time = new FakeTimeProvider();
        var limit = new FloodLimit(time, 200, 50);

        var taken = Enumerable.Range(0, 100_000).Count(each => limit.Accepts(new IPAddress(each + 1)));

        Assert.InRange(taken, 300, 400);
    }

    [Fact]
    public void Packets_OfOneSender_AreDroppedUnreadBeyondTheLimit()
    {
        using var browsing = _bench.Browse();

        for (var i = 0; i < 10_000; i++) _bench.Receive(Records.Device($"box{i}"));

        Assert.Equal(100, _bench.Browser.Statistics.Packets);
        Assert.Equal(9900, _bench.Browser.Statistics.Flooded);
        Assert.Equal(100, _bench.Found.Count);
        _bench.Receive(Records.Device("charger"), IPAddress.Parse("192.168.1.7"));
        Assert.Equal("charger", _bench.Found[^1].Name);
    }

    [Fact]
    public void Records_OfOneSender_HaveNoMoreRoomThanTheirs()
    {
        using var browsing = _bench.Browse();

        for (var i = 0; i < 1000; i++)
        {
            _bench.Receive(Records.Device($"box{i}", ttl: 86400));
            _bench.Time.Advance(TimeSpan.FromMilliseconds(20));
        }

        Assert.InRange(_bench.Browser.Statistics.Records, 400, 512);
        Assert.True(_bench.Browser.Statistics.Refused > 500);
        _bench.Receive(Records.Device("charger"), IPAddress.Parse("192.168.1.7"));
        Assert.Equal("charger", _bench.Found[^1].Name);
    }

    [Fact]
    public void Records_OfManySenders_HaveNoMoreRoomThanAll()
    {
        using var browsing = _bench.Browse("_http._tcp", "_a._tcp", "_b._tcp", "_c._tcp");
        foreach (var type in new[] { "_http", "_a", "_b", "_c" })
        {
            for (var i = 0; i < 400; i++)
            {
                var instance = new DnsName($"box{i}", type, "_tcp", "local");
                var message = Records.Response(
                    new PtrRecord(new DnsName(type, "_tcp", "local"), 86400, false, instance),
                    new SrvRecord(instance, 86400, true, 0, 0, 80, Records.Host($"box{i}")),
                    new TxtRecord(instance, 86400, true, TxtValues.Empty),
                    Records.Address($"box{i}", "192.168.1.6", 86400));
                _bench.Receive(message, new IPAddress([10, 0, (byte)(i / 250), (byte)(1 + (i % 250))]));
                _bench.Time.Advance(TimeSpan.FromMilliseconds(5));
            }
        }

        Assert.InRange(_bench.Browser.Statistics.Records, 1500, 2048);
        Assert.InRange(_bench.Found.DistinctBy(each => (each.ServiceType, each.Name)).Count(), 500, 1024);
    }

    [Fact]
    public void Addresses_OfOneHost_AreEight()
    {
        using var browsing = _bench.Browse();
        var many = Enumerable.Range(1, 100).Select(each => (DnsRecord)Records.Address("charger", $"192.168.1.{each}", flush: false));

        _bench.Receive(Records.Response([Records.Ptr("charger"), Records.Srv("charger"), Records.Txt("charger"), .. many]));

        Assert.Equal(8, Assert.Single(_bench.Found).Addresses.Count);
    }

    [Fact]
    public void Records_ThatEndAtOnce_MakeNobodyAskMoreThanOnceASecond()
    {
        using var browsing = _bench.Browse();

        for (var i = 0; i < 500; i++)
        {
            _bench.Receive(Records.Response(Records.Ptr($"box{i}", 1)));
            _bench.Time.Advance(TimeSpan.FromMilliseconds(20));
        }

        Assert.InRange(_bench.Sent.Count, 5, 11);
    }

    [Fact]
    public void Memory_InAFlood_StaysFlat()
    {
        using var browsing = _bench.Browse();
        var random = new Random(1);
        void Flood(int packets)
        {
            for (var i = 0; i < packets; i++)
            {
                _bench.Receive(Records.Device($"box{random.Next()}", $"10.{random.Next(256)}.{random.Next(256)}.1", 4500, ("x", new string('x', 200))), new IPAddress(random.Next(1, int.MaxValue)));
                if (i % 10 == 0) _bench.Time.Advance(TimeSpan.FromMilliseconds(50));
                _bench.Found.Clear();
            }
        }
        Flood(5000);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        Flood(20_000);

        // FakeTimeProvider and the queries that were sent are part of it.
        _bench.Transport!.Sent.Clear();
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 2_000_000);
        Assert.InRange(_bench.Browser.Statistics.Records, 0, 2048);
    }

    [Fact]
    public void Receive_OfFaultyPackets_IsCountedAndNothingElse()
    {
        using var browsing = _bench.Browse();
        _bench.Browser.Receive([1, 2, 3], BrowserBench.Device);
        _bench.Browser.Receive(new byte[9001], BrowserBench.Device);
        Assert.Equal(2, _bench.Browser.Statistics.Faulty);
        Assert.Equal(0, _bench.Browser.Statistics.Records);
    }
}
