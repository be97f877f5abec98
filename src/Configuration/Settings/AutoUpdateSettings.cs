namespace HomeBinding.Configuration.Settings;

/// <summary>What commands do to the states of linked items before the device has answered (openHAB's <c>org.openhab.autoupdate</c>).</summary>
public sealed record AutoUpdateSettings
{
    /// <summary>False if commands never touch states, not even those of items without links.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>
    /// True if a state that is only expected is set at once, as openHAB's distribution does. The default is false: a state shows what the device said,
    /// and what is expected is an event of its own.
    /// </summary>
    public bool SendOptimisticUpdates { get; init; }
}
