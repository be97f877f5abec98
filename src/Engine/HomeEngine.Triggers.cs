using HomeBinding.Channels;
using HomeBinding.Engine.Links;
using HomeBinding.Engine.Queues;
using HomeBinding.Engine.Text;
using HomeBinding.Engine.Things;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Engine;

// Events of trigger channels for those who listen to them without an item.
public sealed partial class HomeEngine
{
    private readonly Listeners<ChannelUid, TriggerSubscription> _triggers = new();
    private readonly Observers<TriggeredChannel> _triggerObservers = new();

    /// <summary>Listens to a trigger channel, on a mailbox; also to one whose thing comes later, is started anew or is of a binding that is replaced.</summary>
    /// <param name="channel">Its id, also under an alias of its thing's type; <see cref="WhyNotHeard"/> says what is wrong with it.</param>
    /// <param name="mailbox">The mailbox.</param>
    /// <param name="handler">What to call for each event.</param>
    public TriggerSubscription Subscribe(ChannelUid channel, Mailbox mailbox, TriggerCallback handler)
    {
        var subscription = new TriggerSubscription(this, channel, mailbox, handler);
        _triggers.Add(channel, subscription);
        return subscription;
    }

    /// <summary>Gets told of the events of all trigger channels, on a mailbox, until it is disposed.</summary>
    public IDisposable SubscribeToTriggers(Mailbox mailbox, Action<TriggeredChannel> handler) => _triggerObservers.Add(mailbox, handler);

    /// <summary>Why no event can come from a channel, and what may be meant, in a sentence; null if it can, or if that is not known while its thing does not run.</summary>
    public string? WhyNotHeard(ChannelUid channel)
    {
        var nearest = new NearestName();
        if (Things.Find(channel.Thing) is not { } thing) return Ask(Things.WhyNotRunning(channel), nearest.Ask(channel.Thing.ToString(), Things.All.Select(static each => each.Uid.ToString())));
        if (thing.FindEndpoint(channel.Id) is { } endpoint)
            return endpoint.Channel.Definition.Kind == ChannelKind.Trigger ? null : $"Channel {channel} has states and no events. Link it to an item, and use that.";
        if (thing.HandlerType is null) return null;
        return Ask(Things.WhyNotRunning(channel), nearest.Ask(channel.Id, thing.Channels.Where(static each => each.Definition.Kind == ChannelKind.Trigger).Select(static each => each.Uid.Id)));
    }

    internal void Forget(TriggerSubscription subscription) => _triggers.Remove(subscription.Channel, subscription);

    internal void LogTriggersLeftOut(TriggerSubscription subscription) => LogTriggersLeftOut(_logger, subscription.Mailbox.Name, Options.TriggerBacklog, subscription.Channel);

    private void TellOfTrigger(ChannelEndpoint channel, string triggerEvent)
    {
        if (!_triggerObservers.IsEmpty) _triggerObservers.Tell(new TriggeredChannel(channel.Channel.Uid, triggerEvent));
        if (_triggers.IsEmpty) return;
        var time = Time.GetUtcNow();
        foreach (var name in Things.NamesOf(channel.Thing))
            foreach (var subscription in _triggers[new ChannelUid(channel.Thing.Uid.WithType(name), channel.Channel.Uid.Id)]) subscription.Tell(triggerEvent, time);
    }

    private static string Ask(string reason, string? hint) => hint is null ? reason : $"{reason} {hint}";

    [LoggerMessage(Level = LogLevel.Error, Message = "{Mailbox} is behind: {Limit} events of {Channel} wait; further ones are left out and counted until it has caught up")]
    private static partial void LogTriggersLeftOut(ILogger logger, string mailbox, int limit, ChannelUid channel);
}
