using HomeBinding.Configuration.Managed;
using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Checks;

/// <summary>Checks the groups that items name: that each is there, is a group, and does not contain itself.</summary>
internal sealed class GroupChecker(HomeModel model, CheckResult found)
{
    private const int MostNamed = 8;

    private readonly Dictionary<string, ItemEntry> _items = model.Items.ToDictionary(static each => each.Definition.Name, StringComparer.Ordinal);
    private readonly HashSet<string> _done = new(StringComparer.Ordinal);
    private readonly List<string> _path = [];

    public void Check()
    {
        foreach (var item in model.Items)
        {
            found.Subject = item.Definition.Name;
            for (var i = 0; i < item.Definition.Groups.Count; i++) CheckGroup(item.Definition.Groups[i], item.GroupSpans[i]);
        }
        foreach (var item in model.Items)
            if (item.Definition.Group is not null) FindCycles(item);
    }

    private void CheckGroup(string name, SourceSpan span)
    {
        if (!_items.TryGetValue(name, out var group))
        {
            // Over the API a member may be there before its group, as in openHAB.
            if (ApiPlace.Is(span))
                found.Warning(DiagnosticCode.UnknownGroup, span, $"There is no group {Printable.Quote(name)} yet.", "Make it, or take the item out of it.");
            else if (!model.HasOmittedFiles && !model.OmittedItems.Contains(name))
                found.Error(DiagnosticCode.UnknownGroup, span, $"There is no group {Printable.Quote(name)}.", found.Suggest(name, _items.Values.Where(static each => each.Definition.Group is not null).Select(static each => each.Definition.Name), "Declare an item of type Group with this name."));
        }
        else if (group.Definition.Group is null)
        {
            found.Error(DiagnosticCode.UnknownGroup, span, $"{name} is no group, but of type {group.Definition.Type.Name}.", $"Name a group, or give {name} the type Group.");
        }
    }

    // From a group to those that it is in. Files may nest them deeper than a stack of calls is.
    private void FindCycles(ItemEntry start)
    {
        if (!_done.Add(start.Definition.Name)) return;
        var open = new Stack<(ItemEntry Group, int Next)>([(start, 0)]);
        _path.Add(start.Definition.Name);
        while (open.TryPop(out var current))
        {
            var (group, next) = current;
            if (next == group.Definition.Groups.Count)
            {
                _path.RemoveAt(_path.Count - 1);
                continue;
            }
            open.Push((group, next + 1));
            var name = group.Definition.Groups[next];
            if (!_items.TryGetValue(name, out var above) || above.Definition.Group is null) continue;
            if (_path.IndexOf(name) is var first and >= 0)
            {
                var circle = _path[first..];
                found.Subject = group.Definition.Name;
                found.Error(
                    DiagnosticCode.GroupCycle,
                    group.GroupSpans[next],
                    circle.Count == 1 ? $"The group {name} is a member of itself." : $"The group {name} is a member of itself: {string.Join(" in ", circle.Take(MostNamed))}{(circle.Count > MostNamed ? " in …" : "")} in {name}.",
                    "Take one of them out of the other.");
            }
            else if (_done.Add(name))
            {
                _path.Add(name);
                open.Push((above, 0));
            }
        }
    }
}
