namespace HomeBinding.Profiles;

/// <summary>Which inputs a profile wants. The host does not call it for the others.</summary>
[Flags]
public enum ProfileInputs
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>States that the channel publishes.</summary>
    ChannelStates = 1,

    /// <summary>Commands that the device gives, e.g. by a button on it.</summary>
    ChannelCommands = 2,

    /// <summary>Events of a trigger channel.</summary>
    ChannelTriggers = 4,

    /// <summary>Commands to the item.</summary>
    ItemCommands = 8,

    /// <summary>States of the item. Costs something at each update of the item, so most profiles do without.</summary>
    ItemStates = 16,
}
