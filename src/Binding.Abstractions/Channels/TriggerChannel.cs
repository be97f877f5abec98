using HomeBinding.Values;

namespace HomeBinding.Channels;

/// <summary>
/// A live channel of events, and the observable of these events. Observers are called one at a time, on the thread that triggers; one that throws is
/// reported and taken off.
/// </summary>
public sealed class TriggerChannel : Channel, IObservable<string>
{
    private readonly Lock _gate = new();
    private Subscription[] _observers = [];

    internal TriggerChannel(ChannelUid uid, TriggerChannelDefinition definition, IChannelHost host)
        : base(uid, host) => Definition = definition;

    /// <inheritdoc/>
    public override TriggerChannelDefinition Definition { get; }

    /// <summary>Tells of an event, to linked items with a trigger profile, to rules and to observers. Never dropped, never conflated.</summary>
    /// <param name="triggerEvent">The event, one of those declared if there are any, e.g. <c>SHORT_PRESSED</c>.</param>
    /// <exception cref="ArgumentException">It is not one of the declared events.</exception>
    public void Trigger(string triggerEvent)
    {
        ArgumentException.ThrowIfNullOrEmpty(triggerEvent);
        if (Definition.Events.Count > 0 && Definition.Events.All(each => each.Value != triggerEvent))
            throw new ArgumentException($"Channel {Uid} has no event '{triggerEvent}'. Declared: {string.Join(", ", Definition.Events.Select(each => each.Value))}.", nameof(triggerEvent));
        lock (_gate)
        {
            Host.Trigger(this, triggerEvent);
            foreach (var observer in _observers) Notify(observer, triggerEvent);
        }
    }

    /// <summary>Nothing: it has no state.</summary>
    public override void PublishUndef()
    {
    }

    /// <inheritdoc/>
    public override ValueTask<CommandResult> HandleCommandAsync(ICommand command, CancellationToken cancellationToken) =>
        new(CommandResult.Rejected($"Channel {Uid} is a trigger channel: it sends events and takes no commands."));

    /// <summary>Subscribes to the events that come from now on.</summary>
    public IDisposable Subscribe(IObserver<string> observer)
    {
        var subscription = new Subscription(this, observer);
        lock (_gate) _observers = [.. _observers, subscription];
        return subscription;
    }

    private void Notify(Subscription subscription, string triggerEvent)
    {
        try
        {
            if (!subscription.IsDisposed) subscription.Observer.OnNext(triggerEvent);
        }
        catch (Exception exception)
        {
            subscription.Dispose();
            Host.ObserverFailed(this, exception);
        }
    }

    private void Remove(Subscription subscription)
    {
        lock (_gate) _observers = [.. _observers.Where(each => each != subscription)];
    }

    private sealed class Subscription(TriggerChannel channel, IObserver<string> observer) : IDisposable
    {
        public IObserver<string> Observer => observer;

        public volatile bool IsDisposed;

        public void Dispose()
        {
            IsDisposed = true;
            channel.Remove(this);
        }
    }
}
