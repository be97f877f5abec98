using HomeBinding.Channels;
using HomeBinding.Engine.Items;

namespace HomeBinding.Engine.Links;

/// <summary>What a file says of a link: an item and a channel.</summary>
/// <param name="ItemName">The item's name.</param>
/// <param name="Channel">The channel's id, as the file writes it; a thing may be named by an alias of its type.</param>
public sealed record LinkDefinition(string ItemName, ChannelUid Channel);

/// <summary>A live link of an item and a channel, whether the channel's thing works at the moment or not.</summary>
public sealed class Link
{
    internal Link(LinkDefinition definition, Item item)
    {
        Definition = definition;
        Item = item;
    }

    /// <summary>What the file says of it.</summary>
    public LinkDefinition Definition { get; }

    /// <summary>The item.</summary>
    public Item Item { get; }

    /// <summary>The channel's id as the file writes it.</summary>
    public ChannelUid ChannelUid => Definition.Channel;

    internal ChannelEndpoint? Endpoint { get; set; }
}
