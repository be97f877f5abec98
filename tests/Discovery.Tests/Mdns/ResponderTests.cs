using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using HomeBinding.Discovery.Mdns;
using HomeBinding.Discovery.Mdns.Messages;
using HomeBinding.Discovery.Tests.Support;
using HomeBinding.Simulator.GoECharger;
using Microsoft.Extensions.Logging.Abstractions;

namespace HomeBinding.Discovery.Tests.Mdns;

/// <summary>The browser and the simulator's responder, which share no code, over real sockets on loopback.</summary>
public sealed class ResponderTests : IAsyncLifetime
{
    private readonly ConcurrentQueue<MdnsInstance> _found = new();
    private readonly ConcurrentQueue<MdnsInstance> _lost = new();
    private ChargerSimulator _simulator = null!;
    private MdnsResponder _responder = null!;
    private MdnsBrowser _browser = null!;

    public async Task InitializeAsync()
    {
        _simulator = await ChargerSimulator.StartAsync(new SimulatorOptions { Count = 3 }, TimeProvider.System, CancellationToken.None);
        _responder = MdnsResponder.Start(_simulator, new IPEndPoint(IPAddress.Loopback, 0));
        _browser = new MdnsBrowser(new MdnsOptions { Endpoint = _responder.Endpoint }, TimeProvider.System, NullLogger.Instance);
    }

    public async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        await _responder.DisposeAsync();
        await _simulator.DisposeAsync();
    }

    [Fact]
    public async Task Browse_FindsAllBoxes()
    {
        using var browsing = Browse();

        await Eventually.HoldsAsync(() => Serials.Count() == 3);

        var first = _found.First(each => each.Txt["serial"] == "400100");
        Assert.Equal("go-eCharger_400100", first.Name);
        Assert.Equal(_simulator.EndpointOf(0), new IPEndPoint(first.Addresses[0], first.Port));
        Assert.Equal("go-e", first.Txt["manufacturer"]);
    }

    [Theory]
    [InlineData(MdnsFault.Garbage)]
    [InlineData(MdnsFault.CompressionLoop)]
    [InlineData(MdnsFault.Huge)]
    [InlineData(MdnsFault.Flood)]
    [InlineData(MdnsFault.NoAdditionals)]
    public async Task Browse_OfAResponderThatMisbehaves_FindsAllBoxes(MdnsFault fault)
    {
        _responder.Fault = fault;
        using var browsing = Browse();

        await Eventually.HoldsAsync(() => Serials.Intersect(["400100", "400101", "400102"]).Count() == 3);

        Assert.InRange(_browser.Statistics.Records, 0, 512);
    }

    [Theory]
    [InlineData(MdnsFault.Truncated)]
    [InlineData(MdnsFault.Silence)]
    public async Task Browse_OfAResponderThatSaysNothing_FindsThemWhenItDoes(MdnsFault fault)
    {
        _responder.Fault = fault;
        using var browsing = Browse();
        await Eventually.HoldsAsync(() => _responder.QueryCount >= 2);
        Assert.Empty(_found);

        _responder.Fault = MdnsFault.None;

        await Eventually.HoldsAsync(() => Serials.Count() == 3);
    }

    [Fact]
    public async Task Query_WithWhatIsKnown_IsNotAnsweredAgain()
    {
        using var browsing = Browse();

        await Eventually.HoldsAsync(() => _responder.QueryCount >= 2 && _responder.SuppressedCount >= 3);
    }

    [Fact]
    public async Task Goodbye_LosesTheBox_AndAnnouncementFindsItAgain()
    {
        using var browsing = Browse();
        await Eventually.HoldsAsync(() => Serials.Count() == 3);

        await _responder.SayGoodbyeAsync(1);
        await Eventually.HoldsAsync(() => _lost.Any(each => each.Txt["serial"] == "400101"));
        _found.Clear();
        await _responder.AnnounceAsync(1);

        await Eventually.HoldsAsync(() => _found.Any(each => each.Txt["serial"] == "400101"));
    }

    [Fact]
    public async Task Packet_OfAnotherSender_IsNotHeard()
    {
        _responder.Fault = MdnsFault.Silence;
        using var browsing = Browse();
        await Eventually.HoldsAsync(() => _responder.QueryCount >= 1);
        using var stranger = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        await stranger.SendToAsync(DnsWriter.Write(Records.Device("stranger", "127.0.0.9")), SocketFlags.None, Assert.Single(_responder.Askers));

        _responder.Fault = MdnsFault.None;
        await Eventually.HoldsAsync(() => Serials.Count() == 3);

        Assert.DoesNotContain(_found, each => each.Name == "stranger");
    }

    [Fact]
    public async Task Browse_WhereNobodyIs_FindsNothingAndGoesOn()
    {
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var endpoint = (IPEndPoint)taken.LocalEndPoint!;
        taken.Dispose();
        await using var browser = new MdnsBrowser(new MdnsOptions { Endpoint = endpoint }, TimeProvider.System, NullLogger.Instance);
        using var browsing = browser.Browse(["_http._tcp"], _found.Enqueue, _lost.Enqueue);
        await Eventually.HoldsAsync(() => browser.Statistics.Queries >= 2);

        await using var late = MdnsResponder.Start(_simulator, endpoint);

        await Eventually.HoldsAsync(() => Serials.Count() == 3);
        Assert.Null(browser.Error);
    }

    [Fact]
    public void Responder_OnAnotherAddressThanLoopback_IsRefused() =>
        Assert.Throws<ArgumentException>(() => MdnsResponder.Start(_simulator, new IPEndPoint(IPAddress.Any, 0)));

    private IEnumerable<string> Serials => _found.Select(each => each.Txt.GetValueOrDefault("serial") ?? "").Distinct();

    private IDisposable Browse() => _browser.Browse(["_http._tcp"], _found.Enqueue, _lost.Enqueue);
}
