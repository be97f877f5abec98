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
}
