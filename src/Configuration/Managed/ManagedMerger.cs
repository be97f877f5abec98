using HomeBinding.Channels;
using HomeBinding.Configuration.Files;
using HomeBinding.Configuration.Model;
using HomeBinding.Configuration.Secrets;
using HomeBinding.Engine.Items;
using HomeBinding.Things;

namespace HomeBinding.Configuration.Managed;

/// <summary>
/// Puts what was made over the API beside what the files say. Where a file says something of the same, the file counts; what was made over the API waits, and a
/// warning says so.
/// </summary>
internal sealed class ManagedMerger
{
    private readonly HomeModel _files;
    private readonly ManagedBuilder _builder;
    private readonly ReferenceResolver? _references;
    private readonly Func<ThingUid, ThingUid> _canonical;
    private readonly List<ThingEntry> _things;
    private readonly List<ItemEntry> _items;
    private readonly List<LinkEntry> _links;
    private readonly List<TagEntry> _tags;
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly HashSet<ThingUid> _omittedThings;
    private readonly HashSet<string> _omittedItems;

    private ManagedMerger(HomeModel files, ManagedBuilder builder, SecretSet? secrets, Func<ThingUid, ThingUid> canonical)
    {
        (_files, _builder, _canonical) = (files, builder, canonical);
        _references = secrets is null ? null : new ReferenceResolver(secrets);
        (_things, _items, _links, _tags) = ([.. files.Things], [.. files.Items], [.. files.Links], [.. files.Tags]);
        (_omittedThings, _omittedItems) = ([.. files.OmittedThings], new HashSet<string>(files.OmittedItems, StringComparer.Ordinal));
    }

    /// <summary>What of the API is in force.</summary>
    private ManagedIndex Index { get; } = new();

    /// <summary>Merges.</summary>
    /// <param name="files">What the files say.</param>
    /// <param name="set">What was made over the API.</param>
    /// <param name="builder">Makes elements, and keeps them.</param>
    /// <param name="secrets">What may be referred to; null to leave references as they are written.</param>
    /// <param name="canonical">The id of a thing, under whichever name of its type it is written.</param>
    /// <param name="index">What of the API counts.</param>
    public static HomeModel Merge(HomeModel files, ManagedSet set, ManagedBuilder builder, SecretSet? secrets, Func<ThingUid, ThingUid> canonical, out ManagedIndex index)
    {
        index = ManagedIndex.Empty;
        if (ReferenceEquals(set, ManagedSet.Empty)) return files;
        var merger = new ManagedMerger(files, builder, secrets, canonical);
        merger.AddThings(set);
        merger.AddTags(set);
        merger.AddItems(set);
        merger.AddMetadata(set);
        merger.AddLinks(set);
        index = merger.Index;
        return files with
        {
            Things = merger._things,
            Items = merger._items,
            Links = merger._links,
            Tags = merger._tags,
            Diagnostics = [.. files.Diagnostics, .. merger._diagnostics],
            OmittedThings = merger._omittedThings,
            OmittedItems = merger._omittedItems,
            Secrets = [.. files.Secrets, .. merger._references?.Used ?? []],
        };
    }

    private void AddThings(ManagedSet set)
    {
        var places = _things.ToLookup(each => _canonical(each.Definition.Uid), static each => each.Span);
        var omitted = _omittedThings.Select(_canonical).ToHashSet();
        foreach (var (uid, thing) in set.Things.OrderBy(static each => each.Key))
        {
            var (element, wrong) = _builder.Build(thing);
            var key = _canonical(uid);
            if (places[key].Any() || omitted.Contains(key))
            {
                Shadowed(ApiPlace.OfThing(thing.Uid), $"Thing {thing.Uid}", places[key].FirstOrDefault(), uid);
                continue;
            }
            _diagnostics.AddRange(wrong.Select(each => each with { Subject = uid }));
            Index.Things.Add(uid);
            if (element.Entry is { } entry && Resolve(ApiPlace.OfThing(thing.Uid), uid, diagnostics => _references is null ? entry : _references.Resolve(entry, diagnostics)) is { } resolved) _things.Add(resolved);
            else _omittedThings.Add(uid);
        }
    }

    private void AddTags(ManagedSet set)
    {
        var places = _tags.ToDictionary(static each => each.Tag.Uid, static each => each.Span, StringComparer.Ordinal);
        foreach (var (uid, tag) in set.Tags.OrderBy(static each => each.Key, StringComparer.Ordinal))
        {
            var (element, wrong) = _builder.Build(tag);
            if (places.TryGetValue(uid, out var place))
            {
                Shadowed(ApiPlace.OfTag(uid), $"The tag {uid}", place, null);
                continue;
            }
            _diagnostics.AddRange(wrong);
            Index.Tags.Add(uid);
            if (element.Entry is { } entry) _tags.Add(entry);
        }
    }

    private void AddItems(ManagedSet set)
    {
        var places = _items.ToDictionary(static each => each.Definition.Name, static each => each.Span, StringComparer.Ordinal);
        foreach (var (name, item) in set.Items.OrderBy(static each => each.Key, StringComparer.Ordinal))
        {
            var (element, wrong) = _builder.Build(item);
            if (places.TryGetValue(name, out var place) || _files.OmittedItems.Contains(name))
            {
                Shadowed(ApiPlace.OfItem(name), $"Item {name}", place, name);
                continue;
            }
            _diagnostics.AddRange(wrong.Select(each => each with { Subject = name }));
            Index.Items.Add(name);
            if (element.Entry is { } entry) _items.Add(entry);
            else _omittedItems.Add(name);
        }
    }

    // What cannot be used is left out: it is no reason to go on with what its item was before.
    private void AddMetadata(ManagedSet set)
    {
        if (set.Metadata.IsEmpty) return;
        var byItem = set.Metadata.Values.ToLookup(static each => each.Item, StringComparer.Ordinal);
        for (var i = 0; i < _items.Count; i++)
        {
            var own = _items[i].Definition.Metadata;
            foreach (var metadata in byItem[_items[i].Definition.Name].OrderBy(static each => each.Namespace, StringComparer.Ordinal))
            {
                var span = ApiPlace.OfMetadata(metadata.Item, metadata.Namespace);
                if (own.ContainsKey(metadata.Namespace))
                {
                    Shadowed(span, $"The metadata '{metadata.Namespace}' of {metadata.Item}", _items[i].Span, null);
                    continue;
                }
                Index.Metadata.Add((metadata.Item, metadata.Namespace));
                var before = _items[i];
                if (Resolve(span, null, diagnostics => Add(before, metadata, diagnostics)) is { } changed) _items[i] = changed;
            }
        }
    }

    private ItemEntry? Add(ItemEntry item, ManagedMetadata metadata, FileDiagnostics diagnostics)
    {
        var added = ManagedBuilder.Add(item, metadata, diagnostics);
        return added is null || _references is null ? added : _references.Resolve(added, diagnostics);
    }

    // A link to an item that is not there has no effect until it is.
    private void AddLinks(ManagedSet set)
    {
        if (set.Links.IsEmpty) return;
        var items = _items.Select(static each => each.Definition.Name).ToHashSet(StringComparer.Ordinal);
        var places = new Dictionary<(string, ChannelUid), SourceSpan>();
        foreach (var link in _links) places.TryAdd((link.Definition.ItemName, Canonical(link.Definition.Channel)), link.Span);
        foreach (var ((item, channel), link) in set.Links.OrderBy(static each => each.Key.Item, StringComparer.Ordinal).ThenBy(static each => each.Value.Channel, StringComparer.Ordinal))
        {
            var span = ApiPlace.OfLink(item, link.Channel);
            if (places.TryGetValue((item, Canonical(channel)), out var place))
            {
                Shadowed(span, $"The link of {item} to {channel}", place, null);
                continue;
            }
            if (!items.Contains(item)) continue;
            var (built, wrong) = _builder.Build(link);
            _diagnostics.AddRange(wrong);
            Index.Links.Add((item, channel));
            if (built is { } entry && Resolve(span, null, diagnostics => _references is null ? [entry] : _references.Resolve([entry], diagnostics)) is [var resolved]) _links.Add(resolved);
        }
    }

    private ChannelUid Canonical(ChannelUid uid) => new(_canonical(uid.Thing), uid.Id);

    private T? Resolve<T>(SourceSpan span, object? subject, Func<FileDiagnostics, T?> resolve)
        where T : class
    {
        var diagnostics = new FileDiagnostics(span.File) { Wording = Wording.Api };
        var resolved = resolve(diagnostics);
        _diagnostics.AddRange(diagnostics.All.Select(each => each with { Subject = subject }));
        return resolved;
    }

    private void Shadowed(SourceSpan span, string what, SourceSpan place, object? subject)
    {
        var where = place.File is null ? "a file" : place.ToString();
        _diagnostics.Add(new Diagnostic(
            Severity.Warning,
            DiagnosticCode.Duplicate,
            span,
            $"{what} was made over the API, but {where} declares the same, which counts.",
            "What was made over the API waits; delete one of the two.") { Subject = subject });
    }
}
