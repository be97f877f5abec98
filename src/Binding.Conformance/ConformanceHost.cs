using System.Diagnostics;
using HomeBinding.Channels;
using HomeBinding.Engine;
using HomeBinding.Engine.Events;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Links;
using HomeBinding.Engine.Queues;
using HomeBinding.Engine.Things;
using HomeBinding.Plugins;
using HomeBinding.Things;
using HomeBinding.Values;
using Microsoft.Extensions.Logging;
using Xunit.Sdk;

namespace HomeBinding.Conformance;

/// <summary>A real engine with one thing, each of whose channels is linked to an item.</summary>
internal sealed class ConformanceHost : IAsyncDisposable
{
    private static readonly EventSource Source = new(SourceKind.User, "conformance");
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    private readonly HomeEngine _engine;
    private readonly BindingLoader _loader;
    private readonly Mailbox _mailbox;
    private readonly Action _passTime;
    private readonly TimeSpan _limit;
    private readonly string _path;
    private readonly SemaphoreSlim _changed = new(0);

    private ConformanceHost(string path, TimeProvider time, ILoggerFactory loggers, Action passTime, TimeSpan limit)
    {
        _path = path;
        _passTime = passTime;
        _limit = limit;
        _engine = new HomeEngine(time, loggers);
        _engine.Start();
        _loader = new BindingLoader(loggers, time);
        _mailbox = _engine.CreateMailbox("conformance");
    }

    public Thing Thing => _engine.Things.All.Single();

    /// <summary>Events so far.</summary>
    public long Events => _engine.Statistics.Events;

    public static async Task<ConformanceHost> StartAsync(
        string path, ThingUid thing, IReadOnlyDictionary<string, object?> configuration, TimeProvider time, ILoggerFactory loggers, Action passTime, TimeSpan limit)
    {
        var host = new ConformanceHost(path, time, loggers, passTime, limit);
        await host._engine.SubscribeAllAsync(host._mailbox, (ItemEventKinds)~0, (_, _) => host.Signal()).ConfigureAwait(false);
        host._engine.Things.Subscribe(host._mailbox, _ => host.Signal());
        await host.AddItemsAsync(thing).ConfigureAwait(false);
        await host._engine.Things.AddAsync([new ThingDefinition { Uid = thing, Configuration = configuration }]).ConfigureAwait(false);
        return host;
    }

    public Task<PluginHandle> LoadAsync() => _loader.LoadAsync(_path);

    public Task AddAsync(PluginHandle handle) => _engine.Things.AddBindingAsync(handle.ToLoadedBinding());

    public Task RemoveAsync(PluginHandle handle) => _engine.Things.RemoveBindingAsync(handle.Id);

    public Item Item(string channel) => _engine.FindItem(NameOf(channel)) ?? throw new XunitException($"The thing type has no channel '{channel}'.");

    public Task<CommandResult> SendAsync(CommandExample example) => _engine.SendCommandAsync(NameOf(example.Channel), example.Command, Source);

    /// <summary>Waits until everything that was put into the engine before has been applied.</summary>
    public Task SettleAsync() => _engine.InvokeAsync(static () => { });

    /// <summary>Waits until a channel has published a state of the device.</summary>
    /// <param name="channel">The channel's id.</param>
    /// <param name="after">Number of the last event that does not count.</param>
    public async Task WaitForValueAsync(string channel, long after)
    {
        var item = Item(channel);
        await WaitAsync(() => Thing.Status.Status == ThingStatus.Online && item.LastSequence > after && item.State is not UnDef, $"ONLINE with a value of '{channel}'").ConfigureAwait(false);
    }

    public async Task WaitAsync(Func<bool> condition, string what)
    {
        var start = Stopwatch.GetTimestamp();
        while (!condition())
        {
            if (Stopwatch.GetElapsedTime(start) > _limit) throw new XunitException($"{what}: not within {_limit.TotalSeconds:0} s. {Thing.Uid} is {Thing.Status}.");
            _passTime();
            await _changed.WaitAsync(Tick).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync().ConfigureAwait(false);
        _loader.Dispose();
        _changed.Dispose();
    }

    private static string NameOf(string channel) => "c_" + string.Concat(channel.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));

    private void Signal()
    {
        if (_changed.CurrentCount == 0) _changed.Release();
    }

    private async Task AddItemsAsync(ThingUid thing)
    {
        var handle = await LoadAsync().ConfigureAwait(false);
        var (items, links) = Declare(handle, thing);
        await handle.UnloadAsync().ConfigureAwait(false);
        await _engine.AddAsync(items, links).ConfigureAwait(false);
    }

    private static (ItemDefinition[] Items, LinkDefinition[] Links) Declare(PluginHandle handle, ThingUid thing)
    {
        var type = handle.ThingTypes.FirstOrDefault(each => each.Uid == thing.Type) ?? throw new XunitException($"The binding has no thing type {thing.Type}, only {string.Join(", ", handle.ThingTypeUids)}.");
        // A trigger channel has no state to look at.
        var channels = type.Channels.Where(each => each.Kind == ChannelKind.State).ToArray();
        var items = channels.Select(each => new ItemDefinition
        {
            Name = NameOf(each.Id),
            Type = each.ItemType is { } name && ItemType.TryParse(name, out var found) ? found : throw new XunitException($"Channel '{each.Id}' has the unknown item type {each.ItemType}."),
        }).ToArray();
        return (items, [.. channels.Select(each => new LinkDefinition(NameOf(each.Id), new ChannelUid(thing, each.Id)))]);
    }
}
