using System.Collections.Concurrent;
using HomeBinding.Channels;
using HomeBinding.Engine.Links;
using HomeBinding.Engine.Queues;
using HomeBinding.Things;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Engine.Things;

/// <summary>The things, and the bindings whose handlers they run on. Bindings may come, be replaced and go while everything else runs.</summary>
public sealed class ThingManager : IAsyncDisposable
{
    private readonly HomeEngine _engine;
    private readonly ConcurrentDictionary<ThingUid, Thing> _things = new();
    private readonly ConcurrentDictionary<string, LoadedBinding> _bindings = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _changes = new(1);
    private (Mailbox Mailbox, Action<ThingStatusChange> Handler)[] _observers = [];
    private volatile bool _disposed;

    internal ThingManager(HomeEngine engine)
    {
        _engine = engine;
        Logger = engine.Loggers.CreateLogger("HomeBinding.Things");
    }

    /// <summary>The things, in no order.</summary>
    public IEnumerable<Thing> All => _things.Values;

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

    /// <summary>Gets told of changed statuses, on a mailbox.</summary>
    public void Subscribe(Mailbox mailbox, Action<ThingStatusChange> handler)
    {
        lock (_things) _observers = [.. _observers, (mailbox, handler)];
    }

    /// <summary>Adds things and starts those whose binding is loaded. Completes when each has started or has a status that says why not.</summary>
    /// <exception cref="ArgumentException">There is a thing of that id, perhaps under an alias.</exception>
    public async Task AddAsync(IReadOnlyCollection<ThingDefinition> definitions)
    {
        await _changes.WaitAsync().ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            var added = new HashSet<ThingUid>();
            foreach (var definition in definitions)
                if (Find(definition.Uid) is not null || !added.Add(Canonical(definition.Uid))) throw new ArgumentException($"There is a thing {definition.Uid} already.", nameof(definitions));
            foreach (var definition in definitions) _things[definition.Uid] = new Thing(definition, _engine);
            await Task.WhenAll(definitions.Select(each => StartAsync(_things[each.Uid]))).ConfigureAwait(false);
        }
        finally
        {
            _changes.Release();
        }
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
            await Task.WhenAll(things.Select(StartAsync)).ConfigureAwait(false);
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
            _bindings.TryRemove(id, out _);
            await _engine.RemoveProfilesAsync(binding).ConfigureAwait(false);
            await Task.WhenAll(things.Select(each => each.StopAsync(Missing(each.Uid.Type), undefine))).ConfigureAwait(false);
        }
        finally
        {
            _changes.Release();
        }
    }

    /// <summary>Says of the things without a handler which binding they miss. Called once those that are there have been loaded.</summary>
    public void ReportMissing()
    {
        foreach (var thing in _things.Values)
            if (thing.Status is { Status: ThingStatus.Uninitialized, Detail: ThingStatusDetail.NotYetReady }) thing.SetStatus(Missing(thing.Uid.Type));
    }

    /// <summary>Stops all things.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed) return;
        _disposed = true;
        await _changes.WaitAsync().ConfigureAwait(false);
        await Task.WhenAll(_things.Values.Select(each => each.StopAsync(new ThingStatusInfo(ThingStatus.Uninitialized), undefine: false))).ConfigureAwait(false);
        foreach (var thing in _things.Values) thing.Dispose();
        _changes.Release();
    }

    internal ChannelEndpoint? FindEndpoint(ChannelUid uid) => Find(uid.Thing)?.FindEndpoint(uid.Id);

    internal string WhyNotRunning(ChannelUid uid) => Find(uid.Thing) is not { } thing ? $"There is no thing {uid.Thing}."
        : thing.HandlerType is { } type ? $"Things of type {type} have no channel '{uid.Id}'."
        : $"Thing {thing.Uid} is {thing.Status}.";

    internal void Notify(ThingStatusChange change)
    {
        foreach (var (mailbox, handler) in _observers) mailbox.Post(() => handler(change));
    }

    private static ThingStatusInfo Missing(ThingTypeUid type) => new(
        ThingStatus.Uninitialized,
        ThingStatusDetail.HandlerMissingError,
        $"No loaded binding has the thing type {type}. Put the binding '{type.BindingId}' into the folder bindings.");

    private Thing[] ThingsOf(LoadedBinding binding) => [.. _things.Values.Where(each => FindType(each.Uid.Type)?.Binding == binding)];

    private Task UndefineAsync(Thing thing) => _engine.UndefineAsync([.. NamesOf(thing.Uid.Type).Select(thing.Uid.WithType)]);

    private Task StartAsync(Thing thing)
    {
        if (FindType(thing.Uid.Type) is not { } found) return Task.CompletedTask;
        // Two files may have named one device twice before it was known that one type is an alias of the other.
        if (Find(thing.Uid.WithType(found.Type.Uid)) is { } first && first != thing)
        {
            thing.SetStatus(new ThingStatusInfo(
                ThingStatus.Uninitialized,
                ThingStatusDetail.HandlerConfigurationPending,
                $"It is the same as {first.Uid}: {thing.Uid.Type} is another name of {first.Uid.Type}. Remove one of them."));
            return Task.CompletedTask;
        }
        return thing.StartAsync(found.Type, found.Binding);
    }

    private ThingUid Canonical(ThingUid uid) => FindType(uid.Type) is { } found ? uid.WithType(found.Type.Uid) : uid;

    private Thing? Find(ThingUid uid, IEnumerable<ThingTypeUid> names)
    {
        if (_things.TryGetValue(uid, out var thing)) return thing;
        foreach (var name in names)
            if (_things.TryGetValue(uid.WithType(name), out thing)) return thing;
        return null;
    }

    private IEnumerable<ThingTypeUid> NamesOf(ThingTypeUid uid) => FindType(uid) is { } found ? [found.Type.Uid, .. found.Type.Aliases] : [];
}
