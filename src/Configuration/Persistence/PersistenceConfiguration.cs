using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Persistence;

/// <summary>What one file of <c>persistence/</c> says: which states a persistence service is to store, when, and which it restores (openHAB's <c>.persist</c>).</summary>
/// <param name="ServiceId">The service, which is the file's name, e.g. <c>influxdb</c>.</param>
/// <param name="File">The file, relative to the home's folder.</param>
public sealed record PersistenceConfiguration(string ServiceId, string File)
{
    /// <summary>The strategies that the file declares; those that there are without it are in <see cref="PersistenceStrategy.BuiltIn"/>.</summary>
    public IReadOnlyList<PersistenceStrategy> Strategies { get; init; } = [];

    /// <summary>The filters.</summary>
    public IReadOnlyList<PersistenceFilter> Filters { get; init; } = [];

    /// <summary>Which items are stored when, in the order of lines.</summary>
    public IReadOnlyList<ItemPersistence> Items { get; init; } = [];

    /// <summary>The names that the service knows items by, where they are others.</summary>
    public IReadOnlyList<ItemAlias> Aliases { get; init; } = [];
}

/// <summary>The name that a service knows an item by.</summary>
/// <param name="Item">The item's name.</param>
/// <param name="Alias">What the service calls it.</param>
/// <param name="Span">Where the item is named.</param>
public sealed record ItemAlias(string Item, string Alias, SourceSpan Span);

/// <summary>Some items, and when they are stored.</summary>
/// <param name="Selectors">Which items: each that one of them takes and none excludes.</param>
/// <param name="Strategies">When; at least one.</param>
/// <param name="Filters">All of them have to let a state through.</param>
/// <param name="Span">Where the line begins.</param>
public sealed record ItemPersistence(
    IReadOnlyList<ItemSelector> Selectors,
    IReadOnlyList<PersistenceStrategy> Strategies,
    IReadOnlyList<PersistenceFilter> Filters,
    SourceSpan Span);

/// <summary>Takes items, or excludes them.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Name">The name of the item or group; empty for all.</param>
/// <param name="IsExcluded">True if they are not stored.</param>
/// <param name="Span">Where it is written.</param>
public sealed record ItemSelector(ItemSelectorKind Kind, string Name, bool IsExcluded, SourceSpan Span);

/// <summary>Which items a selector means.</summary>
public enum ItemSelectorKind
{
    /// <summary>All, <c>*</c>.</summary>
    All,

    /// <summary>One, by its name.</summary>
    Item,

    /// <summary>The members of a group and of the groups in it, <c>name*</c>; the group itself is not among them.</summary>
    Members,
}
