using HomeBinding.Engine;
using HomeBinding.Engine.Items;
using HomeBinding.Web.Semantics;

namespace HomeBinding.Web.Items;

/// <summary>Finds the items that a list is of.</summary>
internal static class ItemQuery
{
    /// <summary>The items in the order of their names.</summary>
    /// <param name="engine">Where they are.</param>
    /// <param name="type">The type they have, e.g. <c>Switch</c>; null for any.</param>
    /// <param name="tags">Tags that they have all of, separated by commas; null for any.</param>
    public static Item[] Find(HomeEngine engine, string? type, string? tags)
    {
        var wanted = tags?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        var items = engine.Items.Where(each => (string.IsNullOrEmpty(type) || TypeOf(each) == type) && Array.TrueForAll(wanted, tag => each.Definition.Tags.Contains(tag))).ToArray();
        Array.Sort(items, static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        return items;
    }

    /// <summary>The namespaces of the metadata of items; that of the semantic model is always one.</summary>
    public static IEnumerable<string> NamespacesOf(IEnumerable<Item> items) => items.SelectMany(static each => each.Metadata.Keys).Append(SemanticModel.Namespace);

    private static string TypeOf(Item item) => item.Definition.Group is null ? item.Type.Name : ItemType.Group.Name;
}
