namespace HomeBinding.Channels;

/// <summary>What of a channel's description changed while its thing runs (the field of openHAB's ChannelDescriptionChangedEvent).</summary>
public enum ChannelDescriptionField
{
    /// <summary>Any of it.</summary>
    All,

    /// <summary>The pattern.</summary>
    Pattern,

    /// <summary>The values that the state may have.</summary>
    StateOptions,
}
