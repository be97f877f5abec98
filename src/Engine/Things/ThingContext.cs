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
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _gate = new();
    private readonly List<IDisposable> _registered = [];
    private readonly List<Task> _running = [];
    private readonly Subject<Channel> _linksChanged = new();
    private volatile bool _ended;

    public ThingContext(Thing thing, HomeEngine engine, ThingType type, LoadedBinding binding)
    {
        _thing = thing;
        _engine = engine;
        _binding = binding;
        Stopping = _stopping.Token;
        Mailbox = engine.CreateMailbox($"thing {thing.Uid}");
        Http = binding.CreateHttpClient();
        Endpoints = type.Channels.ToDictionary(
            each => each.Id,
            each =>
            {
                var channel = each.CreateChannel(new ChannelUid(thing.Uid, each.Id), engine);
                var endpoint = new ChannelEndpoint(channel, thing);
                channel.HostState = endpoint;
                return endpoint;
            },
            StringComparer.Ordinal);
        Channels = [.. type.Channels.Select(each => Endpoints[each.Id].Channel)];
    }

    public Dictionary<string, ChannelEndpoint> Endpoints { get; }

    /// <summary>Where its handler gets commands. One for each start: what blocks it holds up no later handler.</summary>
    public Mailbox Mailbox { get; }

    public ThingUid Uid => _thing.Uid;

    public string Label => _thing.Definition.Label ?? _thing.Uid.ToString();

    public TimeProvider Time => _engine.Time;

    public IScheduler Scheduler => field ??= new TimeProviderScheduler(_engine.Time, RunScheduled, action => ThreadPool.UnsafeQueueUserWorkItem(_ => RunScheduled(action), null));

    public ILogger Logger => field ??= _engine.Loggers.CreateLogger($"HomeBinding.Things.{Uid}");

    public HttpClient Http { get; }

    public IServiceProvider Services => _binding.Services;

    public CancellationToken Stopping { get; }

    public IReadOnlyList<Channel> Channels { get; }

    public IObservable<Channel> LinksChanged => _linksChanged;

    public Channel<T> Channel<T>(ChannelDefinition<T> definition)
        where T : class, IState =>
        Endpoints.TryGetValue(definition.Id, out var endpoint) && endpoint.Channel is Channel<T> channel && ReferenceEquals(channel.Definition, definition)
            ? channel
            : throw new ArgumentException($"The thing type of {Uid} does not declare channel '{definition.Id}'.", nameof(definition));

    public TriggerChannel Channel(TriggerChannelDefinition definition) =>
        Endpoints.TryGetValue(definition.Id, out var endpoint) && endpoint.Channel is TriggerChannel channel && ReferenceEquals(channel.Definition, definition)
            ? channel
            : throw new ArgumentException($"The thing type of {Uid} does not declare channel '{definition.Id}'.", nameof(definition));

    public void SetStatus(ThingStatusInfo status)
    {
        if (status.Status is not (ThingStatus.Unknown or ThingStatus.Online or ThingStatus.Offline))
            throw new ArgumentException($"A handler reports UNKNOWN, ONLINE or OFFLINE, not {status.Status}.", nameof(status));
        lock (_gate)
        {
            if (!_ended) _thing.SetStatus(status);
        }
    }

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

    [LoggerMessage(Level = LogLevel.Error, Message = "{Thing}: work of the binding threw")]
    private static partial void LogWorkFailed(ILogger logger, Exception exception, ThingUid thing);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Thing}: the binding still works {Seconds} s after it was stopped; it was cut off")]
    private static partial void LogStuck(ILogger logger, ThingUid thing, double seconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Thing}: what the binding registered could not be disposed")]
    private static partial void LogDisposeFailed(ILogger logger, Exception exception, ThingUid thing);
}
