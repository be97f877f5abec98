namespace HomeBinding.Rules.Running;

/// <summary>
/// What the engine tells a rule of one item or channel, as a stream on the rule's mailbox. A stream that fails is subscribed to anew at once; what waits in
/// the mailbox meanwhile is not lost, since the engine is unsubscribed from only after it.
/// </summary>
/// <param name="context">The rule's context.</param>
/// <param name="listen">Begins to listen to the engine; what it tells goes to the action, on the rule's mailbox.</param>
internal sealed class EventStream<T>(RuleContext context, Func<Action<T>, IDisposable> listen) : IObservable<T>, IDisposable
{
    private readonly Lock _gate = new();
    private IObserver<T>[] _observers = [];
    private IDisposable? _subscription;

    public IDisposable Subscribe(IObserver<T> observer)
    {
        lock (_gate)
        {
            _observers = [.. _observers, observer];
            if (_subscription is null && context.Begin(this)) _subscription = listen(Deliver);
        }
        return new Unsubscriber(this, observer);
    }

    private void Deliver(T value)
    {
        var observers = Volatile.Read(ref _observers);
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

    private sealed class Unsubscriber(EventStream<T> stream, IObserver<T> observer) : IDisposable
    {
        public void Dispose() => stream.Remove(observer);
    }
}
