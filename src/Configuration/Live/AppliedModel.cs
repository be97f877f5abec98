using HomeBinding.Channels;
using HomeBinding.Configuration.Model;
using HomeBinding.Engine;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Links;
using HomeBinding.Engine.Things;
using HomeBinding.Things;

namespace HomeBinding.Configuration.Live;

/// <summary>What is in force of the files: of an element that is wrong now, its last good version.</summary>
internal sealed class AppliedModel
{
    private readonly Dictionary<ThingUid, AppliedThing> _things = [];
    private readonly Dictionary<string, AppliedItem> _items = new(StringComparer.Ordinal);

    /// <summary>Nothing.</summary>
    public static AppliedModel Empty { get; } = new();

    public IEnumerable<AppliedThing> Things => _things.Values;

    public IEnumerable<AppliedItem> Items => _items.Values;

    /// <summary>Those whose last good version is in force instead of what their file says now: things' ids and items' names.</summary>
    public IReadOnlySet<object> Kept { get; private init; } = new HashSet<object>();

    /// <summary>The file that a thing's id or an item's name was taken from; null if it is not in force.</summary>
    public string? OwnerOf(object key) => key switch
    {
        ThingUid uid => _things.GetValueOrDefault(uid)?.Entry.Span.File,
        string name => _items.GetValueOrDefault(name)?.Entry.Span.File,
        _ => null,
    };

    /// <summary>What is to be in force next.</summary>
    /// <param name="model">What the files say now.</param>
    /// <param name="errors">What checking it found.</param>
    /// <param name="canonical">The id of a thing, under whichever name of its type it is written.</param>
    public AppliedModel Next(HomeModel model, IEnumerable<Diagnostic> errors, Func<ThingUid, ThingUid> canonical)
    {
        var wrong = errors.Where(static each => each is { Severity: Severity.Error, Subject: not null }).Select(static each => each.Subject!).ToHashSet();
        var kept = new HashSet<object>();
        var next = new AppliedModel { Kept = kept };
        foreach (var uid in model.OmittedThings)
            if (_things.TryGetValue(uid, out var good) && kept.Add(uid)) next._things.Add(uid, good);
        foreach (var name in model.OmittedItems)
            if (_items.TryGetValue(name, out var good) && kept.Add(name)) next._items.Add(name, good);
        AddThings(next, kept, model, wrong, canonical);
        AddItems(next, kept, model, wrong);
        return next;
    }

    /// <summary>The change that makes of what is in force what is to be in force.</summary>
    public (ModelChange Items, ThingChange Things) ChangeTo(AppliedModel next)
    {
        var replaced = new List<ItemDefinition>();
        var added = new List<ItemDefinition>();
        var addedLinks = new List<LinkDefinition>();
        var removedLinks = new List<LinkDefinition>();
        foreach (var (name, item) in next._items)
        {
            if (!_items.TryGetValue(name, out var before))
            {
                added.Add(item.Entry.Definition);
                addedLinks.AddRange(item.Links.Select(static each => each.Definition));
                continue;
            }
            if (ReferenceEquals(item, before)) continue;
            if (!item.Entry.Definition.Equals(before.Entry.Definition)) replaced.Add(item.Entry.Definition);
            Compare(before.Links, item.Links, addedLinks, removedLinks);
        }
        var items = new ModelChange
        {
            AddItems = added,
            ReplaceItems = replaced,
            RemoveItems = [.. _items.Keys.Where(each => !next._items.ContainsKey(each))],
            AddLinks = addedLinks,
            RemoveLinks = removedLinks,
        };
        return (items, new ThingChange
        {
            Add = [.. next._things.Where(each => !_things.ContainsKey(each.Key)).Select(static each => each.Value.Entry.Definition)],
            Update = [.. next._things.Where(each => _things.TryGetValue(each.Key, out var before) && !before.Entry.Definition.Equals(each.Value.Entry.Definition)).Select(static each => each.Value.Entry.Definition)],
            Remove = [.. _things.Keys.Where(each => !next._things.ContainsKey(each))],
        });
    }

    private void AddThings(AppliedModel next, HashSet<object> kept, HomeModel model, HashSet<object> wrong, Func<ThingUid, ThingUid> canonical)
    {
        // An id and its alias name the same thing: of two, the one that is in force counts, else the first. The other was reported as an error.
        var taken = next._things.Keys.Select(canonical).ToHashSet();
        foreach (var thing in model.Things.OrderBy(each => !_things.ContainsKey(each.Definition.Uid)))
        {
            var uid = thing.Definition.Uid;
            if (!taken.Add(canonical(uid))) continue;
            var isWrong = wrong.Contains(uid);
            if (isWrong && _things.TryGetValue(uid, out var good) && good.IsGood && !good.Entry.Definition.Equals(thing.Definition))
            {
                next._things.Add(uid, good);
                kept.Add(uid);
            }
            else
            {
                next._things.Add(uid, new AppliedThing(thing, !isWrong || (_things.TryGetValue(uid, out var same) && same.IsGood)));
            }
        }
    }

    private void AddItems(AppliedModel next, HashSet<object> kept, HomeModel model, HashSet<object> wrong)
    {
        var links = model.Links.ToLookup(static each => each.Definition.ItemName, StringComparer.Ordinal);
        foreach (var item in model.Items)
        {
            var name = item.Definition.Name;
            var linked = links.Contains(name) ? links[name].ToArray() : [];
            _items.TryGetValue(name, out var before);
            var isWrong = wrong.Contains(name);
            if (before is not null && Same(before, item, linked))
            {
                next._items.Add(name, ReferenceEquals(before.Entry, item) ? before : before with { Entry = item, LinkList = new LinkList(linked) });
            }
            else if (isWrong && before is { IsGood: true })
            {
                next._items.Add(name, before);
                kept.Add(name);
            }
            else
            {
                next._items.Add(name, new AppliedItem(item, new LinkList(linked), !isWrong));
            }
        }
    }

    private static bool Same(AppliedItem before, ItemEntry item, LinkEntry[] links) =>
        before.Entry.Definition.Equals(item.Definition) && SameLinks(before.Links, links);

    private static bool SameLinks(IReadOnlyList<LinkEntry> before, IReadOnlyList<LinkEntry> now)
    {
        if (before.Count != now.Count) return false;
        for (var i = 0; i < now.Count; i++)
            if (!before[i].Definition.Equals(now[i].Definition)) return false;
        return true;
    }

    private static void Compare(IReadOnlyList<LinkEntry> before, IReadOnlyList<LinkEntry> now, List<LinkDefinition> added, List<LinkDefinition> removed)
    {
        if (SameLinks(before, now)) return;
        var old = before.ToDictionary(static each => each.Definition.Channel, static each => each.Definition);
        var left = new HashSet<ChannelUid>(old.Keys);
        foreach (var link in now)
        {
            var definition = link.Definition;
            left.Remove(definition.Channel);
            if (old.TryGetValue(definition.Channel, out var same) && same.Equals(definition)) continue;
            if (same is not null) removed.Add(same);
            added.Add(definition);
        }
        removed.AddRange(left.Select(each => old[each]));
    }
}
