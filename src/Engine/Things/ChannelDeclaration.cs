using HomeBinding.Channels;
using HomeBinding.Engine.Items;

namespace HomeBinding.Engine.Things;

/// <summary>What a file says of a channel that a user adds to a thing of an extensible type.</summary>
/// <param name="Id">Its id within the thing.</param>
/// <param name="Type">
/// The channel type, <c>binding:type</c>, or <c>type</c> for one of the thing's own binding; null for a channel without a type, of which <see cref="Kind"/> and
/// <see cref="ItemType"/> say what it is.
/// </param>
public sealed record ChannelDeclaration(string Id, string? Type)
{
    /// <summary>Of a channel without a type: whether it has states or tells of events.</summary>
    public ChannelKind Kind { get; init; }

    /// <summary>Of a channel without a type that has states: the type of items that it fits; null for events.</summary>
    public ItemType? ItemType { get; init; }

    /// <summary>What to call it; null for the type's label.</summary>
    public string? Label { get; init; }

    /// <summary>What it is for; null for the type's description.</summary>
    public string? Description { get; init; }

    /// <summary>Its configuration values by parameter name.</summary>
    public IReadOnlyDictionary<string, object?> Configuration { get; init; } = new Dictionary<string, object?>();
}
