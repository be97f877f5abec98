using HomeBinding.Configuration.Managed;
using HomeBinding.Configuration.Model;
using HomeBinding.Engine;
using HomeBinding.Engine.Items;

namespace HomeBinding.Web.Semantics;

/// <summary>
/// Looks for items whose tags and groups contradict each other. The rules are those of openHAB 5's <c>/rest/items/semantics/health</c>; as there, only the groups that
/// an item itself names count as above it.
/// </summary>
internal sealed class SemanticCheck(HomeEngine engine, SemanticModel model, ManagedIndex managed)
{
    /// <summary>All problems, in the order of the items' names.</summary>
    public IEnumerable<SemanticProblem> Find() => engine.Items.OrderBy(static each => each.Name, StringComparer.Ordinal).SelectMany(Find);

    private IEnumerable<SemanticProblem> Find(Item item)
    {
        if (model.TypeOf(item) is not { } type) return [];
        var root = SemanticModel.RootOf(type);
        return ReasonsOf(item, root).Select(each => new SemanticProblem(item.Name, root, each.Reason, each.Explanation, managed.HasItem(item.Name)));
    }

    private IEnumerable<(string Reason, string Explanation)> ReasonsOf(Item item, string root)
    {
        SemanticTag[] tags = [.. item.Definition.Tags.Select(model.FindTag).OfType<SemanticTag>().DistinctBy(static each => each.Uid)];
        // What it is has to be clear before its place can be.
        if (tags.Length > 1 && !IsPointWithProperty(tags))
            return [($"It has the semantic tags {Listed(tags.Select(static each => $"{each.Name} ({SemanticModel.RootOf(each)})"))}.", "An item has one semantic tag, or one Point and one Property. Take the others away.")];
        var above = GroupsOf(item);
        string[] locations = [.. above[SemanticModel.Location]];
        string[] equipment = [.. above[SemanticModel.Equipment]];
        return root switch
        {
            SemanticModel.Location => OfLocation(item, locations, equipment),
            SemanticModel.Equipment => OfEquipment(locations, equipment),
            _ => OfPoint(locations, equipment),
        };
    }

    private static IEnumerable<(string Reason, string Explanation)> OfLocation(Item item, string[] locations, string[] equipment)
    {
        if (!item.IsGroup) yield return ("It is a location, and no group.", "Only a group can be a location. Make it a group, or give it another tag.");
        if (equipment.Length > 0) yield return ($"It is a location in the equipment {Listed(equipment)}.", "A location is part of another location or of nothing. Take it out of the equipment.");
        if (locations.Length > 1) yield return ($"It is part of the locations {Listed(locations)}.", "A location is part of one other at most. Leave it in one of them.");
    }

    private static IEnumerable<(string Reason, string Explanation)> OfEquipment(string[] locations, string[] equipment)
    {
        if (locations.Length > 1) yield return ($"It is in the locations {Listed(locations)}.", "Equipment is in one location at most. Leave it in one of them.");
        if (equipment.Length > 1) yield return ($"It is part of the equipment {Listed(equipment)}.", "Equipment is part of one other at most. Leave it in one of them.");
        if (locations.Length > 0 && equipment.Length > 0)
            yield return ($"It is in the location {Listed(locations)} and part of the equipment {Listed(equipment)}.", "Equipment is either in a location or part of other equipment. Leave it in one of them.");
    }

    private static IEnumerable<(string Reason, string Explanation)> OfPoint(string[] locations, string[] equipment)
    {
        if (locations.Length > 1) yield return ($"It is in the locations {Listed(locations)}.", "A point is in one location at most. Leave it in one of them.");
        if (equipment.Length > 1) yield return ($"It is a point of the equipment {Listed(equipment)}.", "A point belongs to one piece of equipment at most. Leave it in one of them.");
    }

    // The names of its groups, by what they are.
    private ILookup<string, string> GroupsOf(Item item) => item.Definition.Groups.Distinct(StringComparer.Ordinal)
        .Select(name => (Name: name, Type: engine.FindItem(name) is { IsGroup: true } group ? model.TypeOf(group) : null))
        .Where(static each => each.Type is not null)
        .ToLookup(static each => SemanticModel.RootOf(each.Type!), static each => each.Name, StringComparer.Ordinal);

    private static bool IsPointWithProperty(SemanticTag[] tags) =>
        tags.Length == 2 && tags.Select(SemanticModel.RootOf).Order(StringComparer.Ordinal).SequenceEqual([SemanticModel.Point, SemanticModel.Property]);

    private static string Listed(IEnumerable<string> names)
    {
        string[] all = [.. names];
        return all.Length == 1 ? all[0] : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }
}
