using System.Collections.Concurrent;
using System.Diagnostics;
using HomeBinding.Channels;
using HomeBinding.Engine;
using HomeBinding.Engine.Events;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Links;
using HomeBinding.Engine.Things;
using HomeBinding.Things;
using Microsoft.Extensions.Logging.Abstractions;

namespace HomeBinding.Plugins.Tests.Acme;

/// <summary>A running host with folders for bindings, one meter, and an item for each of its channels.</summary>
internal sealed class Home : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private readonly SemaphoreSlim _changed = new(0);
    private readonly ConcurrentQueue<ItemEvent> _events = new();
    private readonly MeterSimulator _meter = new();

    private Home(string[] roots, BindingManagerOptions? options)
    {
        Engine = new HomeEngine(TimeProvider.System, NullLoggerFactory.Instance, new EngineOptions { HandlerTimeout = TimeSpan.FromSeconds(2) });
        Engine.Start();
        Manager = new BindingManager(Engine, roots, NullLoggerFactory.Instance, TimeProvider.System, options ?? new BindingManagerOptions
        {
            QuietTime = TimeSpan.FromMilliseconds(100),
            RescanInterval = TimeSpan.FromMilliseconds(500),
        });
        Manager.Changed += info =>
        {
            History.Enqueue(info);
            Signal();
        };
    }

    public HomeEngine Engine { get; }

    public BindingManager Manager { get; }

    public ConcurrentQueue<BindingInfo> History { get; } = new();

    public Thing Meter => Engine.Things.All.Single();

    public IEnumerable<ItemEvent> Events => _events;

    public static Task<Home> StartAsync(params string[] roots) => StartAsync(roots, null);

    public static async Task<Home> StartAsync(string[] roots, BindingManagerOptions? options)
    {
        var home = new Home(roots, options);
        await home._meter.StartAsync();
        var mailbox = home.Engine.CreateMailbox("test");
        await home.Engine.SubscribeAllAsync(mailbox, ItemEventKinds.All, (itemEvent, _) =>
        {
            home._events.Enqueue(itemEvent);
            home.Signal();
        });
        home.Engine.Things.Subscribe(mailbox, _ => home.Signal());
        var uid = ThingUid.Parse("acme:meter:garage");
        string[] channels = ["power", "limit", "release"];
        ItemType[] types = [TypeOf("Number:Power"), TypeOf("Number:ElectricCurrent"), ItemType.Text];
        await home.Engine.AddAsync(
            [.. channels.Zip(types, (name, type) => new ItemDefinition { Name = name, Type = type })],
            [.. channels.Select(each => new LinkDefinition(each, new ChannelUid(uid, each)))]);
        await home.Engine.Things.AddAsync([new ThingDefinition { Uid = uid, Configuration = home._meter.Configuration }]);
        await home.Manager.LoadAllAsync(CancellationToken.None);
        home.Manager.StartWatching();
        return home;
    }

    public string StateOf(string item) => Engine.FindItem(item)!.State.ToText();

    public BindingInfo Info(string name = "AcmeMeter") => Manager.Bindings.Single(each => each.Name == name);

    public Task WaitForReleaseAsync(int release) =>
        WaitAsync(() => StateOf("release") == $"{release}" && Meter.Status.Status == ThingStatus.Online && Info().State == BindingState.Loaded, $"Version {release} ONLINE");

    public async Task WaitAsync(Func<bool> condition, string what)
    {
        var start = Stopwatch.GetTimestamp();
        while (!condition())
        {
            if (Stopwatch.GetElapsedTime(start) > Limit)
                Assert.Fail($"{what}: not within {Limit.TotalSeconds} s. {Meter.Status}; {string.Join("; ", Manager.Bindings)}; not collected: {Manager.UnloadedNotCollected}");
            // Not everything that is waited for is announced.
            await _changed.WaitAsync(TimeSpan.FromMilliseconds(50));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Manager.DisposeAsync();
        await Engine.DisposeAsync();
        await _meter.DisposeAsync();
    }

    private static ItemType TypeOf(string name) => ItemType.TryParse(name, out var type) ? type : throw new ArgumentException(name);

    private void Signal()
    {
        if (_changed.CurrentCount == 0) _changed.Release();
    }
}
