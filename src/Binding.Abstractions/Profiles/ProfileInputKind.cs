namespace HomeBinding.Profiles;

/// <summary>What happened that a profile is called for.</summary>
public enum ProfileInputKind
{
    /// <summary>The channel published a state.</summary>
    ChannelState,

    /// <summary>The device gave a command.</summary>
    ChannelCommand,

    /// <summary>The trigger channel had an event.</summary>
    ChannelTrigger,

    /// <summary>The item got a command, which was not this channel's.</summary>
    ItemCommand,

    /// <summary>The item got a state, which was not this channel's.</summary>
    ItemState,

    /// <summary>The time that the profile asked for by <see cref="IProfileOutput.WakeAfter"/> is over.</summary>
    TimerElapsed,
}
