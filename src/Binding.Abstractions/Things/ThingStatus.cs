namespace HomeBinding.Things;

/// <summary>What the host knows of a thing (openHAB's ThingStatus).</summary>
public enum ThingStatus
{
    /// <summary>The thing is known but has no working handler; the detail says why.</summary>
    Uninitialized,

    /// <summary>The handler is starting and has not reported yet.</summary>
    Initializing,

    /// <summary>The handler works; nothing is known of the device yet.</summary>
    Unknown,

    /// <summary>The device is assumed to work.</summary>
    Online,

    /// <summary>The device is assumed not to work; the detail says why.</summary>
    Offline,

    /// <summary>Its removal was asked for and the handler is cleaning up.</summary>
    Removing,

    /// <summary>The handler confirmed the removal.</summary>
    Removed,
}
