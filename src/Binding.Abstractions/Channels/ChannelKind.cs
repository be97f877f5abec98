namespace HomeBinding.Channels;

/// <summary>What a channel carries (openHAB's ChannelKind).</summary>
public enum ChannelKind
{
    /// <summary>States, and commands if it is writable; it links to items.</summary>
    State,

    /// <summary>Events that happen and leave no state, e.g. a button that was pressed. Rules listen to them; trigger profiles make states of them.</summary>
    Trigger,
}
