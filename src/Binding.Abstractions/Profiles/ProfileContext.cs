using HomeBinding.Channels;
using HomeBinding.Units;

namespace HomeBinding.Profiles;

/// <summary>The link that a profile is made for.</summary>
public sealed record ProfileContext
{
    /// <summary>The item's name.</summary>
    public required string ItemName { get; init; }

    /// <summary>The item's type as files write it, e.g. <c>Switch</c> or <c>Number:Power</c>.</summary>
    public required string ItemType { get; init; }

    /// <summary>The unit that the item's states are kept in, or null.</summary>
    public Unit? ItemUnit { get; init; }

    /// <summary>The channel.</summary>
    public required ChannelUid Channel { get; init; }

    /// <summary>The item type that the channel has, or the type of a trigger channel, e.g. <c>system:rawbutton</c>; null if it has none.</summary>
    public string? ChannelType { get; init; }

    /// <summary>The unit that a bare number of the channel is in, or null.</summary>
    public Unit? ChannelUnit { get; init; }
}
