namespace HomeBinding.Things;

/// <summary>
/// The code that speaks with one device (openHAB's ThingHandler). A new one is made for each start of its thing; calls come one at a time.
/// </summary>
/// <param name="context">What the host gives for this start.</param>
public abstract class ThingHandler(IThingContext context)
{
    /// <summary>What the host gives for this start.</summary>
    protected IThingContext Context { get; } = context;

    /// <summary>
    /// Starts: registers command handlers and begins to work, without waiting for the device (put that into <see cref="IThingContext.Run"/>).
    /// An exception makes the thing UNINITIALIZED/HANDLER_INITIALIZING_ERROR with its message.
    /// </summary>
    /// <param name="cancellationToken">Cancelled when the thing stops or the start takes more than five seconds.</param>
    public abstract ValueTask StartAsync(CancellationToken cancellationToken);

    /// <summary>Stops, after the token of the context was cancelled and before what was registered is disposed.</summary>
    /// <param name="cancellationToken">Cancelled when the host waits no longer.</param>
    public virtual ValueTask StopAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <summary>
    /// Takes a changed configuration over while it runs (openHAB's thingUpdated). By default, and when this throws or takes more than five seconds, the
    /// handler is stopped and a new one started.
    /// </summary>
    /// <param name="configuration">The checked configuration, of the thing type's record.</param>
    /// <param name="cancellationToken">Cancelled when the thing stops.</param>
    /// <returns>True if the handler works with it now.</returns>
    public virtual ValueTask<bool> ConfigurationChangedAsync(object configuration, CancellationToken cancellationToken) => new(false);

    /// <summary>
    /// The status of the thing's bridge changed. By default a bridge that goes OFFLINE takes the thing with it, OFFLINE/BRIDGE_OFFLINE, and one that comes
    /// back brings a thing that was so ONLINE.
    /// </summary>
    /// <param name="bridge">The bridge's status: UNKNOWN, ONLINE or OFFLINE.</param>
    /// <param name="cancellationToken">Cancelled when the thing stops.</param>
    public virtual ValueTask BridgeStatusChangedAsync(ThingStatusInfo bridge, CancellationToken cancellationToken)
    {
        if (bridge.Status == ThingStatus.Offline) Context.SetStatus(new ThingStatusInfo(ThingStatus.Offline, ThingStatusDetail.BridgeOffline));
        else if (bridge.Status == ThingStatus.Online && Context.Status.Detail == ThingStatusDetail.BridgeOffline) Context.SetStatus(ThingStatusInfo.Online);
        return ValueTask.CompletedTask;
    }

    /// <summary>
    /// The user removes the thing: the handler cleans up what it left on the device (openHAB's handleRemoval). When it returns, or reports REMOVED, the
    /// thing is dropped; if it throws or does not return in time, it is dropped all the same and the user is told.
    /// </summary>
    /// <param name="cancellationToken">Cancelled when the host waits no longer.</param>
    public virtual ValueTask RemoveAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
