using HomeBinding.Configuration.Managed;
using HomeBinding.Configuration.Model;
using HomeBinding.Engine;
using HomeBinding.Engine.Display;
using HomeBinding.Engine.Items;
using HomeBinding.Web.Items;
using HomeBinding.Web.Json;

namespace HomeBinding.Web.Semantics;

/// <summary>
/// What the tags and groups of items mean (openHAB's semantic model): which is a location, an equipment or a point, and how they belong together. Follows from
/// items at the moment somebody asks; nothing is kept.
/// </summary>
internal sealed class SemanticModel(HomeEngine engine, IReadOnlyList<SemanticTag> ownTags)
{
    /// <summary>The metadata namespace in which openHAB tells of it.</summary>
    public const string Namespace = "semantics";

    /// <summary>The four tags that all others are below.</summary>
    public const string Location = "Location";
    public const string Equipment = "Equipment";
    public const string Point = "Point";
    public const string Property = "Property";

    private readonly Dictionary<string, SemanticTag>? _own = ownTags.Count == 0 ? null : Index(ownTags);

    /// <summary>A tag by its name or path; null if there is none.</summary>
    public SemanticTag? FindTag(string name) => _own?.GetValueOrDefault(name) ?? StandardTags.ByName.GetValueOrDefault(name);

    /// <summary>Which of the four tags one is below, or is.</summary>
    public static string RootOf(SemanticTag tag) => tag.Uid.IndexOf('_', StringComparison.Ordinal) is var end and > 0 ? tag.Uid[..end] : tag.Uid;

    /// <summary>What an item is; null if its tags do not say.</summary>
    public SemanticTag? TypeOf(Item item)
    {
        var hasProperty = false;
        foreach (var name in item.Definition.Tags)
        {
            if (FindTag(name) is not { } tag) continue;
            if (!IsBelow(tag, Property)) return tag;
            hasProperty = true;
        }
        // What measures or sets something is a point, whatever it says.
        return hasProperty ? FindTag(ItemDisplay.Describe(item).ReadOnly == true ? "Measurement" : "Control") : null;
    }

    /// <summary>The metadata that openHAB makes of it; null for an item that has no place in the model.</summary>
    public MetadataBody? Describe(Item item)
    {
        if (TypeOf(item) is not { } type) return null;
        var config = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var name in item.Definition.Groups)
        {
            if (engine.FindItem(name) is not { IsGroup: true } group || TypeOf(group) is not { } above) continue;
            if (Relation(type, above) is { } relation) config.TryAdd(relation, name);
        }
        if (IsBelow(type, Point) && item.Definition.Tags.Select(FindTag).FirstOrDefault(each => each is not null && IsBelow(each, Property)) is { } property) config["relatesTo"] = property.Uid;
        return new MetadataBody(type.Uid, new ConfigValues(config), false);
    }

    /// <summary>The nearest of an item's groups, and their groups, that is of a kind; null if none is.</summary>
    public Item? FindAbove(Item item, SemanticTag kind)
    {
        var seen = new HashSet<Item>();
        for (var level = GroupsOf([item], seen); level.Count > 0; level = GroupsOf(level, seen))
            if (level.FirstOrDefault(each => TypeOf(each) is { } type && IsBelow(type, kind.Uid)) is { } found) return found;
        return null;
    }

    private List<Item> GroupsOf(IEnumerable<Item> items, HashSet<Item> seen) =>
        [.. items.SelectMany(static each => each.Definition.Groups).Select(engine.FindItem).OfType<Item>().Where(seen.Add)];

    private static Dictionary<string, SemanticTag> Index(IReadOnlyList<SemanticTag> tags)
    {
        var index = new Dictionary<string, SemanticTag>(StringComparer.Ordinal);
        foreach (var tag in tags)
        {
            index.TryAdd(tag.Name, tag);
            index.TryAdd(tag.Uid, tag);
        }
        return index;
    }

    private static string? Relation(SemanticTag type, SemanticTag above)
    {
        if (IsBelow(above, Location)) return IsBelow(type, Location) ? "isPartOf" : "hasLocation";
        if (!IsBelow(above, Equipment)) return null;
        return IsBelow(type, Equipment) ? "isPartOf" : IsBelow(type, Point) ? "isPointOf" : null;
    }

    private static bool IsBelow(SemanticTag tag, string uid) =>
        tag.Uid.StartsWith(uid, StringComparison.Ordinal) && (tag.Uid.Length == uid.Length || tag.Uid[uid.Length] == '_');
}
