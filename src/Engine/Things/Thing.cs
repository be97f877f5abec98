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
    private readonly SemaphoreSlim _lifecycle = new(1);
    private readonly Lock _statusGate = new();
    private IReadOnlyDictionary<string, string> _properties = EmptyProperties;
    private ThingStatusInfo _status = new(ThingStatus.Uninitialized, ThingStatusDetail.NotYetReady, "Its binding has not been loaded yet.");
    private Running? _running;
    private int _waitingCommands;
    private bool _hasStarted;

    internal Thing(ThingDefinition definition, HomeEngine engine)
    {
        Definition = definition;
        _engine = engine;
    }

    /// <summary>What the file says of it.</summary>
    public ThingDefinition Definition { get; }

    /// <summary>Its id.</summary>
    public ThingUid Uid => Definition.Uid;

    /// <summary>Its status.</summary>
    public ThingStatusInfo Status => Volatile.Read(ref _status);

    /// <summary>What its handler reported of the device.</summary>
    public IReadOnlyDictionary<string, string> Properties => Volatile.Read(ref _properties);

    /// <summary>Its live channels; empty while it has no handler.</summary>
    public IReadOnlyList<Channel> Channels => Volatile.Read(ref _running)?.Context.Channels ?? [];

    /// <summary>The type of its handler; null while it has none.</summary>
    public ThingTypeUid? HandlerType => Volatile.Read(ref _running)?.Type;

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
            answered(result);
        }, exception => LogCancelFailed(_engine.Things.Logger, exception, Uid), running.Context.Stopping);
        running.Context.Mailbox.Post(dispatch.Run);
    }

    internal void SetStatus(ThingStatusInfo status)
    {
        ThingStatusInfo old;
        lock (_statusGate)
        {
            old = _status;
            if (old == status) return;
            Volatile.Write(ref _status, status);
            // Within the lock, so that nobody is told in another order than it happened.
            _engine.Things.Notify(new ThingStatusChange(this, _engine.Time.GetUtcNow(), old, status));
        }
        LogStatus(_engine.Things.Logger, Uid, status);
        _engine.ThingChanged(this);
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

    /// <summary>Starts a handler; what goes wrong becomes the status.</summary>
    internal async Task StartAsync(ThingType type, LoadedBinding binding)
    {
        await _lifecycle.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_running is not null) return;
            // The checks and the constructor are the binding's code too: they get a thread of the pool and a limit.
            var errors = await Task.Run(() => type.Validate(Definition.Configuration)).WaitAsync(_engine.Options.HandlerTimeout).ConfigureAwait(false);
            if (errors.Count > 0)
            {
                SetStatus(new ThingStatusInfo(ThingStatus.Uninitialized, ThingStatusDetail.HandlerConfigurationPending, string.Join(' ', errors.Select(each => each.Message))));
                return;
            }
            await StartHandlerAsync(type, binding).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            LogStartFailed(_engine.Things.Logger, exception, Uid);
            SetStatus(new ThingStatusInfo(ThingStatus.Uninitialized, ThingStatusDetail.HandlerRegisteringError, WhyNotStarted(exception)));
        }
        finally
        {
            _lifecycle.Release();
        }
    }

    /// <summary>Stops the handler and leaves nothing of its binding behind.</summary>
    internal async Task StopAsync(ThingStatusInfo status, bool undefine)
    {
        await _lifecycle.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_running is { } running)
            {
                Volatile.Write(ref _running, null);
                Volatile.Write(ref _hasStarted, false);
                await StopHandlerAsync(running, undefine).ConfigureAwait(false);
            }
            Volatile.Write(ref _properties, EmptyProperties);
            SetStatus(status);
        }
        finally
        {
            _lifecycle.Release();
        }
    }

    private async Task StartHandlerAsync(ThingType type, LoadedBinding binding)
    {
        SetStatus(new ThingStatusInfo(ThingStatus.Initializing));
        var context = new ThingContext(this, _engine, type, binding);
        var running = new Running(type.Uid, binding, context, null);
        try
        {
            var handler = await Task.Run(() => type.CreateHandler(context, Definition.Configuration)).WaitAsync(_engine.Options.HandlerTimeout).ConfigureAwait(false);
            running = running with { Handler = handler };
        }
        catch (Exception exception)
        {
            LogStartFailed(_engine.Things.Logger, exception, Uid);
            await StopHandlerAsync(running, undefine: false).ConfigureAwait(false);
            SetStatus(new ThingStatusInfo(ThingStatus.Uninitialized, ThingStatusDetail.HandlerRegisteringError, WhyNotStarted(exception)));
            return;
        }
        Volatile.Write(ref _running, running);
        await _engine.AttachAsync([.. context.Endpoints.Values], [type.Uid, .. type.Aliases]).ConfigureAwait(false);
        try
        {
            // On a thread of the pool: a handler that blocks in its start holds up nobody else.
            await Task.Run(() => running.Handler.StartAsync(context.Stopping).AsTask()).WaitAsync(_engine.Options.HandlerTimeout).ConfigureAwait(false);
            Volatile.Write(ref _hasStarted, true);
            _engine.ThingChanged(this);
        }
        catch (Exception exception)
        {
            LogStartFailed(_engine.Things.Logger, exception, Uid);
            Volatile.Write(ref _running, null);
            await StopHandlerAsync(running, undefine: false).ConfigureAwait(false);
            SetStatus(new ThingStatusInfo(ThingStatus.Uninitialized, ThingStatusDetail.HandlerInitializingError, WhyNotStarted(exception)));
        }
    }

    private async Task StopHandlerAsync(Running running, bool undefine)
    {
        var limit = _engine.Options.HandlerTimeout;
        // What the binding registered on the token runs here, and may throw or block like the rest of it.
        await TryAsync(running.Context.CancelAsync, limit).ConfigureAwait(false);
        if (running.Handler is { } handler)
        {
            var deadline = new CancellationTokenSource();
            if (!await TryAsync(() => handler.StopAsync(deadline.Token).AsTask(), limit).ConfigureAwait(false)) _ = TryAsync(deadline.CancelAsync, limit);
        }
        await running.Context.EndAsync(limit).ConfigureAwait(false);
        await _engine.DetachAsync([.. running.Context.Endpoints.Values], undefine).ConfigureAwait(false);
    }

    private async Task<bool> TryAsync(Func<Task> work, TimeSpan limit)
    {
        try
        {
            await Task.Run(work).WaitAsync(limit).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception)
        {
            LogStopFailed(_engine.Things.Logger, exception, Uid);
            return false;
        }
    }

    private string WhyNotStarted(Exception exception) => exception is TimeoutException
        ? $"Its handler did not start within {_engine.Options.HandlerTimeout.TotalSeconds:0.#} s."
        : exception.Message;

    private sealed record Running(ThingTypeUid Type, LoadedBinding Binding, ThingContext Context, ThingHandler? Handler);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Thing} is {Status}")]
    private static partial void LogStatus(ILogger logger, ThingUid thing, ThingStatusInfo status);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Thing} could not be started")]
    private static partial void LogStartFailed(ILogger logger, Exception exception, ThingUid thing);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Thing}: what the binding does when a command is given up threw")]
    private static partial void LogCancelFailed(ILogger logger, Exception exception, ThingUid thing);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Thing} did not stop as it should; it was cut off")]
    private static partial void LogStopFailed(ILogger logger, Exception exception, ThingUid thing);
}
