using System.Collections.Concurrent;
using HomeBinding.Channels;
using HomeBinding.Engine.Links;
using HomeBinding.Engine.Queues;
using HomeBinding.Things;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Engine.Things;

/// <summary>The things, and the bindings whose handlers they run on. Bindings may come, be replaced and go while everything else runs.</summary>
public sealed partial class ThingManager : IAsyncDisposable
{
    private readonly HomeEngine _engine;
    private readonly ConcurrentDictionary<ThingUid, Thing> _things = new();
    private readonly ConcurrentDictionary<string, LoadedBinding> _bindings = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _changes = new(1);
    private readonly ConcurrentDictionary<Task, bool> _background = new();
    private readonly Observers<ThingStatusChange> _statuses = new();
    private readonly Observers<ChannelDescriptionChange> _descriptions = new();
    private readonly Observers<ThingListChange> _lists = new();
    private volatile bool _disposed;

    internal ThingManager(HomeEngine engine)
    {
        _engine = engine;
        Logger = engine.Loggers.CreateLogger("HomeBinding.Things");
    }

    /// <summary>The things, in no order.</summary>
    public IEnumerable<Thing> All => _things.Values;

    /// <summary>Where it is kept which things are disabled. Set before things are added.</summary>
    public IThingStateStore StateStore { get; set; } = new MemoryThingStateStore();

    /// <summary>The bindings that are loaded.</summary>
    public IEnumerable<LoadedBinding> Bindings => _bindings.Values;

    internal ILogger Logger { get; }

    /// <summary>The thing with an id, which may be written with an alias of its type; null if there is none.</summary>
    public Thing? Find(ThingUid uid) => Find(uid, NamesOf(uid.Type));

    /// <summary>The thing type with an id or alias, and the binding it comes from.</summary>
    public (ThingType Type, LoadedBinding Binding)? FindType(ThingTypeUid uid)
    {
        foreach (var binding in _bindings.Values)
            foreach (var type in binding.ThingTypes)
                if (type.Uid == uid || type.Aliases.Contains(uid)) return (type, binding);
        return null;
    }

    /// <summary>Gets told of changed statuses, on a mailbox, until it is disposed.</summary>
    public IDisposable Subscribe(Mailbox mailbox, Action<ThingStatusChange> handler) => _statuses.Add(mailbox, handler);

    /// <summary>Gets told of channels whose handler changed how their states are described, on a mailbox, until it is disposed.</summary>
    public IDisposable SubscribeToDescriptions(Mailbox mailbox, Action<ChannelDescriptionChange> handler) => _descriptions.Add(mailbox, handler);

    /// <summary>Gets told of things that have come, changed their definition or gone, on a mailbox, until it is disposed.</summary>
    public IDisposable SubscribeToList(Mailbox mailbox, Action<ThingListChange> handler) => _lists.Add(mailbox, handler);

    /// <summary>Adds things and starts those whose binding is loaded. Completes when each has started or has a status that says why not.</summary>
    /// <exception cref="ArgumentException">There is a thing of that id, perhaps under an alias.</exception>
    public async Task AddAsync(IReadOnlyCollection<ThingDefinition> definitions)
    {
        var applied = await ApplyAsync(new ModelChange(), new ThingChange { Add = definitions }).ConfigureAwait(false);
        await applied.Settled.ConfigureAwait(false);
    }

    /// <summary>Takes a binding in and starts the things that wait for it.</summary>
    /// <exception cref="ArgumentException">A binding of that id, or one of its thing types, is there already.</exception>
    public async Task AddBindingAsync(LoadedBinding binding)
    {
        await _changes.WaitAsync().ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_bindings.ContainsKey(binding.Id)) throw new ArgumentException($"A binding '{binding.Id}' is loaded already.", nameof(binding));
            foreach (var type in binding.ThingTypes)
                if (FindType(type.Uid) is { } twin) throw new ArgumentException($"Thing type {type.Uid} comes from the binding '{twin.Binding.Id}' already.", nameof(binding));
            _bindings[binding.Id] = binding;
            await _engine.AddProfilesAsync(binding).ConfigureAwait(false);
            var things = ThingsOf(binding);
            await Task.WhenAll(things.Select(each => each.StartAsync())).ConfigureAwait(false);
            await IdleAsync().ConfigureAwait(false);
            // After a change of versions items still have the states of the version before; what does not run any more vouches for none.
            await Task.WhenAll(things.Where(each => each.Binding is null).Select(UndefineAsync)).ConfigureAwait(false);
        }
        finally
        {
            _changes.Release();
        }
    }

    /// <summary>
    /// Lets a binding go: its things stop, become UNINITIALIZED/HANDLER_MISSING_ERROR and their items UNDEF. Afterwards the engine holds nothing of it.
    /// </summary>
    /// <param name="id">The binding's id.</param>
    /// <param name="undefine">False if a new version follows at once, so that the items keep their states meanwhile.</param>
    public async Task RemoveBindingAsync(string id, bool undefine = true)
    {
        await _changes.WaitAsync().ConfigureAwait(false);
        try
        {
            if (!_bindings.TryGetValue(id, out var binding)) return;
            if (_disposed)
            {
                _bindings.TryRemove(id, out _);
                return;
            }
            // Also those that its handlers could not start for.
            var things = ThingsOf(binding);
            var idle = things.Where(each => each.Binding is null).ToArray();
            if (undefine) await Task.WhenAll(idle.Select(UndefineAsync)).ConfigureAwait(false);
            // Nothing starts on it from here on.
            _bindings.TryRemove(id, out _);
            await _engine.RemoveProfilesAsync(binding).ConfigureAwait(false);
            await Task.WhenAll(things.Select(each => each.StopAsync(Missing(each.TypeUid), undefine))).ConfigureAwait(false);
        }
        finally
        {
            _changes.Release();
        }
    }

    /// <summary>
    /// Takes a changed definition in. Only label or location: nothing stops. The configuration: the handler takes it over, or is started anew. An invalid
    /// one stops the thing with a status that says why.
    /// </summary>
    /// <exception cref="ArgumentException">There is no thing of that id.</exception>
    public async Task UpdateAsync(ThingDefinition definition)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var thing = Require(definition.Uid);
        Declare(thing, definition);
        await thing.FollowAsync().ConfigureAwait(false);
        await IdleAsync().ConfigureAwait(false);
    }

    /// <summary>Disables a thing, which stops it until it is enabled, also over restarts of the host; or enables it.</summary>
    /// <exception cref="ArgumentException">There is no thing of that id.</exception>
    /// <exception cref="IOException">It could not be kept; nothing has changed.</exception>
    public async Task SetEnabledAsync(ThingUid uid, bool enabled)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        await Require(uid).SetEnabledAsync(enabled).ConfigureAwait(false);
        await IdleAsync().ConfigureAwait(false);
    }

    /// <summary>Removes a thing: REMOVING while its handler cleans up, then REMOVED, then it is gone.</summary>
    /// <param name="uid">Its id.</param>
    /// <param name="force">True not to ask the handler, nor to wait for one that has been asked.</param>
    /// <returns>Null, or what went wrong on the way in a sentence; the thing is gone all the same.</returns>
    /// <exception cref="ArgumentException">There is no thing of that id.</exception>
    public async Task<string?> RemoveAsync(ThingUid uid, bool force = false)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var thing = Require(uid);
        var ran = thing.IsRunning;
        var note = await thing.RemoveAsync(force).ConfigureAwait(false);
        if (!ran) await UndefineAsync(thing).ConfigureAwait(false);
        if (TryRemove(thing)) await StateStore.SetDisabledAsync(thing.Uid, disabled: false).ConfigureAwait(false);
        RestartChildrenOf(thing);
        await IdleAsync().ConfigureAwait(false);
        return note;
    }

    /// <summary>
    /// Asks a thing's handler to clean up at its device, as <see cref="RemoveAsync"/> does, and ends it. It stays, REMOVED, until a change removes it from among the things.
    /// </summary>
    /// <returns>Null, or what went wrong on the way in a sentence.</returns>
    /// <exception cref="ArgumentException">There is no thing of that id.</exception>
    public async Task<string?> CleanUpAsync(ThingUid uid)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return await Require(uid).RemoveAsync(force: false).ConfigureAwait(false);
    }

    /// <summary>Says of the things without a handler which binding they miss. Called once those that are there have been loaded.</summary>
    public void ReportMissing()
    {
        foreach (var thing in _things.Values)
            if (thing.Status is { Status: ThingStatus.Uninitialized, Detail: ThingStatusDetail.NotYetReady }) thing.SetStatus(Missing(thing.TypeUid));
    }

    /// <summary>Notes something that the host, not the handler, has found out of a thing's device, among its properties. Null removes it.</summary>
    public void ReportProperty(ThingUid uid, string name, string? value) => Find(uid)?.SetProperty(name, value);

    /// <summary>Stops all things.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed) return;
        _disposed = true;
        await _changes.WaitAsync().ConfigureAwait(false);
        await Task.WhenAll(_things.Values.Select(each => each.StopAsync(new ThingStatusInfo(ThingStatus.Uninitialized), undefine: false))).ConfigureAwait(false);
        await IdleAsync().ConfigureAwait(false);
        foreach (var thing in _things.Values) thing.Dispose();
        _changes.Release();
    }

    internal ChannelEndpoint? FindEndpoint(ChannelUid uid) => Find(uid.Thing)?.FindEndpoint(uid.Id);

    internal string WhyNotRunning(ChannelUid uid) => Find(uid.Thing) is not { } thing ? $"There is no thing {uid.Thing}."
        : thing.HandlerType is { } type ? $"Things of type {type} have no channel '{uid.Id}'."
        : $"Thing {thing.Uid} is {thing.Status}.";

    internal bool IsDisposed => _disposed;

    internal void Notify(ThingStatusChange change) => _statuses.Tell(change);

    internal void Notify(ChannelDescriptionChange change) => _descriptions.Tell(change);

    internal static ThingStatusInfo Missing(ThingTypeUid type) => new(
        ThingStatus.Uninitialized,
        ThingStatusDetail.HandlerMissingError,
        $"No loaded binding has the thing type {type}. Put the binding '{type.BindingId}' into the folder bindings.");

    /// <summary>All type ids under which links may name the thing.</summary>
    internal IReadOnlyList<ThingTypeUid> NamesOf(Thing thing) => [.. NamesOf(thing.Uid.Type).Append(thing.Uid.Type).Distinct()];

    /// <summary>The thing that was there before under another name of its type; null if there is none.</summary>
    internal Thing? TwinOf(Thing thing, ThingType type) =>
        // Two files may have named one device twice before it was known that one type is an alias of the other.
        thing.TypeUid == thing.Uid.Type && Find(thing.Uid.WithType(type.Uid)) is { } first && first != thing ? first : null;

    internal IEnumerable<Thing> ChildrenOf(Thing bridge) => _things.Values.Where(each => each.Bridge == bridge);

    internal bool CanStartNow(Thing thing) => !_disposed && FindType(thing.TypeUid) is { } found && BridgeSearch.Find(this, thing, found.Type).Bridge is not null;

    /// <summary>Starts, in the background, the things that wait for a bridge.</summary>
    internal void StartChildrenOf(Thing bridge)
    {
        foreach (var thing in _things.Values)
        {
            // A thing with a wrong configuration too: what was wrong may have been a bridge above this one.
            if (thing == bridge || thing.IsRunning || thing.Status.Detail is not (ThingStatusDetail.BridgeUninitialized or ThingStatusDetail.HandlerConfigurationPending)) continue;
            if (FindType(thing.TypeUid) is { } found && BridgeSearch.Find(this, thing, found.Type).Bridge == bridge) InBackground(Task.Run(thing.StartAsync));
        }
    }

    /// <summary>Keeps track of work that nobody awaits.</summary>
    internal void InBackground(Task work)
    {
        var tracked = GuardAsync(work);
        _background[tracked] = true;
        _ = tracked.ContinueWith(done => _background.TryRemove(done, out _), TaskScheduler.Default);
    }

    /// <summary>Sets the items of a thing that has no handler to UNDEF.</summary>
    internal Task UndefineAsync(Thing thing) => _engine.UndefineAsync([.. NamesOf(thing).Select(thing.Uid.WithType)]);

    private async Task GuardAsync(Task work)
    {
        try
        {
            await work.ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            LogBackgroundFailed(Logger, exception);
        }
    }

    // What began meanwhile counts too, as a bridge behind a bridge brings its children.
    private async Task IdleAsync()
    {
        while (!_background.IsEmpty)
        {
            await Task.WhenAll(_background.Keys).ConfigureAwait(false);
            await Task.Yield();
        }
    }

    private Thing[] ThingsOf(LoadedBinding binding) => [.. _things.Values.Where(each => FindType(each.TypeUid)?.Binding == binding)];

    private Thing Require(ThingUid uid) => Find(uid) ?? throw new ArgumentException($"There is no thing {uid}.", nameof(uid));

    private ThingUid Canonical(ThingUid uid) => FindType(uid.Type) is { } found ? uid.WithType(found.Type.Uid) : uid;

    private Thing? Find(ThingUid uid, IEnumerable<ThingTypeUid> names)
    {
        if (_things.TryGetValue(uid, out var thing)) return thing;
        foreach (var name in names)
            if (_things.TryGetValue(uid.WithType(name), out thing)) return thing;
        return null;
    }

    private IEnumerable<ThingTypeUid> NamesOf(ThingTypeUid uid) => FindType(uid) is { } found ? [found.Type.Uid, .. found.Type.Aliases] : [];

    [LoggerMessage(Level = LogLevel.Error, Message = "A thing could not be started in the background")]
    private static partial void LogBackgroundFailed(ILogger logger, Exception exception);
}
