namespace HomeBinding.Engine.AutoUpdating;

/// <summary>What a command does to the state of its item before any device has answered.</summary>
public enum AutoUpdateAction
{
    /// <summary>Nothing: the device says what becomes of the state.</summary>
    None,

    /// <summary>The state becomes what was commanded, because nobody else would set it, or because metadata asks for it.</summary>
    Required,

    /// <summary>The state becomes what was commanded, because all channels recommend it.</summary>
    Recommended,

    /// <summary>What was commanded is predicted, and the state stays until the device says so, unless <see cref="EngineOptions.SendOptimisticUpdates"/>.</summary>
    Optimistic,

    /// <summary>No device can follow the command: the present state is predicted, so that what shows the command goes back.</summary>
    Revert,
}
