using System.Diagnostics.CodeAnalysis;
using HomeBinding.Values;

namespace HomeBinding.Channels;

/// <summary>A live channel of a thing: where its handler publishes states and receives commands.</summary>
public abstract class Channel
{
    private readonly IChannelHost _host;
    private StateDescription? _description;

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

    /// <summary>Range, step, pattern and options of the state as they are now: those of the definition until the handler changed them.</summary>
    public StateDescription? StateDescription => Volatile.Read(ref _description) ?? Definition.State;

    private protected IChannelHost Host => _host;

    /// <summary>Changes range, step, pattern and options while the thing runs, e.g. to the inputs that a device has. Null goes back to the definition's.</summary>
    public void SetStateDescription(StateDescription? description) => SetStateDescription(description, ChannelDescriptionField.All);

    /// <summary>Changes the values that the state may have, e.g. the list of a device's programmes.</summary>
    public void SetOptions(IReadOnlyList<StateOption> options) =>
        SetStateDescription((StateDescription ?? new StateDescription()) with { Options = options }, ChannelDescriptionField.StateOptions);

    /// <summary>Changes how the state is printed.</summary>
    public void SetPattern(string? pattern) => SetStateDescription((StateDescription ?? new StateDescription()) with { Pattern = pattern }, ChannelDescriptionField.Pattern);

    /// <summary>Publishes UNDEF: the value is not known.</summary>
    public abstract void PublishUndef();

    /// <summary>For the host: says whether items are linked.</summary>
    public void SetLinked(bool linked) => IsLinked = linked;

    /// <summary>
    /// For the host: hands a command to the handler, converted to the channel's type. Completes when the handler has answered; does not throw.
    /// </summary>
    public abstract ValueTask<CommandResult> HandleCommandAsync(ICommand command, CancellationToken cancellationToken);

    private void SetStateDescription(StateDescription? description, ChannelDescriptionField field)
    {
        Volatile.Write(ref _description, description);
        Host.DescriptionChanged(this, field);
    }
}

/// <summary>
/// A live channel whose states are of type <typeparamref name="T"/>, and the observable of these states. A new observer first gets the newest
/// state, if there is one. Observers are called one at a time, on the thread that publishes; one that throws is reported and taken off.
/// </summary>
/// <typeparam name="T">The value type.</typeparam>
public sealed class Channel<T> : Channel, IObservable<ChannelState<T>>
    where T : class, IState
{
    // The channel is its own lock: a site has tens of thousands, and a lock object would be a third of each.
    private Subscription[] _observers = [];
    // Few channels have any, and none has many.
    private (Type Command, Func<ICommand, CancellationToken, ValueTask<CommandResult>> Handle)[] _typedHandlers = [];
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

    /// <summary>
    /// Says what answers commands of one kind that are no values of the channel: INCREASE and DECREASE, STOP and MOVE, NEXT and PREVIOUS, REFRESH, or
    /// ON and OFF of a dimmer. Such a command goes here instead of to <see cref="OnCommand(Func{T, CancellationToken, ValueTask{CommandResult}})"/>.
    /// </summary>
    /// <typeparam name="TCommand">The commands, e.g. <see cref="IncreaseDecrease"/>; one of <see cref="ChannelDefinition.CommandTypes"/> or <see cref="Refresh"/>.</typeparam>
    /// <exception cref="InvalidOperationException">The channel is declared read-only, takes no such commands, or has a handler for them.</exception>
    public void OnCommand<TCommand>(Func<TCommand, CancellationToken, ValueTask<CommandResult>> handler)
        where TCommand : class, ICommand
    {
        if (typeof(TCommand) != typeof(Refresh))
        {
            if (!Definition.Writable) throw new InvalidOperationException($"Channel {Uid} is declared read-only; set Writable in its definition.");
            if (!Definition.CommandTypes.Contains(typeof(TCommand)))
            {
                throw new InvalidOperationException(
                    $"Channel {Uid} of type {Definition.ItemType} takes no {typeof(TCommand).Name}; there are {string.Join(", ", Definition.CommandTypes.Append(typeof(Refresh)).Select(each => each.Name))}.");
            }
        }
        lock (this)
        {
            if (FindTyped(typeof(TCommand)) is not null) throw new InvalidOperationException($"Channel {Uid} has a handler for {typeof(TCommand).Name} already.");
            Volatile.Write(ref _typedHandlers, [.. _typedHandlers, (typeof(TCommand), (command, cancellationToken) => handler((TCommand)command, cancellationToken))]);
        }
    }

    /// <inheritdoc/>
    public override async ValueTask<CommandResult> HandleCommandAsync(ICommand command, CancellationToken cancellationToken)
    {
        if (!Definition.Writable && command is not Refresh) return CommandResult.Rejected($"Channel {Uid} is read-only.");
        if (!TryFindHandler(command, out var handle, out var error)) return CommandResult.Rejected(error);
        try
        {
            return await handle(cancellationToken).ConfigureAwait(false);
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
        lock (this)
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
        lock (this)
        {
            if (!ReferenceEquals(State, state)) State = state;
            Host.Publish(this, state);
            foreach (var observer in _observers) Notify(observer, state);
        }
    }

    private bool TryFindHandler(
        ICommand command,
        [NotNullWhen(true)] out Func<CancellationToken, ValueTask<CommandResult>>? handle,
        [NotNullWhen(false)] out string? error)
    {
        error = null;
        if (FindTyped(command.GetType()) is { } typed)
        {
            handle = token => typed(command, token);
            return true;
        }
        handle = null;
        if (command is Refresh)
        {
            error = $"The binding of {Uid} does not read it on demand; wait for its next state.";
            return false;
        }
        if (Definition.TryConvert(command, out T? value, out error))
        {
            if (_handler is { } handler) handle = token => handler(value, token);
            else if (command is IState state && FindSwitch(state) is { } toggle) handle = toggle;
            else error = $"The binding of {Uid} handles no commands.";
            return handle is not null;
        }
        if (Definition.CommandTypes.Contains(command.GetType())) error = $"The binding of {Uid} does not handle {command.ToText()}.";
        return false;
    }

    private Func<ICommand, CancellationToken, ValueTask<CommandResult>>? FindTyped(Type command)
    {
        foreach (var (type, handle) in Volatile.Read(ref _typedHandlers))
            if (type == command) return handle;
        return null;
    }

    // What only switches takes a brightness as on or off.
    private Func<CancellationToken, ValueTask<CommandResult>>? FindSwitch(IState state) =>
        FindTyped(typeof(OnOff)) is { } handler && StateConversion.TryConvert<OnOff>(state, out var onOff)
            ? token => handler(onOff, token)
            : null;

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
        lock (this) _observers = [.. _observers.Where(each => each != subscription)];
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
