using HomeBinding.Values;

namespace HomeBinding.Channels;

/// <summary>What a live channel reports to. Implemented by the host; a binding's tests can implement it to look at what a handler publishes.</summary>
public interface IChannelHost
{
    /// <summary>Takes a state from the channel. Never blocks: when the host is behind, the newest state of each channel is kept.</summary>
    void Publish(Channel channel, IState state);

    /// <summary>Takes a command that the device gave, e.g. a button pressed on it; it goes to the linked items. Never dropped.</summary>
    void PostCommand(Channel channel, ICommand command);

    /// <summary>Takes an event of a trigger channel, e.g. <c>SHORT_PRESSED</c>. Never dropped.</summary>
    void Trigger(Channel channel, string triggerEvent);

    /// <summary>Takes the failure of somebody who observes the channel; the channel goes on.</summary>
    void ObserverFailed(Channel channel, Exception exception);

    /// <summary>Takes note that the handler changed the description of a channel's state.</summary>
    void DescriptionChanged(Channel channel, ChannelDescriptionField field)
    {
    }
}
