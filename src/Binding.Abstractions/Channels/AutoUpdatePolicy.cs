namespace HomeBinding.Channels;

/// <summary>What a command does to the state of a linked item before the device has answered (openHAB's AutoUpdatePolicy).</summary>
public enum AutoUpdatePolicy
{
    /// <summary>The state is predicted, and corrected by what the device says.</summary>
    Default,

    /// <summary>The state stays as it is until the device says otherwise.</summary>
    Veto,

    /// <summary>The state follows the command at once.</summary>
    Recommend,
}
