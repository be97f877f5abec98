using HomeBinding.Channels;
using HomeBinding.Engine.Queues;

namespace HomeBinding.Engine.Links;

/// <summary>Called on the subscriber's mailbox with an event of a trigger channel, and when it happened.</summary>
public delegate void TriggerCallback(string triggerEvent, DateTimeOffset time);

/// <summary>
/// Somebody who listens to the events of a trigger channel, behind a mailbox, whether its thing runs at the moment or not. Events never give way to newer
/// ones; once <see cref="EngineOptions.TriggerBacklog"/> of them wait, those that come are left out and counted.
/// </summary>
public sealed class TriggerSubscription : IDisposable
{
    private readonly HomeEngine _engine;
    private readonly TriggerCallback _handler;
    private long _leftOut;
    private int _waiting;
    private bool _isFull;
    private volatile bool _disposed;

    internal TriggerSubscription(HomeEngine engine, ChannelUid channel, Mailbox mailbox, TriggerCallback handler)
    {
        _engine = engine;
        Channel = channel;
        Mailbox = mailbox;
        _handler = handler;
    }

    /// <summary>The channel, as whoever listens names it.</summary>
    public ChannelUid Channel { get; }

    /// <summary>Events that found no room.</summary>
    public long LeftOut => Volatile.Read(ref _leftOut);

    internal Mailbox Mailbox { get; }

    /// <summary>Ends it; nothing is delivered any more once this has returned on the mailbox.</summary>
    public void Dispose()
    {
        _disposed = true;
        _engine.Forget(this);
    }

    // On the event loop.
    internal void Tell(string triggerEvent, DateTimeOffset time)
    {
        var limit = _engine.Options.TriggerBacklog;
        var waiting = Interlocked.Increment(ref _waiting);
        if (waiting > limit)
        {
            Interlocked.Decrement(ref _waiting);
            Volatile.Write(ref _leftOut, _leftOut + 1);
            if (!_isFull) _engine.LogTriggersLeftOut(this);
            _isFull = true;
            return;
        }
        // Once for each time that it falls behind, not for each event at the brim.
        if (waiting <= limit / 2) _isFull = false;
        Mailbox.Post(() =>
        {
            Interlocked.Decrement(ref _waiting);
            if (!_disposed) _handler(triggerEvent, time);
        });
    }
}
