using HomeBinding.Bindings;
using HomeBinding.Discovery;
using HomeBinding.Things;

namespace HomeBinding.Binding.Abstractions.Tests.Discovery;

public sealed class DiscoveryServiceTests
{
    private static readonly ThingTypeUid Type = ThingTypeUid.Parse("acme:meter");

    [Fact]
    public void Binding_WithoutDiscoveries_HasNone() => Assert.Empty(((IBinding)new Plain()).Discoveries);

    [Fact]
    public void Result_HasTheTypeOfItsThing() =>
        Assert.Equal(Type, new DiscoveryResult { ThingUid = ThingUid.Parse("acme:meter:1"), Label = "Meter" }.ThingTypeUid);

    [Theory]
    [InlineData("_http._tcp")]
    [InlineData("_go-e_go-eCharger_V4._tcp")]
    [InlineData("_hap._udp")]
    public void ServiceType_ThatIsOne_IsTaken(string type) => Assert.Equal([type], new MdnsDiscoveryService("mdns", [Type], [type], _ => null).ServiceTypes);

    [Theory]
    [InlineData("")]
    [InlineData("http")]
    [InlineData("_http")]
    [InlineData("_http._tls")]
    [InlineData("_._tcp")]
    [InlineData("_http._tcp.local")]
    [InlineData("_a b._tcp")]
    public void ServiceType_ThatIsNone_IsRefused(string type) =>
        Assert.StartsWith($"'{type}' is no service type. Write it as _name._tcp or _name._udp.", Assert.Throws<ArgumentException>(() => new MdnsDiscoveryService("mdns", [Type], [type], _ => null)).Message, StringComparison.Ordinal);

    [Fact]
    public void Service_ThatIsIncomplete_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => new MdnsDiscoveryService("a b", [Type], ["_http._tcp"], _ => null));
        Assert.Throws<ArgumentException>(() => new MdnsDiscoveryService("mdns", [], ["_http._tcp"], _ => null));
        Assert.Throws<ArgumentException>(() => new MdnsDiscoveryService("mdns", [Type], [], _ => null));
    }

    [Fact]
    public void Times_OutsideTheLimits_AreRefused()
    {
        static Task Scan(IDiscoveryContext context, CancellationToken token) => Task.CompletedTask;
        Assert.Throws<ArgumentOutOfRangeException>(() => new ScanDiscoveryService("scan", [Type], Scan) { ScanTimeout = TimeSpan.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ScanDiscoveryService("scan", [Type], Scan) { ScanTimeout = TimeSpan.FromHours(1) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ScanDiscoveryService("scan", [Type], Scan) { BackgroundInterval = TimeSpan.FromSeconds(1) });
    }

    private sealed class Plain : IBinding
    {
        public string Id => "acme";

        public string Name => "Acme";

        public IReadOnlyList<ThingType> ThingTypes => [];
    }
}
