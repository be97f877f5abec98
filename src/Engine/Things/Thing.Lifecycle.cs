using HomeBinding.Channels;
using HomeBinding.Things;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Engine.Things;

// The life cycle: one change at a time, each with a limit. What goes wrong becomes the status.
public sealed partial class Thing
{
    private readonly SemaphoreSlim _lifecycle = new(1);
    private ThingDefinition _declared;
    private ThingDefinition _followed;
    private ThingTypeUid? _changedType;
    private Running? _running;
    private TaskCompletionSource<string?>? _removalConfirmed;
    private bool _isRemoved;

    internal bool IsRunning => Volatile.Read(ref _running) is not null;

    private TimeSpan Limit => _engine.Options.HandlerTimeout;

    private ThingManager Manager => _engine.Things;

    /// <summary>Starts a handler, if there is nothing against it; else the status says what.</summary>
    internal Task StartAsync() => ChangeAsync(StartIfPossibleAsync);

    /// <summary>Stops the handler and leaves nothing of its binding behind.</summary>
    internal Task StopAsync(ThingStatusInfo status, bool undefine)
    {
        CutRemovalShort();
        return ChangeAsync(async () =>
        {
            await StopRunningAsync(undefine).ConfigureAwait(false);
            if (!_isRemoved) SetStatus(IsDisabled ? Disabled : status);
        });
    }

    /// <summary>Stops it if it works behind a bridge, which is about to stop.</summary>
    internal Task StopBehindAsync(Thing bridge, bool undefine)
    {
        CutRemovalShort();
        return ChangeAsync(async () =>
        {
            if (Bridge != bridge) return;
            await StopRunningAsync(undefine).ConfigureAwait(false);
            Volatile.Write(ref _bridge, null);
            if (!_isRemoved) SetStatus(BridgeSearch.WaitingFor(bridge));
        });
    }

    internal Task SetEnabledAsync(bool enabled) => ChangeAsync(async () =>
    {
        if (_isRemoved || IsDisabled == !enabled) return;
        await Manager.StateStore.SetDisabledAsync(Uid, !enabled).ConfigureAwait(false);
        if (enabled)
        {
            await StartIfPossibleAsync().ConfigureAwait(false);
            return;
        }
        await StopRunningAsync(undefine: true).ConfigureAwait(false);
        SetStatus(Disabled);
    });

    /// <summary>Takes a changed definition in; <see cref="FollowAsync"/> lets the handler follow.</summary>
    internal void Declare(ThingDefinition definition)
    {
        lock (_definitionGate)
        {
            var before = _declared;
            _declared = definition;
            // What its handler changed of the configuration stays until the file says something else.
            ChangeDefinition(old => definition.WorksAs(before) ? old with { Label = definition.Label, Location = definition.Location } : definition);
        }
    }

    /// <summary>Lets the handler follow what was declared last: it takes a new configuration over, or is started anew, or notices nothing.</summary>
    internal Task FollowAsync() => ChangeAsync(async () =>
    {
        if (_isRemoved) return;
        ThingDefinition before, definition;
        lock (_definitionGate) (before, definition, _followed) = (_followed, _declared, _declared);
        if (definition.WorksAs(before)) return;
        if (_running is { } running && definition.WorksAsButConfiguration(before) && await running.TakeOverAsync(definition.Configuration, Limit).ConfigureAwait(false)) return;
        await RestartAsync().ConfigureAwait(false);
    });

    internal Task ChangeTypeAsync(ThingTypeUid type, IReadOnlyDictionary<string, object?>? configuration, ThingContext asker) => ChangeAsync(async () =>
    {
        if (_running?.Context != asker) return;
        _changedType = type;
        if (configuration is not null) ChangeDefinition(old => old with { Configuration = configuration });
        await RestartAsync().ConfigureAwait(false);
    });

    /// <summary>Asks the handler to clean up, unless forced to do without, and ends the thing for good.</summary>
    /// <returns>What went wrong on the way, or null.</returns>
    internal async Task<string?> RemoveAsync(bool force)
    {
        string? note = null;
        if (force) CutRemovalShort();
        await ChangeAsync(async () =>
        {
            if (_isRemoved) return;
            if (_running is { } running && !force) note = await AskToCleanUpAsync(running).ConfigureAwait(false);
            await StopRunningAsync(undefine: true).ConfigureAwait(false);
            _isRemoved = true;
            SetStatus(new ThingStatusInfo(ThingStatus.Removed, ThingStatusDetail.None, note));
        }).ConfigureAwait(false);
        return note;
    }

    /// <summary>What a handler changes of its own configuration.</summary>
    /// <exception cref="ArgumentException">The configuration would not be valid.</exception>
    internal void ChangeConfiguration(ThingType type, IReadOnlyDictionary<string, object?> values)
    {
        lock (_definitionGate)
        {
            var changed = new Dictionary<string, object?>(Definition.Configuration, StringComparer.Ordinal);
            foreach (var (name, value) in values)
            {
                if (value is null) changed.Remove(name);
                else changed[name] = value;
            }
            if (type.Validate(changed) is { Count: > 0 } errors) throw new ArgumentException(string.Join(' ', errors.Select(each => each.Message)), nameof(values));
            ChangeDefinition(old => old with { Configuration = type.Configuration.Normalize(changed) });
        }
    }

    private static ThingStatusInfo Disabled { get; } = new(ThingStatus.Uninitialized, ThingStatusDetail.Disabled);

    private async Task ChangeAsync(Func<Task> change)
    {
        await _lifecycle.WaitAsync().ConfigureAwait(false);
        try
        {
            await change().ConfigureAwait(false);
        }
        finally
        {
            _lifecycle.Release();
        }
    }

    private void ChangeDefinition(Func<ThingDefinition, ThingDefinition> change)
    {
        lock (_definitionGate) Volatile.Write(ref _definition, change(_definition));
    }

    private void CutRemovalShort() => Volatile.Read(ref _removalConfirmed)?.TrySetResult("It was not waited for.");

    private async Task RestartAsync()
    {
        await StopRunningAsync(undefine: false).ConfigureAwait(false);
        await StartIfPossibleAsync().ConfigureAwait(false);
        if (_running is null) await Manager.UndefineAsync(this).ConfigureAwait(false);
    }

    private async Task StartIfPossibleAsync()
    {
        if (_running is not null || _isRemoved || Manager.IsDisposed) return;
        try
        {
            // Where the bridge came up between the look at it and the status that says so, nobody else would look again.
            while (!await TryStartAsync().ConfigureAwait(false) && Manager.CanStartNow(this)) { }
        }
        catch (Exception exception)
        {
            LogStartFailed(Manager.Logger, exception, Uid);
            Volatile.Write(ref _bridge, null);
            SetStatus(new ThingStatusInfo(ThingStatus.Uninitialized, ThingStatusDetail.HandlerRegisteringError, WhyNot(exception)));
        }
    }

    /// <summary>False if it waits for its bridge.</summary>
    private async Task<bool> TryStartAsync()
    {
        if (IsDisabled)
        {
            SetStatus(Disabled);
            return true;
        }
        if (Manager.FindType(TypeUid) is not { } found)
        {
            if (Status.Detail != ThingStatusDetail.NotYetReady) SetStatus(ThingManager.Missing(TypeUid));
            return true;
        }
        if (Manager.TwinOf(this, found.Type) is { } twin)
        {
            SetStatus(Pending($"It is the same as {twin.Uid}: {TypeUid} is another name of {twin.TypeUid}. Remove one of them."));
            return true;
        }
        var (bridge, problem) = BridgeSearch.Find(Manager, this, found.Type);
        if (bridge is not null)
        {
            Interlocked.Exchange(ref _bridge, bridge);
            if (!bridge.IsReadyForChildren) problem = BridgeSearch.WaitingFor(bridge);
        }
        if (problem is null)
        {
            await StartAsync(found.Type, found.Binding).ConfigureAwait(false);
            return true;
        }
        Volatile.Write(ref _bridge, null);
        SetStatus(problem);
        return problem.Detail != ThingStatusDetail.BridgeUninitialized;
    }

    private async Task StartAsync(ThingType type, LoadedBinding binding)
    {
        // The checks and the constructor are the binding's code too: they get a thread of the pool and a limit.
        ThingDefinition definition;
        lock (_definitionGate) (definition, _followed) = (_definition, _declared);
        var (errors, channels, wrong) = await Task.Run(() =>
        {
            var failed = type.Validate(definition.Configuration);
            var made = DeclaredChannels.Of(type, definition, out var channelErrors);
            return (failed, made, channelErrors);
        }).WaitAsync(Limit).ConfigureAwait(false);
        if (errors.Count + wrong.Count > 0)
        {
            Volatile.Write(ref _bridge, null);
            SetStatus(Pending(string.Join(' ', errors.Select(each => each.Message).Concat(wrong.Select(each => each.Message)))));
            return;
        }
        SetStatus(new ThingStatusInfo(ThingStatus.Initializing));
        Volatile.Write(ref _properties, type.Properties);
        var context = new ThingContext(this, _engine, type, channels, binding);
        var running = new Running(type, binding, context);
        if (!await TryLifeAsync(running, ThingStatusDetail.HandlerRegisteringError, async () =>
            running.Handler = await Task.Run(() => type.CreateHandler(context, definition.Configuration)).WaitAsync(Limit).ConfigureAwait(false)).ConfigureAwait(false)) return;
        Volatile.Write(ref _running, running);
        Volatile.Write(ref _acceptsChildren, type.IsBridge);
        await _engine.AttachAsync([.. context.Endpoints.Values], Manager.NamesOf(this)).ConfigureAwait(false);
        AnnounceStatus(wasUp: false);
        if (!await TryLifeAsync(running, ThingStatusDetail.HandlerInitializingError, () =>
            Task.Run(() => running.Handler!.StartAsync(context.Stopping).AsTask()).WaitAsync(Limit)).ConfigureAwait(false)) return;
        Volatile.Write(ref _hasStarted, true);
        _engine.ThingChanged(this);
        // What became of the bridge meanwhile.
        if (_bridge?.Status is { Status: ThingStatus.Offline }) running.TellBridgeStatus(_bridge);
    }

    private async Task<bool> TryLifeAsync(Running running, ThingStatusDetail detail, Func<Task> step)
    {
        try
        {
            await step().ConfigureAwait(false);
            return true;
        }
        catch (Exception exception)
        {
            LogStartFailed(Manager.Logger, exception, Uid);
            if (_running is null) await StopHandlerAsync(running, undefine: false).ConfigureAwait(false);
            else await StopRunningAsync(undefine: false).ConfigureAwait(false);
            Volatile.Write(ref _bridge, null);
            Volatile.Write(ref _properties, EmptyProperties);
            SetStatus(new ThingStatusInfo(ThingStatus.Uninitialized, detail, WhyNot(exception)));
            return false;
        }
    }

    private async Task<string?> AskToCleanUpAsync(Running running)
    {
        var confirmed = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref _removalConfirmed, confirmed);
        SetStatus(new ThingStatusInfo(ThingStatus.Removing));
        var deadline = new CancellationTokenSource();
        var limit = _engine.Options.RemovalTimeout;
        _ = Task.Run(async () =>
        {
            try
            {
                await running.Handler!.RemoveAsync(deadline.Token).ConfigureAwait(false);
                confirmed.TrySetResult(null);
            }
            catch (Exception exception)
            {
                LogRemovalFailed(Manager.Logger, exception, Uid);
                confirmed.TrySetResult($"It was removed, though its handler failed to clean up: {exception.Message}");
            }
        });
        try
        {
            return await confirmed.Task.WaitAsync(limit).ConfigureAwait(false);
        }
        catch (TimeoutException exception)
        {
            LogRemovalFailed(Manager.Logger, exception, Uid);
            return $"It was removed, though its handler did not confirm that within {limit.TotalSeconds:0.#} s.";
        }
        finally
        {
            Volatile.Write(ref _removalConfirmed, null);
            _ = TryAsync(deadline.CancelAsync, Limit);
        }
    }

    private async Task StopRunningAsync(bool undefine)
    {
        if (_running is not { } running) return;
        // Whoever starts behind it from here on sees that it is not ready; whoever began before is stopped.
        Interlocked.Exchange(ref _acceptsChildren, false);
        await StopChildrenAsync(undefine).ConfigureAwait(false);
        Volatile.Write(ref _running, null);
        Volatile.Write(ref _hasStarted, false);
        await StopHandlerAsync(running, undefine).ConfigureAwait(false);
        Volatile.Write(ref _properties, EmptyProperties);
        if (Interlocked.Exchange(ref _bridge, null) is { } bridge && running.WasAnnounced) bridge.TellChildDisposed(this, running.Handler!);
    }

    private async Task StopHandlerAsync(Running running, bool undefine)
    {
        // What the binding registered on the token runs here, and may throw or block like the rest of it.
        await TryAsync(running.Context.CancelAsync, Limit).ConfigureAwait(false);
        await TryAsync(running.Context.Calls.CloseAsync, Limit).ConfigureAwait(false);
        if (running.Handler is { } handler)
        {
            var deadline = new CancellationTokenSource();
            if (!await TryAsync(() => handler.StopAsync(deadline.Token).AsTask(), Limit).ConfigureAwait(false)) _ = TryAsync(deadline.CancelAsync, Limit);
        }
        await running.Context.EndAsync(Limit).ConfigureAwait(false);
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
            LogStopFailed(Manager.Logger, exception, Uid);
            return false;
        }
    }

    private static ThingStatusInfo Pending(string text) => new(ThingStatus.Uninitialized, ThingStatusDetail.HandlerConfigurationPending, text);

    private string WhyNot(Exception exception) => exception is TimeoutException ? $"Its handler did not start within {Limit.TotalSeconds:0.#} s." : exception.Message;

    [LoggerMessage(Level = LogLevel.Error, Message = "{Thing} could not be started")]
    private static partial void LogStartFailed(ILogger logger, Exception exception, ThingUid thing);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Thing} did not stop as it should; it was cut off")]
    private static partial void LogStopFailed(ILogger logger, Exception exception, ThingUid thing);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Thing} was removed, though its handler did not clean up")]
    private static partial void LogRemovalFailed(ILogger logger, Exception exception, ThingUid thing);
}
