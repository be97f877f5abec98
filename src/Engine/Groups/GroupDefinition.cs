using HomeBinding.Engine.Items;

namespace HomeBinding.Engine.Groups;

/// <summary>What a file says of an item that is a group. Its members are the items that name it in <see cref="ItemDefinition.Groups"/>.</summary>
/// <param name="BaseType">The type of its state, which is then the <see cref="ItemDefinition.Type"/> of the item; null if the group has no state (openHAB's group without base item).</param>
/// <param name="Function">How the state follows from those of the members; null with a base type for <see cref="GroupFunction.Equality"/>.</param>
public sealed record GroupDefinition(ItemType? BaseType = null, GroupFunction? Function = null)
{
    /// <summary>The type of the item: the base type, or that of a group without state.</summary>
    public ItemType Type => BaseType ?? ItemType.Group;
}
