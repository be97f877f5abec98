using HomeBinding.Engine;
using HomeBinding.Engine.Events;
using HomeBinding.Engine.Items;
using HomeBinding.Values;

namespace HomeBinding.Rules.Running;

/// <summary>
/// The events of the item with a name as a stream on a rule's mailbox, also of one that comes in place of one that was removed. A stream that fails is subscribed to anew at once; what waits in the mailbox meanwhile is not
/// lost, since the engine is unsubscribed from only after it.
/// </summary>
internal sealed class ItemStream<T>(HomeEngine engine, RuleContext context, string item, ItemEventKinds kinds, Func<ItemEvent, IState, T> select) : IObservable<T>, IDisposable
{
    private readonly Lock _gate = new();
    private IObserver<T>[] _observers = [];
    private ItemFollower? _subscription;

    public IDisposable Subscribe(IObserver<T> observer)
    {
        lock (_gate)
        {
            _observers = [.. _observers, observer];
            if (_subscription is null && context.Begin(this)) _subscription = engine.Follow(item, context.Mailbox, kinds, Deliver);
        }
        return new Unsubscriber(this, observer);
    }

    private void Deliver(ItemEvent itemEvent, IState old)
    {
        var observers = Volatile.Read(ref _observers);
        if (observers.Length == 0) return;
        var value = select(itemEvent, old);
        List<Exception>? failures = null;
        foreach (var observer in observers)
        {
            try
            {
                observer.OnNext(value);
            }
            catch (Exception exception) when (observers.Length > 1)
            {
                (failures ??= []).Add(exception);
            }
        }
        if (failures is not null) throw new AggregateException(failures);
    }

    private void Remove(IObserver<T> observer)
    {
        lock (_gate)
        {
            var index = Array.IndexOf(_observers, observer);
            if (index < 0) return;
            _observers = [.. _observers[..index], .. _observers[(index + 1)..]];
            if (_observers.Length > 0) return;
        }
        context.Mailbox.Post(EndIfUnused);
    }

    /// <summary>Ends it with its rule, whose mailbox runs nothing any more.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _observers = [];
            _subscription?.Dispose();
            _subscription = null;
        }
    }

    private void EndIfUnused()
    {
        lock (_gate)
        {
            if (_observers.Length > 0) return;
            _subscription?.Dispose();
            _subscription = null;
            context.End(this);
        }
    }

    private sealed class Unsubscriber(ItemStream<T> stream, IObserver<T> observer) : IDisposable
    {
        public void Dispose() => stream.Remove(observer);
    }
}
