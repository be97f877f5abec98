using System.Net;
using HomeBinding.Discovery.Mdns;
using HomeBinding.Discovery.Mdns.Messages;
using HomeBinding.Discovery.Tests.Support;

namespace HomeBinding.Discovery.Tests.Mdns;

public sealed class BrowserTests : IAsyncDisposable
{
    private readonly BrowserBench _bench = new();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public void Browse_Asks_AtOnceAndThenLessAndLessOften()
    {
        var start = _bench.Time.GetUtcNow();
        using var browsing = _bench.Browse();
        var times = new List<double> { 0 };
        Assert.Equal([new DnsQuestion(Records.TypeName, DnsRecordType.Ptr, false)], Assert.Single(_bench.Sent).Questions);

        for (var i = 0; i < 4 * 3600; i++)
        {
            var before = _bench.Sent.Count;
            _bench.Time.Advance(TimeSpan.FromSeconds(1));
            if (_bench.Sent.Count > before) times.Add((_bench.Time.GetUtcNow() - start).TotalSeconds);
        }

        var gaps = times.Zip(times.Skip(1), (one, next) => next - one);
        Assert.Equal([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 3600, 3600], gaps);
    }

    [Fact]
    public void Browse_OfSeveralTypes_AsksInOneQuery()
    {
        using var browsing = _bench.Browse("_http._tcp", "_go-e_go-eCharger_V4._tcp");

        Assert.Equal(["_go-e_go-eCharger_V4._tcp.local", "_http._tcp.local"], Assert.Single(_bench.Sent).Questions.Select(each => each.Name.ToString()).Order());
    }

    [Fact]
    public void Receive_OfAWholeDevice_IsFound()
    {
        using var browsing = _bench.Browse();

        _bench.Receive(Records.Device("charger", "192.168.1.6", 120, ("serial", "012345")));

        var found = Assert.Single(_bench.Found);
        Assert.Equal("charger", found.Name);
        Assert.Equal("_http._tcp", found.ServiceType);
        Assert.Equal("charger.local", found.Host);
        Assert.Equal(80, found.Port);
        Assert.Equal([IPAddress.Parse("192.168.1.6")], found.Addresses);
        Assert.Equal("012345", found.Txt["SERIAL"]);
    }

    [Fact]
    public void Receive_OfTheSameAgain_TellsNothing()
    {
        using var browsing = _bench.Browse();
        for (var i = 0; i < 3; i++) _bench.Receive(Records.Device("charger"));
        Assert.Single(_bench.Found);
    }

    [Fact]
    public void Receive_OfPiecesInAnyOrder_IsFoundWhenComplete()
    {
        using var browsing = _bench.Browse();

        _bench.Receive(Records.Response(Records.Ptr("charger")));
        _bench.Receive(Records.Response(Records.Txt("charger")));
        _bench.Receive(Records.Response(Records.Srv("charger", host: "box")));
        Assert.Empty(_bench.Found);
        _bench.Receive(Records.Response(Records.Address("box", "192.168.1.6")));

        Assert.Equal("box.local", Assert.Single(_bench.Found).Host);
    }

    [Fact]
    public void Receive_OfAnIncompleteDevice_AsksForTheRestWithPauses()
    {
        using var browsing = _bench.Browse();
        _bench.Receive(Records.Response(Records.Ptr("charger", 3600)));

        _bench.Advance(1.1);
        Assert.Equal([DnsRecordType.Srv, DnsRecordType.Txt], AskedOf(Records.Instance("charger")));
        _bench.Receive(Records.Response(Records.Srv("charger", 3600, host: "box"), Records.Txt("charger", 3600)));
        _bench.Advance(2.2);
        Assert.Equal([DnsRecordType.A, DnsRecordType.Aaaa], AskedOf(Records.Host("box")).Distinct());

        _bench.Advance(60);
        // At 0, 1, 3, 7, 15, 31 s and no more often.
        Assert.InRange(AskedOf(Records.Host("box")).Count(each => each == DnsRecordType.A), 4, 7);
    }

    [Fact]
    public void Query_NamesWhatIsKnown_WhileItIsYoung()
    {
        using var browsing = _bench.Browse();
        _bench.Receive(Records.Device("charger"));

        _bench.Advance(1.1);
        Assert.Equal(Records.Instance("charger"), Assert.IsType<PtrRecord>(Assert.Single(_bench.Sent[1].Answers)).Target);
        Assert.InRange(_bench.Sent[1].Answers[0].Ttl, 118u, 119u);

        _bench.Advance(63);
        var late = _bench.Sent.Last(each => each.Questions.Any(question => question.Type == DnsRecordType.Ptr));
        Assert.Empty(late.Answers);
    }

    [Fact]
    public void Record_NearItsEnd_IsAskedForFourTimesAndThenLost()
    {
        using var browsing = _bench.Browse();
        _bench.Receive(Records.Device("charger", ttl: 1000));
        _bench.Advance(790, 1);
        var before = _bench.Sent.Count(each => each.Questions.Any(question => question.Type == DnsRecordType.Srv));
        Assert.Equal(0, before);

        _bench.Advance(209, 1);
        Assert.Equal(4, AskedOf(Records.Instance("charger")).Count(each => each == DnsRecordType.Srv));
        Assert.Empty(_bench.Lost);
        _bench.Advance(2);

        Assert.Equal("charger", Assert.Single(_bench.Lost).Name);
        Assert.Equal(0, _bench.Browser.Statistics.Records);
    }

    [Fact]
    public void Record_SaidAgainInTime_IsNotLost()
    {
        using var browsing = _bench.Browse();
        for (var i = 0; i < 5; i++)
        {
            _bench.Receive(Records.Device("charger"));
            _bench.Advance(100, 1);
        }
        Assert.Empty(_bench.Lost);
        Assert.Single(_bench.Found);
    }

    [Fact]
    public void Goodbye_LosesTheDeviceAfterASecond()
    {
        using var browsing = _bench.Browse();
        _bench.Receive(Records.Device("charger"));
        _bench.Advance(5);

        _bench.Receive(Records.Device("charger", ttl: 0));
        Assert.Empty(_bench.Lost);
        _bench.Advance(1.1);

        Assert.Equal("charger", Assert.Single(_bench.Lost).Name);
    }

    [Fact]
    public void Goodbye_AndBackWithinASecond_KeepsTheDevice()
    {
        using var browsing = _bench.Browse();
        _bench.Receive(Records.Device("charger"));
        _bench.Receive(Records.Device("charger", ttl: 0));
        _bench.Advance(0.5);
        _bench.Receive(Records.Device("charger"));
        _bench.Advance(5);
        Assert.Empty(_bench.Lost);
    }

    [Fact]
    public void Address_ThatReplacesAnother_IsTheOnlyOneAfterASecond()
    {
        using var browsing = _bench.Browse();
        _bench.Receive(Records.Device("charger", "192.168.1.6"));
        _bench.Advance(10);

        _bench.Receive(Records.Response(Records.Address("charger", "192.168.1.7")));
        _bench.Advance(1.1);

        Assert.Equal([IPAddress.Parse("192.168.1.7")], _bench.Found[^1].Addresses);
    }

    [Fact]
    public void Addresses_OfOnePacket_AreAllKept()
    {
        using var browsing = _bench.Browse();
        _bench.Receive(Records.Response(Records.Ptr("charger"), Records.Srv("charger"), Records.Txt("charger"), Records.Address("charger", "fe80::1"), Records.Address("charger", "2001:db8::1"), Records.Address("charger", "192.168.1.6")));
        _bench.Advance(5);

        Assert.Equal(["192.168.1.6", "2001:db8::1", "fe80::1"], _bench.Found[^1].Addresses.Select(each => each.ToString()));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("224.0.0.251")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("ff02::fb")]
    [InlineData("::ffff:192.168.1.6")]
    public void Address_ThatNobodyElseHas_IsNotTaken(string address)
    {
        using var browsing = _bench.Browse();
        _bench.Receive(Records.Device("charger", address));
        Assert.Empty(_bench.Found);
    }

    [Fact]
    public void Address_OfThisMachineFromThisMachine_IsTaken()
    {
        using var browsing = _bench.Browse();
        _bench.Receive(Records.Device("charger", "127.0.1.1"), IPAddress.Loopback);
        Assert.Single(_bench.Found);
    }

    [Fact]
    public void Receive_OfWhatNobodyWants_KeepsNothing()
    {
        using var browsing = _bench.Browse("_ipp._tcp");
        _bench.Receive(Records.Device("charger"));
        _bench.Receive(Records.Response(Records.Srv("charger"), Records.Txt("charger"), Records.Address("charger", "192.168.1.6")));
        Assert.Equal(0, _bench.Browser.Statistics.Records);
    }

    [Fact]
    public void Receive_OfAQuery_ChangesNothing()
    {
        using var browsing = _bench.Browse();
        _bench.Receive(Records.Device("charger") with { IsResponse = false });
        Assert.Empty(_bench.Found);
        Assert.Equal(0, _bench.Browser.Statistics.Records);
    }

    [Fact]
    public void Browse_OfWhatIsKnown_TellsAtOnceAndAsksAgain()
    {
        using var first = _bench.Browse();
        _bench.Receive(Records.Device("charger"));
        _bench.Advance(40, 1);
        var sent = _bench.Sent.Count;
        var found = new List<MdnsInstance>();

        using var second = _bench.Browser.Browse([Records.Type], found.Add, _ => { });

        Assert.Single(found);
        Assert.Equal(sent + 1, _bench.Sent.Count);
    }

    [Fact]
    public void Dispose_OfTheLast_ClosesTheSocketAndForgets()
    {
        var first = _bench.Browse();
        var second = _bench.Browse();
        _bench.Receive(Records.Device("charger"));
        var transport = _bench.Transport!;

        first.Dispose();
        Assert.False(transport.IsDisposed);
        second.Dispose();

        Assert.True(transport.IsDisposed);
        Assert.Equal(0, _bench.Browser.Statistics.Records);
        var sent = transport.Sent.Count;
        _bench.Advance(100, 1);
        Assert.Equal(sent, transport.Sent.Count);
        Assert.Empty(_bench.Lost);
    }

    [Fact]
    public async Task Open_ThatFails_IsAnErrorAndIsTriedAgain()
    {
        var fails = true;
        var transport = new FakeTransport();
        await using var browser = new MdnsBrowser(
            new MdnsOptions(),
            _bench.Time,
            Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance,
            _ => fails ? throw new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.AddressAlreadyInUse) : transport);
        using var browsing = browser.Browse([Records.Type], _ => { }, _ => { });
        Assert.StartsWith("Port 5353 for mDNS cannot be used: ", browser.Error, StringComparison.Ordinal);

        fails = false;
        _bench.Advance(6);

        Assert.Null(browser.Error);
        Assert.NotEmpty(transport.Sent);
    }

    private IEnumerable<DnsRecordType> AskedOf(DnsName name) => _bench.Sent.SelectMany(each => each.Questions).Where(each => each.Name.Equals(name)).Select(each => each.Type);
}
