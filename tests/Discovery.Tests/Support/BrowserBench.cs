using System.Net;
using HomeBinding.Discovery.Mdns;
using HomeBinding.Discovery.Mdns.Messages;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace HomeBinding.Discovery.Tests.Support;

/// <summary>A browser in virtual time, without a socket, and what it tells.</summary>
internal sealed class BrowserBench : IAsyncDisposable
{
    public static readonly IPAddress Device = IPAddress.Parse("192.168.1.6");

    public BrowserBench(MdnsOptions? options = null)
    {
        Browser = new MdnsBrowser(options ?? new MdnsOptions { Endpoint = new IPEndPoint(IPAddress.Loopback, 5353) }, Time, NullLogger.Instance, _ => Transport = new FakeTransport());
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));

    public MdnsBrowser Browser { get; }

    public FakeTransport? Transport { get; private set; }

    public List<MdnsInstance> Found { get; } = [];

    public List<MdnsInstance> Lost { get; } = [];

    public IReadOnlyList<DnsMessage> Sent => [.. Transport!.Sent];

    public IDisposable Browse(params string[] types) => Browser.Browse(types.Length == 0 ? [Records.Type] : types, Found.Add, Lost.Add);

    public void Receive(DnsMessage message, IPAddress? source = null) => Browser.Receive(DnsWriter.Write(message, DnsLimits.Packet), source ?? Device);

    /// <summary>Lets time pass, in steps small enough that no timer is late.</summary>
    public void Advance(double seconds, double step = 0.05)
    {
        for (var passed = 0.0; passed < seconds - 1e-9; passed += step) Time.Advance(TimeSpan.FromSeconds(Math.Min(step, seconds - passed)));
    }

    public ValueTask DisposeAsync() => Browser.DisposeAsync();
}
