using System.Reactive.Concurrency;
using System.Reactive.Linq;
using System.Text;
using HomeBinding.Channels;
using HomeBinding.Things;
using HomeBinding.Values;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace HomeBinding.GoECharger.Tests;

/// <summary>Parses a reply and feeds the channels with it, without engine and HTTP.</summary>
internal sealed class FeedBench : IThingContext, IChannelHost
{
    private readonly Dictionary<string, Channel> _channels;
    private readonly ChannelFeed[] _feeds;

    public FeedBench()
    {
        _channels = ChargerChannels.All.ToDictionary(each => each.Id, each => each.CreateChannel(new ChannelUid(Uid, each.Id), this));
        Channels = [.. _channels.Values];
        _feeds = ChannelFeeds.Of(this);
    }

    public ChargerStatus ChargerStatus { get; } = new();

    public ThingUid Uid { get; } = ThingUid.Parse("goecharger:goe:garage");

    public string Label => "garage";

    public TimeProvider Time => TimeProvider.System;

    public IScheduler Scheduler => ImmediateScheduler.Instance;

    public ILogger Logger => NullLogger.Instance;

    public HttpClient Http => throw new NotSupportedException();

    public IServiceProvider Services => throw new NotSupportedException();

    public CancellationToken Stopping => CancellationToken.None;

    public IReadOnlyList<Channel> Channels { get; }

    public IObservable<Channel> LinksChanged => Observable.Never<Channel>();

    /// <summary>The state of a channel after a reply, as text.</summary>
    public static string Read(string channel, string json)
    {
        var bench = new FeedBench();
        Assert.True(bench.Apply(json));
        return bench.StateOf(channel);
    }

    public bool Apply(string json) => Apply(Encoding.UTF8.GetBytes(json));

    public bool Apply(byte[] json)
    {
        if (!StatusParser.TryParse(json, ChargerStatus, (StatusKeys)(-1))) return false;
        foreach (var feed in _feeds) feed.Publish(ChargerStatus);
        return true;
    }

    public string StateOf(string channel) => _channels[channel].State.ToText();

    public Channel<T> Channel<T>(ChannelDefinition<T> definition)
        where T : class, IState => (Channel<T>)_channels[definition.Id];

    public TriggerChannel Channel(TriggerChannelDefinition definition) => throw new NotSupportedException();

    public ThingStatusInfo Status => ThingStatusInfo.Unknown;

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
    }

    public void SetProperty(string name, string? value)
    {
    }

    public void Register(IDisposable disposable)
    {
    }

    public void Run(Func<CancellationToken, Task> work)
    {
    }

    public void Publish(Channel channel, IState state)
    {
    }

    public void PostCommand(Channel channel, ICommand command)
    {
    }

    public void Trigger(Channel channel, string triggerEvent)
    {
    }

    public void ObserverFailed(Channel channel, Exception exception)
    {
    }
}
