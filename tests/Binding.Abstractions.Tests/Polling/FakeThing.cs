using System.Collections.Concurrent;
using System.Reactive.Concurrency;
using System.Reactive.Linq;
using HomeBinding.Binding.Abstractions.Tests.Channels;
using HomeBinding.Channels;
using HomeBinding.Things;
using HomeBinding.Values;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Binding.Abstractions.Tests.Polling;

/// <summary>The context of one start, without an engine.</summary>
internal sealed class FakeThing : IThingContext, ILogger
{
    private readonly RecordingHost _host;
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<Task> _running = [];

    public FakeThing(TimeProvider time, RecordingHost host, params ChannelDefinition[] channels)
    {
        Time = time;
        _host = host;
        Stopping = _stopping.Token;
        Channels = [.. channels.Select(each => each.CreateChannel(new ChannelUid(Uid, each.Id), _host))];
    }

    public ConcurrentQueue<ThingStatusInfo> Statuses { get; } = new();

    public ConcurrentQueue<(LogLevel Level, string Text)> Log { get; } = new();

    public ThingUid Uid { get; } = ThingUid.Parse("test:box:a");

    public string Label => "Box";

    public TimeProvider Time { get; }

    public IScheduler Scheduler => throw new NotSupportedException();

    public ILogger Logger => this;

    public HttpClient Http => throw new NotSupportedException();

    public IServiceProvider Services => throw new NotSupportedException();

    public CancellationToken Stopping { get; }

    public IReadOnlyList<Channel> Channels { get; }

    public IObservable<Channel> LinksChanged => Observable.Never<Channel>();

    public Channel<T> Channel<T>(ChannelDefinition<T> definition)
        where T : class, IState => Channels.OfType<Channel<T>>().Single(each => each.Definition == definition);

    public TriggerChannel Channel(TriggerChannelDefinition definition) => Channels.OfType<TriggerChannel>().Single(each => each.Definition == definition);

    public ThingStatusInfo Status => Statuses.LastOrDefault() ?? ThingStatusInfo.Unknown;

    public IReadOnlyDictionary<string, string> Properties => new Dictionary<string, string>();

    public IReadOnlyDictionary<string, object?> Configuration => new Dictionary<string, object?>();

    public ThingUid? BridgeUid => null;

    public ThingStatusInfo? BridgeStatus => null;

    public T GetBridgeHandler<T>()
        where T : class => throw new NotSupportedException();

    public void UpdateConfiguration(IReadOnlyDictionary<string, object?> values) => throw new NotSupportedException();

    public Task EditChannelsAsync(IReadOnlyList<ChannelDefinition> add, IReadOnlyList<string>? remove = null) => throw new NotSupportedException();

    public void ChangeThingType(ThingTypeUid type, IReadOnlyDictionary<string, object?>? configuration = null) => throw new NotSupportedException();

    public void SetStatus(ThingStatusInfo status)
    {
        if (Statuses.LastOrDefault() != status) Statuses.Enqueue(status);
    }

    public void SetProperty(string name, string? value)
    {
    }

    public void Register(IDisposable disposable)
    {
    }

    public void Run(Func<CancellationToken, Task> work) => _running.Add(Task.Run(() => work(Stopping)));

    /// <summary>Cancels the token and waits for the work.</summary>
    public async Task StopAsync()
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_running);
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Log.Enqueue((logLevel, formatter(state, exception)));
}
