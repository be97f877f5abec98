namespace HomeBinding.Engine;

/// <summary>Counters of the engine at one moment.</summary>
/// <param name="Events">Events so far.</param>
/// <param name="QueueDepth">Inputs that wait for the event loop.</param>
/// <param name="QueueHighWater">The most that ever waited.</param>
/// <param name="ConflatedInputs">States that gave way to a newer one of the same channel before they were applied.</param>
/// <param name="ConflatedDeliveries">States that gave way to a newer one of the same item before a rule or observer saw them.</param>
/// <param name="RefusedStates">States that an item did not accept.</param>
/// <param name="CallbackFailures">Callbacks that threw.</param>
/// <param name="ProfileFailures">Inputs at which a profile of a link threw.</param>
public sealed record EngineStatistics(
    long Events,
    int QueueDepth,
    int QueueHighWater,
    long ConflatedInputs,
    long ConflatedDeliveries,
    long RefusedStates,
    long CallbackFailures,
    long ProfileFailures = 0);
