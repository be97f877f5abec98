using HomeBinding.Engine.Items;
using HomeBinding.Engine.Links;

namespace HomeBinding.Engine;

/// <summary>What a change did to items and links, as the event loop applied it.</summary>
public sealed record AppliedModel
{
    /// <summary>Items that are new.</summary>
    public IReadOnlyList<ItemDefinition> AddedItems { get; init; } = [];

    /// <summary>Items that have another definition, with the one before.</summary>
    public IReadOnlyList<(ItemDefinition Now, ItemDefinition Before)> UpdatedItems { get; init; } = [];

    /// <summary>Items that are gone.</summary>
    public IReadOnlyList<ItemDefinition> RemovedItems { get; init; } = [];

    /// <summary>Links that are new.</summary>
    public IReadOnlyList<LinkDefinition> AddedLinks { get; init; } = [];

    /// <summary>Links that are gone, those of removed items included.</summary>
    public IReadOnlyList<LinkDefinition> RemovedLinks { get; init; } = [];
}
