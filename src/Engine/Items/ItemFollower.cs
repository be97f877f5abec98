using HomeBinding.Engine.Events;
using HomeBinding.Engine.Queues;
using HomeBinding.Values;

namespace HomeBinding.Engine.Items;

/// <summary>
/// Somebody who listens, behind a mailbox, to whatever item has a name: also to one that is added later, from its first event on, and again after it was
/// removed. Of a removal it hears as of an update to UNDEF.
/// </summary>
public sealed class ItemFollower : IDisposable
{
    private readonly Lock _gate = new();
    private readonly HomeEngine _engine;
    private readonly Mailbox _mailbox;
    private readonly ItemEventKinds _kinds;
    private readonly ItemEventCallback _handler;
    private Item? _item;
    private ItemSubscription? _subscription;
    private volatile bool _disposed;

    internal ItemFollower(HomeEngine engine, string name, Mailbox mailbox, ItemEventKinds kinds, ItemEventCallback handler)
    {
        _engine = engine;
        Name = name;
        _mailbox = mailbox;
        _kinds = kinds;
        _handler = handler;
    }

    /// <summary>The item's name.</summary>
    public string Name { get; }

    /// <summary>Ends it; nothing is delivered any more once this has returned on the mailbox.</summary>
    public void Dispose()
    {
        _engine.Forget(this);
        lock (_gate)
        {
            _disposed = true;
            _subscription?.Dispose();
            _subscription = null;
            _item = null;
        }
    }

    /// <summary>Goes over to the item that has the name now. What the one before said still arrives, in order, and that it is gone arrives after it.</summary>
    internal void Refresh()
    {
        lock (_gate)
        {
            // Looked up within the lock, so that of two that come at the same time the later one does not go back to an older item.
            var now = _engine.FindItem(Name);
            if (_disposed || now == _item) return;
            if (_item is { } before && _subscription is { } subscription)
            {
                before.Remove(subscription);
                if (now is null && (_kinds & ItemEventKinds.Updated) != 0 && before.State is not UnDef) _mailbox.Post(subscription, Gone(before));
            }
            _item = now;
            _subscription = now?.Subscribe(_mailbox, _kinds, Deliver, outlivesItem: true);
        }
    }

    private void Deliver(ItemEvent itemEvent, IState oldState)
    {
        if (!_disposed) _handler(itemEvent, oldState);
    }

    // No event of the journal: the item is none of the home's any more.
    private ItemEvent Gone(Item item) => new(
        item.LastSequence,
        _engine.Time.GetUtcNow().UtcTicks,
        item,
        ItemEventKind.Updated,
        EventSource.System,
        0,
        item.State,
        UnDef.Undef,
        null,
        null,
        $"The item {item.Name} was removed.");
}
