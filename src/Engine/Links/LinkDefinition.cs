using System.Collections.ObjectModel;
using HomeBinding.Channels;

namespace HomeBinding.Engine.Links;

/// <summary>What a file says of a link: an item and a channel.</summary>
/// <param name="ItemName">The item's name.</param>
/// <param name="Channel">The channel's id, as the file writes it; a thing may be named by an alias of its type.</param>
public sealed record LinkDefinition(string ItemName, ChannelUid Channel)
{
    /// <summary>The profile's id, <c>scope:profile</c> or, of the scope <c>system</c>, <c>profile</c>; null for the default one.</summary>
    public string? Profile { get; init; }

    /// <summary>The profile's parameters by name.</summary>
    public IReadOnlyDictionary<string, object?> Configuration { get; init; } = ReadOnlyDictionary<string, object?>.Empty;

    /// <summary>True for the same item, channel, profile and parameters.</summary>
    public bool Equals(LinkDefinition? other) =>
        ReferenceEquals(this, other) || (other is not null && ItemName == other.ItemName && Channel == other.Channel && Profile == other.Profile
        && (ReferenceEquals(Configuration, other.Configuration)
            || (Configuration.Count == other.Configuration.Count && Configuration.All(each => other.Configuration.TryGetValue(each.Key, out var value) && Equals(each.Value, value)))));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(ItemName, Channel, Profile);
}
