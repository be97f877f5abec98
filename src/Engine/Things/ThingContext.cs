using System.Reactive.Concurrency;
using System.Reactive.Subjects;
using HomeBinding.Channels;
using HomeBinding.Engine.Links;
using HomeBinding.Engine.Queues;
using HomeBinding.Engine.Time;
using HomeBinding.Things;
using HomeBinding.Values;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Engine.Things;

/// <summary>What a handler gets for one start of its thing. Once it has ended, nothing that comes through it has an effect.</summary>
internal sealed partial class ThingContext : IThingContext, IDisposable
{
    private readonly Thing _thing;
    private readonly HomeEngine _engine;
    private readonly LoadedBinding _binding;
    private readonly ThingType _type;
    private Dictionary<string, ChannelEndpoint> _endpoints;
    private IReadOnlyList<Channel> _channels;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _gate = new();
    private readonly List<IDisposable> _registered = [];
    private readonly List<Task> _running = [];
    private readonly Subject<Channel> _linksChanged = new();
    private volatile bool _ended;

    public ThingContext(Thing thing, HomeEngine engine, ThingType type, IReadOnlyList<ChannelDefinition> channels, LoadedBinding binding)
    {
        _thing = thing;
        _engine = engine;
        _type = type;
        _binding = binding;
        Stopping = _stopping.Token;
        Http = binding.CreateHttpClient();
        Mailbox = engine.CreateMailbox($"thing {thing.Uid}");
        Calls = new HandlerCalls(Mailbox, engine.Options.HandlerTimeout, (what, exception) => LogCallFailed(Logger, exception, Uid, what));
        _endpoints = channels.ToDictionary(each => each.Id, Create, StringComparer.Ordinal);
        _channels = [.. channels.Select(each => _endpoints[each.Id].Channel)];
    }

    /// <summary>The ends of its channels by id. Replaced as a whole when the handler edits its channels.</summary>
    public IReadOnlyDictionary<string, ChannelEndpoint> Endpoints => Volatile.Read(ref _endpoints);

    /// <summary>Where its handler gets commands. One for each start: what blocks it holds up no later handler.</summary>
    public Mailbox Mailbox { get; }

    /// <summary>The calls of its handler beside commands.</summary>
    public HandlerCalls Calls { get; }

    public ThingUid Uid => _thing.Uid;

    public string Label => _thing.Definition.Label ?? _thing.Uid.ToString();

    public TimeProvider Time => _engine.Time;

    public IScheduler Scheduler => field ??= new TimeProviderScheduler(_engine.Time, RunScheduled, action => ThreadPool.UnsafeQueueUserWorkItem(_ => RunScheduled(action), null));

    public ILogger Logger => field ??= _engine.Loggers.CreateLogger($"HomeBinding.Things.{Uid}");

    public HttpClient Http { get; }

    public IServiceProvider Services => _binding.Services;

    public CancellationToken Stopping { get; }

    public IReadOnlyList<Channel> Channels => Volatile.Read(ref _channels);

    public IObservable<Channel> LinksChanged => _linksChanged;

    public Channel<T> Channel<T>(ChannelDefinition<T> definition)
        where T : class, IState => Find(definition) as Channel<T> ?? throw Undeclared(definition);

    public TriggerChannel Channel(TriggerChannelDefinition definition) => Find(definition) as TriggerChannel ?? throw Undeclared(definition);

    public ThingStatusInfo Status => _thing.Status;

    public void SetStatus(ThingStatusInfo status)
    {
        if (status.Status is not (ThingStatus.Unknown or ThingStatus.Online or ThingStatus.Offline or ThingStatus.Removed))
            throw new ArgumentException($"A handler reports UNKNOWN, ONLINE or OFFLINE, or REMOVED while its thing is REMOVING, not {status.Status}.", nameof(status));
        lock (_gate)
        {
            if (!_ended) _thing.Report(status);
        }
    }

    public IReadOnlyDictionary<string, string> Properties => _thing.Properties;

    public void SetProperty(string name, string? value)
    {
        lock (_gate)
        {
            if (!_ended) _thing.SetProperty(name, value);
        }
    }

    public void PublishTogether(Action publish) => _engine.PublishTogether(publish);

    public void Register(IDisposable disposable)
    {
        lock (_gate)
        {
            if (!_ended)
            {
                _registered.Add(disposable);
                return;
            }
        }
        disposable.Dispose();
    }

    public void Run(Func<CancellationToken, Task> work)
    {
        lock (_gate)
        {
            if (_ended) return;
            _running.RemoveAll(each => each.IsCompleted);
            _running.Add(Task.Run(() => RunGuardedAsync(work), CancellationToken.None));
        }
    }

    public IReadOnlyDictionary<string, object?> Configuration => _type.Configuration.Normalize(_thing.Definition.Configuration);

    public ThingUid? BridgeUid => _thing.Bridge?.Uid;

    public ThingStatusInfo? BridgeStatus => _thing.Bridge?.Status;

    public T GetBridgeHandler<T>()
        where T : class =>
        _thing.Bridge is not { } bridge ? throw new InvalidOperationException($"Thing {Uid} has no bridge.")
        : bridge.Handler is T handler ? handler
        : throw new InvalidOperationException($"The handler of {bridge.Uid} is {bridge.Handler?.GetType().Name ?? "not there"}, not {typeof(T).Name}.");

    public void UpdateConfiguration(IReadOnlyDictionary<string, object?> values)
    {
        if (!_ended) _thing.ChangeConfiguration(_type, values);
    }

    public Task EditChannelsAsync(IReadOnlyList<ChannelDefinition> add, IReadOnlyList<string>? remove = null)
    {
        lock (_gate)
        {
            if (_ended) return Task.CompletedTask;
            var gone = (remove ?? []).Concat(add.Select(each => each.Id)).ToHashSet(StringComparer.Ordinal);
            var removed = _endpoints.Where(each => gone.Contains(each.Key)).Select(each => each.Value).ToArray();
            var added = add.Select(Create).ToArray();
            var endpoints = _endpoints.Where(each => !gone.Contains(each.Key)).ToDictionary(StringComparer.Ordinal);
            foreach (var endpoint in added) endpoints.Add(endpoint.Channel.Uid.Id, endpoint);
            var kept = _channels.Where(each => !gone.Contains(each.Uid.Id));
            Volatile.Write(ref _channels, [.. kept, .. added.Select(each => each.Channel)]);
            Volatile.Write(ref _endpoints, endpoints);
            // Within the lock, so that the event loop gets this before it detaches all when the thing stops.
            foreach (var endpoint in removed) endpoint.Channel.HostState = null;
            var detaching = removed.Length > 0 ? _engine.DetachAsync(removed, undefine: true) : Task.CompletedTask;
            return added.Length > 0 ? Task.WhenAll(detaching, _engine.AttachAsync(added, _engine.Things.NamesOf(_thing))) : detaching;
        }
    }

    public void ChangeThingType(ThingTypeUid type, IReadOnlyDictionary<string, object?>? configuration = null)
    {
        if (_binding.ThingTypes.All(each => each.Uid != type && !each.Aliases.Contains(type)))
            throw new ArgumentException($"The binding '{_binding.Id}' has no thing type {type}.", nameof(type));
        if (!_ended) _engine.Things.InBackground(_thing.ChangeTypeAsync(type, configuration, this));
    }

    public void LinkChanged(Channel channel)
    {
        // Observers are the binding's code: they run on the thing's mailbox, not on the event loop.
        Mailbox.Post(() =>
        {
            if (!_ended) _linksChanged.OnNext(channel);
        });
    }

    /// <summary>Tells the handler's work to end.</summary>
    public Task CancelAsync() => _stopping.CancelAsync();

    /// <summary>Waits for the handler's work, disposes what it registered, and cuts it off.</summary>
    public async Task EndAsync(TimeSpan limit)
    {
        Task[] running;
        IDisposable[] registered;
        lock (_gate)
        {
            _ended = true;
            running = [.. _running];
            registered = [.. _registered];
            _running.Clear();
            _registered.Clear();
        }
        foreach (var endpoint in Endpoints.Values) endpoint.Channel.HostState = null;
        try
        {
            await Task.WhenAll(running).WaitAsync(limit).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            LogStuck(Logger, Uid, limit.TotalSeconds);
        }
        foreach (var disposable in registered.Reverse())
        {
            // A thread of the pool and a limit for each: what one binding does not dispose does not keep the host.
            try
            {
                await Task.Run(disposable.Dispose).WaitAsync(limit).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                LogDisposeFailed(Logger, exception, Uid);
            }
        }
        Dispose();
    }

    public void Dispose()
    {
        Mailbox.Dispose();
        _linksChanged.Dispose();
        Http.Dispose();
        _stopping.Dispose();
    }

    private async Task RunGuardedAsync(Func<CancellationToken, Task> work)
    {
        try
        {
            await work(Stopping).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (Stopping.IsCancellationRequested)
        {
        }
        catch (Exception exception)
        {
            LogWorkFailed(Logger, exception, Uid);
            SetStatus(ThingStatusInfo.CommunicationError($"The binding failed: {exception.Message}"));
        }
    }

    private ChannelEndpoint Create(ChannelDefinition definition)
    {
        var channel = definition.CreateChannel(new ChannelUid(_thing.Uid, definition.Id), _engine);
        var endpoint = new ChannelEndpoint(channel, _thing);
        channel.HostState = endpoint;
        return endpoint;
    }

    // Equal, not the same: InGroup makes a new one each time.
    private Channel? Find(ChannelDefinition definition) =>
        Endpoints.TryGetValue(definition.Id, out var endpoint) && endpoint.Channel.Definition == definition ? endpoint.Channel : null;

    private ArgumentException Undeclared(ChannelDefinition definition) => new($"The thing type of {Uid} does not declare channel '{definition.Id}'.", nameof(definition));

    private void RunScheduled(Action action)
    {
        try
        {
            if (!Stopping.IsCancellationRequested) action();
        }
        catch (Exception exception)
        {
            LogWorkFailed(Logger, exception, Uid);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Thing}: {Call} of the binding failed or took too long")]
    private static partial void LogCallFailed(ILogger logger, Exception exception, ThingUid thing, string call);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Thing}: work of the binding threw")]
    private static partial void LogWorkFailed(ILogger logger, Exception exception, ThingUid thing);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Thing}: the binding still works {Seconds} s after it was stopped; it was cut off")]
    private static partial void LogStuck(ILogger logger, ThingUid thing, double seconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Thing}: what the binding registered could not be disposed")]
    private static partial void LogDisposeFailed(ILogger logger, Exception exception, ThingUid thing);
}
