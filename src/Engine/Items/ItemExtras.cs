using HomeBinding.Engine.Expiry;
using HomeBinding.Engine.Groups;
using HomeBinding.Engine.Links;

namespace HomeBinding.Engine.Items;

/// <summary>What few items have. Kept apart, so that an ordinary item pays one reference for all of it.</summary>
internal sealed class ItemExtras
{
    private GroupState? _group;

    /// <summary>The groups whose state follows from the item's. Owned by the event loop.</summary>
    public GroupState[] Groups { get; set; } = [];

    /// <summary>Set if the item is a group itself.</summary>
    public GroupState? Group
    {
        get => Volatile.Read(ref _group);
        set => Volatile.Write(ref _group, value);
    }

    /// <summary>The links whose profiles want the item's states. Owned by the event loop.</summary>
    public Link[] StateLinks { get; set; } = [];

    /// <summary>Set if its state expires. Owned by the event loop.</summary>
    public Expiration? Expiration { get; set; }
}
