using HomeBinding.Channels;
using HomeBinding.Engine.Links;
using HomeBinding.Things;
using HomeBinding.Values;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Engine.Things;

/// <summary>A live thing: its status, and its handler while it has one.</summary>
public sealed partial class Thing : IDisposable
{
    private static readonly IReadOnlyDictionary<string, string> EmptyProperties = new Dictionary<string, string>();

    private readonly HomeEngine _engine;
    private readonly Lock _statusGate = new();
    private readonly Lock _definitionGate = new();
    private IReadOnlyDictionary<string, string> _properties = EmptyProperties;
    private ThingStatusInfo _status = new(ThingStatus.Uninitialized, ThingStatusDetail.NotYetReady, "Its binding has not been loaded yet.");
    private ThingDefinition _definition;
    private int _waitingCommands;
    private bool _hasStarted;

    internal Thing(ThingDefinition definition, HomeEngine engine)
    {
        Uid = definition.Uid;
        _declared = _followed = _definition = definition;
        _engine = engine;
    }

    /// <summary>What the file says of it, with the configuration values that its handler changed.</summary>
    public ThingDefinition Definition => Volatile.Read(ref _definition);

    /// <summary>Its id.</summary>
    public ThingUid Uid { get; }

    /// <summary>Its type as its id names it, perhaps by an alias, or the one that its handler made of it.</summary>
    public ThingTypeUid TypeUid => _changedType ?? Uid.Type;

    /// <summary>The bridge that its handler works behind; null while it has no handler or if it needs no bridge.</summary>
    public Thing? Bridge => Volatile.Read(ref _bridge);

    /// <summary>True if the user disabled it.</summary>
    public bool IsDisabled => _engine.Things.StateStore.IsDisabled(Uid);

    /// <summary>Its status.</summary>
    public ThingStatusInfo Status => Volatile.Read(ref _status);

    /// <summary>What its handler reported of the device.</summary>
    public IReadOnlyDictionary<string, string> Properties => Volatile.Read(ref _properties);

    /// <summary>Its live channels; empty while it has no handler.</summary>
    public IReadOnlyList<Channel> Channels => Volatile.Read(ref _running)?.Context.Channels ?? [];

    /// <summary>The type of its handler; null while it has none.</summary>
    public ThingTypeUid? HandlerType => Volatile.Read(ref _running)?.Type.Uid;

    /// <summary>Commands that wait for an answer of its handler.</summary>
    public int WaitingCommands => Volatile.Read(ref _waitingCommands);

    /// <summary>Ends it, after its handler was stopped.</summary>
    public void Dispose() => _lifecycle.Dispose();

    /// <summary>True while it takes commands: its handler has said how the device is, or has started without a word.</summary>
    internal bool IsReady => Volatile.Read(ref _hasStarted) || Status.Status is ThingStatus.Unknown or ThingStatus.Online or ThingStatus.Offline;

    internal LoadedBinding? Binding => Volatile.Read(ref _running)?.Binding;

    internal ChannelEndpoint? FindEndpoint(string channelId) => Volatile.Read(ref _running)?.Context.Endpoints.GetValueOrDefault(channelId);

    internal void LinkChanged(Channel channel) => Volatile.Read(ref _running)?.Context.LinkChanged(channel);

    internal void Post(ChannelEndpoint endpoint, ICommand command, Action<CommandResult> answered)
    {
        if (Volatile.Read(ref _running) is not { } running)
        {
            answered(CommandResult.Rejected($"Thing {Uid} is {Status}."));
            return;
        }
        if (Interlocked.Increment(ref _waitingCommands) > _engine.Options.CommandBacklog)
        {
            Interlocked.Decrement(ref _waitingCommands);
            answered(CommandResult.Rejected($"{_engine.Options.CommandBacklog} commands wait for {Uid}; it takes no more until it answers."));
            return;
        }
        var dispatch = new CommandDispatch(endpoint, command, _engine.Options.CommandTimeout, _engine.Time, (finished, result) =>
        {
            Interlocked.Decrement(ref _waitingCommands);
            finished.Dispose();
            answered(result.Reason is { } reason ? result with { Reason = Redact(reason) } : result);
        }, exception => LogCancelFailed(_engine.Things.Logger, exception, Uid), running.Context.Stopping);
        running.Context.Mailbox.Post(dispatch.Run);
    }

    /// <summary>Sets the status, as the host.</summary>
    internal void SetStatus(ThingStatusInfo status) => SetStatus(status, isReport: false);

    /// <summary>Sets the status, as the handler. While the thing is being removed only the confirmation counts.</summary>
    /// <exception cref="ArgumentException">REMOVED while the thing is not REMOVING.</exception>
    internal void Report(ThingStatusInfo status) => SetStatus(status, isReport: true);

    private void SetStatus(ThingStatusInfo status, bool isReport)
    {
        if (status.Description is { } description) status = status with { Description = Redact(description) };
        ThingStatusInfo old;
        lock (_statusGate)
        {
            old = _status;
            if (isReport && old.Status == ThingStatus.Removing)
            {
                if (status.Status == ThingStatus.Removed) _removalConfirmed?.TrySetResult(null);
                return;
            }
            if (isReport && status.Status == ThingStatus.Removed)
                throw new ArgumentException($"{Uid} is not being removed: a handler reports REMOVED while its thing is REMOVING only.", nameof(status));
            if (old == status) return;
            Volatile.Write(ref _status, status);
            // Within the lock, so that nobody is told in another order than it happened.
            _engine.Things.Notify(new ThingStatusChange(this, _engine.Time.GetUtcNow(), old, status));
        }
        LogStatus(_engine.Things.Logger, Uid, status);
        _engine.ThingChanged(this);
        AnnounceStatus(IsUp(old));
    }

    // What a binding says of a failure, e.g. the message of an exception, may name what its configuration keeps secret; what the host shows does not.
    private string Redact(string text)
    {
        var (type, definition) = (Manager.FindType(TypeUid)?.Type, Definition);
        if (type is null) return text;
        text = type.Configuration.Redact(text, definition.Configuration);
        foreach (var channel in definition.Channels) text = type.Configuration.Redact(text, channel.Configuration);
        return text;
    }

    internal void SetProperty(string name, string? value)
    {
        lock (_statusGate)
        {
            if (value is null ? !_properties.ContainsKey(name) : _properties.GetValueOrDefault(name) == value) return;
            var changed = new Dictionary<string, string>(_properties, StringComparer.Ordinal);
            if (value is null) changed.Remove(name);
            else changed[name] = value;
            Volatile.Write(ref _properties, changed);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Thing} is {Status}")]
    private static partial void LogStatus(ILogger logger, ThingUid thing, ThingStatusInfo status);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Thing}: what the binding does when a command is given up threw")]
    private static partial void LogCancelFailed(ILogger logger, Exception exception, ThingUid thing);
}
