using HomeBinding.Channels;

namespace HomeBinding.Engine.Items;

/// <summary>Checks whether a change fits what is there.</summary>
internal static class ModelChangeCheck
{
    public static IEnumerable<string> Check(ModelChange change, Func<string, Item?> find)
    {
        var removed = change.RemoveItems.ToHashSet(StringComparer.Ordinal);
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in change.AddItems.Select(each => each.Name))
            if (!named.Add(name) || find(name) is not null) yield return $"There is an item '{name}' already.";
        foreach (var name in change.ReplaceItems.Select(each => each.Name).Concat(removed))
        {
            if (!named.Add(name)) yield return $"The item '{name}' is in the change twice.";
            if (find(name) is null) yield return $"There is no item '{name}'.";
        }
        foreach (var link in change.RemoveLinks)
            if (find(link.ItemName)?.LinkArray.Any(each => each.Definition == link) != true) yield return $"There is no link of '{link.ItemName}' to {link.Channel}.";
        var leaving = change.RemoveLinks.ToHashSet();
        var pairs = new HashSet<(string, ChannelUid)>();
        foreach (var link in change.AddLinks)
        {
            if (removed.Contains(link.ItemName) || !(find(link.ItemName) is not null || named.Contains(link.ItemName)))
                yield return $"The link to {link.Channel} names '{link.ItemName}', which is no item.";
            else if (!pairs.Add((link.ItemName, link.Channel)))
                yield return $"'{link.ItemName}' is linked to {link.Channel} twice; a pair has one link.";
            else if (find(link.ItemName)?.LinkArray.Any(each => each.ChannelUid == link.Channel && !leaving.Contains(each.Definition)) == true)
                yield return $"There is a link of '{link.ItemName}' to {link.Channel} already.";
        }
    }
}
