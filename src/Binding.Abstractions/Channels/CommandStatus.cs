namespace HomeBinding.Channels;

/// <summary>What became of a command.</summary>
public enum CommandStatus
{
    /// <summary>The device took it; whether it took effect is not known.</summary>
    Accepted,

    /// <summary>The device took it, and its state was read back and shows it.</summary>
    Confirmed,

    /// <summary>It was refused, by the host, the handler or the device; nothing changed.</summary>
    Rejected,

    /// <summary>The device took it, but its state did not follow in time.</summary>
    NotApplied,

    /// <summary>A newer command to the same channel took its place before it was sent.</summary>
    Replaced,

    /// <summary>No answer came in time; it may or may not have had an effect.</summary>
    TimedOut,

    /// <summary>The handler failed, or the device could not be reached.</summary>
    Failed,
}
