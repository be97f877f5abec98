using HomeBinding.Engine.Items;

namespace HomeBinding.Engine.Groups;

/// <summary>Who is a member of what. Owned by the event loop.</summary>
internal sealed class GroupIndex(Func<string, Item?> find)
{
    // By name, also where no item of that name is there, or none that is a group: it may come later.
    private readonly Dictionary<string, List<Item>> _members = new(StringComparer.Ordinal);

    // Further than any chain of groups that ends, and before what comes behind circles.
    private const int Circles = int.MaxValue / 2;

    private readonly HashSet<GroupState> _functional = [];

    /// <summary>Takes over what has changed.</summary>
    /// <param name="changes">Each item that came, went or has another definition, with the groups it named before and those it names now.</param>
    /// <returns>The groups whose state may be another one now.</returns>
    public IReadOnlyList<GroupState> Update(IReadOnlyList<(Item Item, IReadOnlyList<string> Before, IReadOnlyList<string> Now)> changes)
    {
        var names = ChangeMembers(changes);
        var dirty = new HashSet<GroupState>();
        var open = new Stack<string>(names);
        foreach (var (item, _, _) in changes)
        {
            var extras = item.Extras;
            if (extras?.Group is { } former && (item.IsRemoved || item.Definition.Group is null))
            {
                SetUnits(former, []);
                _ = _functional.Remove(former);
                extras.Group = null;
            }
            if (item.IsRemoved || item.Definition.Group is null) continue;
            item.NeedExtras().Group ??= new GroupState(item);
            open.Push(item.Name);
        }
        while (open.TryPop(out var name))
        {
            if (find(name)?.Extras?.Group is not { } group || !dirty.Add(group)) continue;
            group.Members = [.. _members.GetValueOrDefault(name) ?? []];
            // What is above a group without state depends on the members below it.
            if (!group.IsFunctional)
                foreach (var above in group.Item.Definition.Groups) open.Push(above);
        }
        var ordered = dirty.OrderBy(each => each.Item.Ordinal).ToArray();
        foreach (var group in ordered)
        {
            SetUnits(group, group.IsFunctional ? [.. group.Flatten()] : []);
            if (group.IsFunctional) _ = _functional.Add(group);
            else _ = _functional.Remove(group);
        }
        if (ordered.Length > 0) SetLevels();
        foreach (var (item, _, _) in changes) item.TrimExtras();
        return [.. ordered.Where(each => each.IsFunctional)];
    }

    private HashSet<string> ChangeMembers(IReadOnlyList<(Item Item, IReadOnlyList<string> Before, IReadOnlyList<string> Now)> changes)
    {
        var leaving = new Dictionary<string, HashSet<Item>>(StringComparer.Ordinal);
        var joining = new Dictionary<string, List<Item>>(StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (item, before, now) in changes)
        {
            if (before.Count == 0 && now.Count == 0) continue;
            names.UnionWith(before);
            names.UnionWith(now);
            foreach (var name in before.Except(now)) Of(leaving, name).Add(item);
            foreach (var name in now.Except(before)) Of(joining, name).Add(item);
        }
        foreach (var (name, items) in leaving)
        {
            var members = _members[name];
            members.RemoveAll(items.Contains);
            if (members.Count == 0) _members.Remove(name);
        }
        foreach (var (name, items) in joining)
        {
            var members = Of(_members, name);
            members.AddRange(items);
            members.Sort(static (left, right) => left.Ordinal.CompareTo(right.Ordinal));
        }
        return names;
    }

    // Those without groups among their units first, then those that depend on these, and so on. What is left over is in circles, or depends on circles:
    // the latter come after the former.
    private void SetLevels()
    {
        var missing = _functional.ToDictionary(static each => each, static _ => 0);
        foreach (var group in _functional)
            foreach (var above in group.Item.Extras!.Groups) missing[above]++;
        var open = new Queue<GroupState>(_functional.Where(each => missing[each] == 0));
        foreach (var group in _functional) group.Level = missing[group] == 0 ? 0 : Circles;
        while (open.TryDequeue(out var group))
        {
            foreach (var above in group.Item.Extras!.Groups)
            {
                if (--missing[above] > 0) continue;
                above.Level = group.Level + 1;
                open.Enqueue(above);
            }
        }
        SetLevelsBehindCircles();
    }

    private void SetLevelsBehindCircles()
    {
        var rest = _functional.Where(static each => each.Level == Circles).ToArray();
        var above = rest.ToDictionary(static each => each, static each => each.Item.Extras!.Groups.Count(static other => other.Level == Circles));
        var last = new Queue<GroupState>(rest.Where(each => above[each] == 0));
        // From the last one backwards, to those that a circle contains.
        for (var level = int.MaxValue; last.TryDequeue(out var group); level--)
        {
            group.Level = level;
            foreach (var below in rest.Where(each => each.Level == Circles && each.Item.Extras!.Groups.Contains(group)))
                if (--above[below] == 0) last.Enqueue(below);
        }
    }

    private static void SetUnits(GroupState group, Item[] units)
    {
        var before = group.Units.ToHashSet();
        foreach (var unit in units)
        {
            if (before.Remove(unit)) continue;
            var extras = unit.NeedExtras();
            extras.Groups = [.. extras.Groups.Append(group).OrderBy(each => each.Item.Ordinal)];
        }
        foreach (var unit in before)
        {
            if (unit.Extras is not { } extras) continue;
            extras.Groups = [.. extras.Groups.Where(each => each != group)];
            unit.TrimExtras();
        }
        group.Reset(units);
    }

    private static T Of<T>(Dictionary<string, T> map, string name)
        where T : new()
    {
        if (!map.TryGetValue(name, out var found)) map[name] = found = new T();
        return found;
    }
}
