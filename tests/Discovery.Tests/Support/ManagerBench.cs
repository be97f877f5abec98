using HomeBinding.Discovery.Inboxes;
using HomeBinding.Discovery.Mdns;
using HomeBinding.Discovery.Mdns.Messages;
using HomeBinding.Discovery.Scanning;
using HomeBinding.Engine;
using HomeBinding.Engine.Things;
using HomeBinding.Things;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace HomeBinding.Discovery.Tests.Support;

/// <summary>A manager in virtual time with one binding, whose services a test gives.</summary>
internal sealed class ManagerBench : IAsyncDisposable
{
    public static readonly ThingTypeUid Box = TestThings.Type.Uid;
    private readonly ServiceProvider _services = new ServiceCollection().BuildServiceProvider();

    private ManagerBench(DiscoveryOptions options)
    {
        Engine = new HomeEngine(Time, NullLoggerFactory.Instance);
        Inbox = new Inbox(Things, Time, NullLoggerFactory.Instance);
        Manager = new DiscoveryManager(Engine, Inbox, options, _ => Transport = new ReceivingTransport());
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));

    public HomeEngine Engine { get; }

    public TestThings Things { get; } = new();

    public Inbox Inbox { get; }

    public DiscoveryManager Manager { get; }

    public ReceivingTransport? Transport { get; private set; }

    public IEnumerable<string> Found => Inbox.Entries.Select(each => each.Uid.ToString());

    public static async Task<ManagerBench> StartAsync(bool background, params DiscoveryService[] services)
    {
        var bench = new ManagerBench(new DiscoveryOptions { Background = background, CallbackLimit = TimeSpan.FromMilliseconds(300) });
        await bench.AddAsync("test", services);
        return bench;
    }

    public Task AddAsync(string id, params DiscoveryService[] services) => Manager.AddedAsync(new LoadedBinding
    {
        Id = id,
        Name = id,
        ThingTypes = [TestThings.Type],
        Discoveries = services,
        Services = _services,
        CreateHttpClient = static () => new HttpClient(),
    });

    public static MdnsDiscoveryService Mdns(Func<MdnsInstance, DiscoveryResult?>? map = null, string id = "mdns") =>
        new(id, [Box], [Records.Type], map ?? (static instance => instance.Txt.TryGetValue("serial", out var serial) ? TestThings.Box(serial, instance.Addresses[0].ToString()) : null));

    public static ScanDiscoveryService Scan(Func<IDiscoveryContext, CancellationToken, Task> scan, string id = "scan") => new(id, [Box], scan);

    public void Receive(DnsMessage message) => Transport!.Receive(DnsWriter.Write(message));

    /// <summary>Runs a scan of all services to its end, letting time pass.</summary>
    public async Task<IReadOnlyList<ScanOutcome>> ScanAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        var scanning = Manager.ScanAsync(timeout: timeout, cancellationToken: cancellationToken);
        await AdvanceUntilAsync(() => scanning.IsCompleted);
        return await scanning;
    }

    public Task AdvanceUntilAsync(Func<bool> condition) => Eventually.HoldsAsync(() =>
    {
        if (condition()) return true;
        Time.Advance(TimeSpan.FromMilliseconds(100));
        return false;
    });

    public async ValueTask DisposeAsync()
    {
        await Manager.DisposeAsync();
        Inbox.Dispose();
        await Engine.DisposeAsync();
        await _services.DisposeAsync();
    }
}
