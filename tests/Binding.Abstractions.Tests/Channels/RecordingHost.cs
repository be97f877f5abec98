using System.Collections.Concurrent;
using HomeBinding.Channels;
using HomeBinding.Things;
using HomeBinding.Values;

namespace HomeBinding.Binding.Abstractions.Tests.Channels;

/// <summary>A host that keeps what channels report.</summary>
internal sealed class RecordingHost : IChannelHost
{
    public ConcurrentQueue<IState> Published { get; } = new();

    public ConcurrentQueue<string> Triggers { get; } = new();

    public ConcurrentQueue<ICommand> Commands { get; } = new();

    public ConcurrentQueue<Exception> Failures { get; } = new();

    public Channel<T> Create<T>(ChannelDefinition<T> definition)
        where T : class, IState => (Channel<T>)definition.CreateChannel(new ChannelUid(ThingUid.Parse("test:lamp:a"), definition.Id), this);

    public void Publish(Channel channel, IState state) => Published.Enqueue(state);

    public void PostCommand(Channel channel, ICommand command) => Commands.Enqueue(command);

    public void Trigger(Channel channel, string triggerEvent) => Triggers.Enqueue(triggerEvent);

    public void ObserverFailed(Channel channel, Exception exception) => Failures.Enqueue(exception);
}
