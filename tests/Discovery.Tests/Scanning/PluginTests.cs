using System.Net;
using System.Reflection;
using HomeBinding.Discovery.Inboxes;
using HomeBinding.Discovery.Mdns;
using HomeBinding.Discovery.Scanning;
using HomeBinding.Discovery.Tests.Support;
using HomeBinding.Engine;
using HomeBinding.Engine.Things;
using HomeBinding.Plugins;
using HomeBinding.Simulator.GoECharger;
using HomeBinding.Things;
using Microsoft.Extensions.Logging.Abstractions;

namespace HomeBinding.Discovery.Tests.Scanning;

/// <summary>The go-e binding, loaded as any other, and simulated chargers.</summary>
public sealed class PluginTests : IAsyncLifetime
{
    private readonly string _root = Directory.CreateTempSubdirectory("homebinding-discovery-").FullName;
    private ChargerSimulator _simulator = null!;
    private MdnsResponder _responder = null!;
    private HomeEngine _engine = null!;
    private Inbox _inbox = null!;
    private DiscoveryManager _manager = null!;
    private BindingManager _bindings = null!;

    public async Task InitializeAsync()
    {
        _simulator = await ChargerSimulator.StartAsync(new SimulatorOptions { Count = 2 }, TimeProvider.System, CancellationToken.None);
        _responder = MdnsResponder.Start(_simulator, new IPEndPoint(IPAddress.Loopback, 0));
        _engine = new HomeEngine(TimeProvider.System, NullLoggerFactory.Instance);
        _engine.Start();
        _inbox = new Inbox(new EngineThings(_engine), TimeProvider.System, NullLoggerFactory.Instance);
        _manager = new DiscoveryManager(_engine, _inbox, new DiscoveryOptions { Background = true, Mdns = new MdnsOptions { Endpoint = _responder.Endpoint } });
        _bindings = new BindingManager(_engine, [_root], NullLoggerFactory.Instance, TimeProvider.System, new BindingManagerOptions
        {
            QuietTime = TimeSpan.FromMilliseconds(100),
            RescanInterval = TimeSpan.FromMilliseconds(500),
        })
        { Listener = _manager };
        CopyBinding();
        await _bindings.LoadAllAsync(CancellationToken.None);
        _bindings.StartWatching();
    }

    public async Task DisposeAsync()
    {
        await _bindings.DisposeAsync();
        await _manager.DisposeAsync();
        _inbox.Dispose();
        await _engine.DisposeAsync();
        await _responder.DisposeAsync();
        await _simulator.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }

    [Fact]
    public async Task Binding_IsUnloadedWhileItDiscovers_AndLeavesTheMemory()
    {
        await Eventually.HoldsAsync(() => _inbox.Entries.Count == 2);
        Assert.True(Assert.Single(_manager.Services).IsInBackground);

        Directory.Delete(Path.Combine(_root, "GoECharger"), recursive: true);
        await Eventually.HoldsAsync(() => _bindings.Bindings.Count == 0);

        Assert.Empty(_manager.Services);
        Assert.Equal(0, _bindings.UnloadedNotCollected);
        Assert.Equal(2, _inbox.Entries.Count);

        CopyBinding();
        await Eventually.HoldsAsync(() => _manager.Services.Count == 1);
        await _responder.SayGoodbyeAsync(0);
        await Eventually.HoldsAsync(() => _manager.Mdns.Records > 0);
    }

    [Fact]
    public async Task Binding_UnloadedDuringAScan_LeavesTheMemory()
    {
        var scanning = _manager.ScanAsync(timeout: TimeSpan.FromMinutes(5));
        await Eventually.HoldsAsync(() => _inbox.Entries.Count == 2);

        Directory.Delete(Path.Combine(_root, "GoECharger"), recursive: true);

        await Eventually.HoldsAsync(() => _bindings.Bindings.Count == 0);
        Assert.Equal(0, _bindings.UnloadedNotCollected);
        Assert.False(scanning.IsFaulted);
    }

    [Fact]
    public async Task Charger_AtAnotherAddressThanItsThing_IsAPropertyOfTheThing()
    {
        var garage = ThingUid.Parse("goecharger:goe:garage");
        await _engine.Things.AddAsync([new ThingDefinition { Uid = garage, Configuration = new Dictionary<string, object?> { ["ip"] = "127.0.1.200:9", ["serial"] = "400100" } }]);
        _inbox.Refresh();

        await Eventually.HoldsAsync(() => _inbox.Find(ThingUid.Parse("goecharger:goe:400100"))?.AddressChange is not null);

        var found = _simulator.EndpointOf(0).ToString();
        Assert.Equal(new AddressChange(garage, "ip", "127.0.1.200:9", found), _inbox.Find(ThingUid.Parse("goecharger:goe:400100"))!.AddressChange);
        Assert.Equal(found, _engine.Things.Find(garage)!.Properties[EngineThings.DiscoveredAddress]);
    }

    [Fact]
    public async Task Charger_ThatWasApproved_GoesOnlineAndIsIgnored()
    {
        var uid = ThingUid.Parse("goecharger:goe:400101");
        await Eventually.HoldsAsync(() => _inbox.Find(uid) is not null);

        await _engine.Things.AddAsync([_inbox.Approve(uid, "Garage", "garage")]);
        _inbox.Refresh();

        var thing = _engine.Things.Find(ThingUid.Parse("goecharger:goe:garage"))!;
        await Eventually.HoldsAsync(() => thing.Status.Status == ThingStatus.Online);
        Assert.Equal(thing.Uid, _inbox.Find(uid)!.Thing);
        Assert.Equal(InboxFlag.Ignored, _inbox.Find(uid)!.Flag);
    }

    private void CopyBinding()
    {
        var source = typeof(PluginTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == "BindingFolder").Value!;
        var target = Directory.CreateDirectory(Path.Combine(_root, "GoECharger")).FullName;
        foreach (var file in Directory.GetFiles(source, "GoECharger.*")) File.Copy(file, Path.Combine(target, Path.GetFileName(file)), overwrite: true);
    }
}
