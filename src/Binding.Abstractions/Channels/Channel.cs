using HomeBinding.Values;

namespace HomeBinding.Channels;

/// <summary>A live channel of a thing: where its handler publishes states and receives commands.</summary>
public abstract class Channel
{
    private readonly IChannelHost _host;

    private protected Channel(ChannelUid uid, IChannelHost host)
    {
        Uid = uid;
        _host = host;
    }

    /// <summary>The channel's unique id.</summary>
    public ChannelUid Uid { get; }

    /// <summary>Its declaration.</summary>
    public abstract ChannelDefinition Definition { get; }

    /// <summary>The newest state; NULL before the first.</summary>
    public IState State { get; private protected set; } = UnDef.Null;

    /// <summary>True while at least one item is linked. A handler may leave out what nobody looks at.</summary>
    public bool IsLinked { get; private set; }

    /// <summary>A place for the host to keep what belongs to the channel, so that publishing needs no look-up.</summary>
    public object? HostState { get; set; }

    private protected IChannelHost Host => _host;

    /// <summary>Publishes UNDEF: the value is not known.</summary>
    public abstract void PublishUndef();

    /// <summary>For the host: says whether items are linked.</summary>
    public void SetLinked(bool linked) => IsLinked = linked;

    /// <summary>
    /// For the host: hands a command to the handler, converted to the channel's type. Completes when the handler has answered; does not throw.
    /// </summary>
    public abstract ValueTask<CommandResult> HandleCommandAsync(ICommand command, CancellationToken cancellationToken);
}

/// <summary>
/// A live channel whose states are of type <typeparamref name="T"/>, and the observable of these states. A new observer first gets the newest
/// state, if there is one. Observers are called one at a time, on the thread that publishes; one that throws is reported and taken off.
/// </summary>
/// <typeparam name="T">The value type.</typeparam>
public sealed class Channel<T> : Channel, IObservable<ChannelState<T>>
    where T : class, IState
{
    private readonly Lock _gate = new();
    private Subscription[] _observers = [];
    private Func<T, CancellationToken, ValueTask<CommandResult>>? _handler;

    internal Channel(ChannelUid uid, ChannelDefinition<T> definition, IChannelHost host)
        : base(uid, host) => Definition = definition;

    /// <inheritdoc/>
    public override ChannelDefinition<T> Definition { get; }

    /// <summary>Publishes a state to the linked items and to the observers.</summary>
    public void Publish(T value) => PublishState(value);

    /// <inheritdoc/>
    public override void PublishUndef() => PublishState(UnDef.Undef);

    /// <summary>Passes on a command that the device gave, e.g. of a button on it, to the linked items.</summary>
    public void PostCommand(ICommand command) => Host.PostCommand(this, command);

    /// <summary>
    /// Says what answers commands to this channel. The handler is called in the order of the commands and may answer later, while further commands
    /// arrive; the token ends with the thing or with the command's deadline.
    /// </summary>
    /// <exception cref="InvalidOperationException">The channel is declared read-only, or has a command handler.</exception>
    public void OnCommand(Func<T, CancellationToken, ValueTask<CommandResult>> handler)
    {
        if (!Definition.Writable) throw new InvalidOperationException($"Channel {Uid} is declared read-only; set Writable in its definition.");
        if (Interlocked.CompareExchange(ref _handler, handler, null) is not null)
            throw new InvalidOperationException($"Channel {Uid} has a command handler already.");
    }

    /// <inheritdoc/>
    public override async ValueTask<CommandResult> HandleCommandAsync(ICommand command, CancellationToken cancellationToken)
    {
        if (!Definition.Writable) return CommandResult.Rejected($"Channel {Uid} is read-only.");
        if (!Definition.TryConvert(command, out T? value, out var error)) return CommandResult.Rejected(error);
        if (_handler is not { } handler) return CommandResult.Rejected($"The binding of {Uid} handles no commands.");
        try
        {
            return await handler(value, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return CommandResult.TimedOut("The thing was stopped, or did not answer in time.");
        }
        catch (Exception exception)
        {
            return CommandResult.Failed($"The binding failed: {exception.Message}");
        }
    }

    /// <summary>Subscribes to the states.</summary>
    public IDisposable Subscribe(IObserver<ChannelState<T>> observer)
    {
        var subscription = new Subscription(this, observer);
        lock (_gate)
        {
            if (State is T current) observer.OnNext(current);
            else if (State == UnDef.Undef) observer.OnNext(ChannelState<T>.Undef);
            _observers = [.. _observers, subscription];
        }
        return subscription;
    }

    // All within the lock, so that two threads that publish leave the same newest state here, in the items and with the observers.
    private void PublishState(IState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        lock (_gate)
        {
            if (!ReferenceEquals(State, state)) State = state;
            Host.Publish(this, state);
            foreach (var observer in _observers) Notify(observer, state);
        }
    }

    private void Notify(Subscription subscription, IState state)
    {
        try
        {
            if (!subscription.IsDisposed) subscription.Observer.OnNext(state is T value ? value : ChannelState<T>.Undef);
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

    private sealed class Subscription(Channel<T> channel, IObserver<ChannelState<T>> observer) : IDisposable
    {
        public IObserver<ChannelState<T>> Observer => observer;

        public volatile bool IsDisposed;

        public void Dispose()
        {
            IsDisposed = true;
            channel.Remove(this);
        }
    }
}
