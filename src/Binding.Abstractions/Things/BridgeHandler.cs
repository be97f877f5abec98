namespace HomeBinding.Things;

/// <summary>
/// Told of the things behind a bridge. Implemented by the handlers of bridge thing types that want to know; <see cref="BridgeHandler"/> is a base for those
/// that do not poll. Calls come one at a time and have five seconds; one that takes longer is waited for no longer.
/// </summary>
public interface IBridgeHandler
{
    /// <summary>A child's handler has started and reported a status for the first time.</summary>
    /// <param name="child">The child's id.</param>
    /// <param name="handler">Its handler; to be let go of in <see cref="ChildDisposedAsync"/>.</param>
    /// <param name="cancellationToken">Cancelled when the bridge stops.</param>
    ValueTask ChildInitializedAsync(ThingUid child, ThingHandler handler, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <summary>A child's handler has stopped. Children stop before their bridge.</summary>
    /// <param name="child">The child's id.</param>
    /// <param name="handler">The handler that stopped.</param>
    /// <param name="cancellationToken">Cancelled when the bridge stops.</param>
    ValueTask ChildDisposedAsync(ThingUid child, ThingHandler handler, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}

/// <summary>The code that speaks with a device behind which there are others (openHAB's BridgeHandler).</summary>
/// <param name="context">What the host gives for this start.</param>
public abstract class BridgeHandler(IThingContext context) : ThingHandler(context), IBridgeHandler
{
    /// <inheritdoc/>
    public virtual ValueTask ChildInitializedAsync(ThingUid child, ThingHandler handler, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public virtual ValueTask ChildDisposedAsync(ThingUid child, ThingHandler handler, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
