using HomeBinding.Engine.Events;
using HomeBinding.Engine.Queues;
using HomeBinding.Values;

namespace HomeBinding.Engine.Items;

/// <summary>Called on the subscriber's mailbox with an event and the state that the subscriber saw last (older than the event's where states were conflated).</summary>
public delegate void ItemEventCallback(ItemEvent itemEvent, IState oldState);

/// <summary>Somebody who listens to an item, behind a mailbox.</summary>
public sealed class ItemSubscription : IConflating<Mailbox.Delivery>, IDisposable
{
    private readonly ItemEventCallback _handler;
    private readonly Action<ItemSubscription> _unsubscribe;
    private Conflation<Mailbox.Delivery> _conflation;
    private volatile bool _disposed;

    internal ItemSubscription(Mailbox mailbox, ItemEventKinds kinds, ItemEventCallback handler, Action<ItemSubscription> unsubscribe, bool outlivesItem)
    {
        OutlivesItem = outlivesItem;
        Mailbox = mailbox;
        Kinds = kinds;
        _handler = handler;
        _unsubscribe = unsubscribe;
    }

    internal Mailbox Mailbox { get; }

    internal ItemEventKinds Kinds { get; }

    ref Conflation<Mailbox.Delivery> IConflating<Mailbox.Delivery>.Conflation => ref _conflation;

    internal bool IsDisposed => _disposed;

    /// <summary>True if what waits is still delivered when the item is removed; false if it ends with it.</summary>
    internal bool OutlivesItem { get; }

    /// <summary>Ends it; nothing is delivered any more once this has returned on the mailbox.</summary>
    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        _unsubscribe(this);
    }

    internal void Deliver(ItemEvent itemEvent, IState oldState) => _handler(itemEvent, oldState);
}
