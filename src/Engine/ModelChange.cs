using HomeBinding.Engine.Items;
using HomeBinding.Engine.Links;

namespace HomeBinding.Engine;

/// <summary>A change of items and links that is applied as a whole or not at all.</summary>
public sealed record ModelChange
{
    /// <summary>Items that are new.</summary>
    public IReadOnlyCollection<ItemDefinition> AddItems { get; init; } = [];

    /// <summary>Items that are there, with another definition. They keep who listens to them, and their state where the new type accepts it.</summary>
    public IReadOnlyCollection<ItemDefinition> ReplaceItems { get; init; } = [];

    /// <summary>Names of items that go, and with them their links and whoever listens to them.</summary>
    public IReadOnlyCollection<string> RemoveItems { get; init; } = [];

    /// <summary>Links that are new.</summary>
    public IReadOnlyCollection<LinkDefinition> AddLinks { get; init; } = [];

    /// <summary>Links that go. Those of removed items need not be named.</summary>
    public IReadOnlyCollection<LinkDefinition> RemoveLinks { get; init; } = [];

    /// <summary>True if nothing changes.</summary>
    public bool IsEmpty => AddItems.Count + ReplaceItems.Count + RemoveItems.Count + AddLinks.Count + RemoveLinks.Count == 0;
}
