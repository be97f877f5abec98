using HomeBinding.Units;

namespace HomeBinding.Engine;

/// <summary>Sizes and limits of the engine.</summary>
public sealed record EngineOptions
{
    /// <summary>
    /// Inputs that may wait for the event loop before states conflate and senders of commands wait. A sixteenth of them may be states of one channel, so
    /// that a channel in a storm does not delay the others.
    /// </summary>
    public int InputCapacity { get; init; } = 16_384;

    /// <summary>Events that may wait for one rule, thing or observer before states conflate.</summary>
    public int MailboxCapacity { get; init; } = 1024;

    /// <summary>Events of a trigger channel that may wait for one rule. None gives way to a newer one; more are left out and counted.</summary>
    public int TriggerBacklog { get; init; } = 16_384;

    /// <summary>Events that are kept to answer "who changed this, and why".</summary>
    public int JournalCapacity { get; init; } = 4096;

    /// <summary>Commands that may wait for one thing; more are refused visibly.</summary>
    public int CommandBacklog { get; init; } = 1000;

    /// <summary>How long a thing has to answer a command.</summary>
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a command waits for a thing that is not ready yet.</summary>
    public TimeSpan PendingCommandTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a handler has to start or stop.</summary>
    public TimeSpan HandlerTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a handler has to clean up before its thing is removed all the same.</summary>
    public TimeSpan RemovalTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Picks the default units of items.</summary>
    public MeasurementSystem MeasurementSystem { get; init; } = MeasurementSystem.SI;

    /// <summary>False: a command changes no state by itself, not even that of an item without links.</summary>
    public bool AutoUpdate { get; init; } = true;

    /// <summary>
    /// True: a command to a linked item whose channels do not say otherwise becomes its state at once, and is corrected if the device does not follow.
    /// Off by default, as in openHAB's code but not in its distribution: a state shows what is, not what was wanted; what was wanted is a prediction.
    /// </summary>
    public bool SendOptimisticUpdates { get; init; }
}
