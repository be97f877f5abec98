using HomeBinding.Configuration.Model;
using HomeBinding.Configuration.Secrets;
using HomeBinding.Things;

namespace HomeBinding.Configuration.Files.Building;

/// <summary>Puts the model together from what the files say: of two elements with one id the one that is in force counts, else the first.</summary>
internal sealed class ModelMerger
{
    private readonly IReadOnlyList<FileModel> _files;
    private readonly Func<object, string?> _owner;
    private readonly ReferenceResolver? _references;
    private readonly List<ThingEntry> _things = [];
    private readonly List<ItemEntry> _items = [];
    private readonly List<LinkEntry> _links = [];
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly Dictionary<object, SourceSpan> _spans = [];
    private readonly Dictionary<string, TagElement> _tags = new(StringComparer.Ordinal);
    private readonly HashSet<ThingUid> _omittedThings = [];
    private readonly HashSet<string> _omittedItems = new(StringComparer.Ordinal);

    private ModelMerger(IReadOnlyList<FileModel> files, SecretSet? secrets, Func<object, string?> owner) =>
        (_files, _references, _owner) = (files, secrets is null ? null : new ReferenceResolver(secrets), owner);

    /// <summary>Merges files.</summary>
    /// <param name="files">What they say, in the order in which they count.</param>
    /// <param name="before">What was wrong with the folder itself.</param>
    /// <param name="secrets">What the files may refer to; null to leave references as they are written.</param>
    /// <param name="owner">The file that a thing's id or an item's name was taken from, if it is in force; null for none.</param>
    public static HomeModel Merge(IReadOnlyList<FileModel> files, IReadOnlyList<Diagnostic> before, SecretSet? secrets, Func<object, string?>? owner = null)
    {
        var merger = new ModelMerger(files, secrets, owner ?? (static _ => null));
        merger._diagnostics.AddRange(before);
        foreach (var file in files) merger.Add(file);
        return new HomeModel(merger._things, merger._items, merger._links, merger._diagnostics)
        {
            OmittedThings = merger._omittedThings,
            OmittedItems = merger._omittedItems,
            HasOmittedFiles = files.Any(static each => each.IsUnreadable || each.IsIncomplete),
            Wordings = files.Where(static each => each.Wording != Wording.Yaml).ToDictionary(static each => each.File, static each => each.Wording, StringComparer.Ordinal),
            Secrets = merger._references?.Used ?? [],
            Files = [.. files.Select(static each => each.File)],
            Tags = [.. merger._tags.Values.Select(static each => each.Entry).OfType<TagEntry>()],
            OmittedTags = merger._tags.Values.Where(static each => each.Entry is null).Select(static each => each.Uid).ToHashSet(StringComparer.Ordinal),
        };
    }

    private void Add(FileModel file)
    {
        var diagnostics = new FileDiagnostics(file.File);
        foreach (var element in file.Elements)
        {
            if (element.Key is { } key && IsFree(key, element, file, diagnostics)) Add(element, diagnostics);
        }
        foreach (var tag in file.Tags)
        {
            if (!_tags.TryAdd(tag.Uid, tag))
                diagnostics.Error(DiagnosticCode.Duplicate, tag.Span, $"The tag {Printable.Escape(tag.Uid)} is declared twice; the first is at {_tags[tag.Uid].Span}.", "Delete or rename one of the two.");
        }
        _diagnostics.AddRange(diagnostics.Errors == 0 ? file.Diagnostics : FileDiagnostics.InOrder(file.Diagnostics.Concat(diagnostics.All)));
    }

    private bool IsFree(object key, FileElement element, FileModel file, FileDiagnostics diagnostics)
    {
        // Where it was taken from before, it still counts, though that file comes later.
        var first = _owner(key) is { } owner && owner != file.File ? Find(owner, key)?.Span : null;
        if (first is null && _spans.TryAdd(key, element.Span)) return true;
        Refuse(element, first ?? _spans[key], diagnostics);
        return false;
    }

    private FileElement? Find(string file, object key) => _files.FirstOrDefault(each => each.File == file)?.Elements.FirstOrDefault(each => key.Equals(each.Key));

    private static void Refuse(FileElement element, SourceSpan first, FileDiagnostics diagnostics)
    {
        if (element is ThingElement thing)
            diagnostics.Error(DiagnosticCode.Duplicate, thing.Span, $"Thing {thing.Uid} is declared twice; the first is at {first}.", "Delete one of the two, or change the last part of its id.");
        else
            diagnostics.Error(DiagnosticCode.Duplicate, element.Span, $"Item {Printable.Escape(((ItemElement)element).Name)} is declared twice; the first is at {first}.", "Delete or rename one of the two.");
    }

    private void Add(FileElement element, FileDiagnostics diagnostics)
    {
        switch (element)
        {
            case ThingElement { Entry: { } entry } when Resolve(entry, diagnostics) is { } thing:
                _things.Add(thing);
                break;
            case ThingElement { Uid: { } uid }:
                _ = _omittedThings.Add(uid);
                break;
            case ItemElement { Entry: { } entry, Links: var written } when Resolve(entry, written, diagnostics) is ({ } item, { } links):
                _items.Add(item);
                _links.AddRange(links);
                break;
            case ItemElement item:
                _ = _omittedItems.Add(item.Name);
                break;
        }
    }

    private ThingEntry? Resolve(ThingEntry thing, FileDiagnostics diagnostics) => _references is null ? thing : _references.Resolve(thing, diagnostics);

    private (ItemEntry? Item, IReadOnlyList<LinkEntry>? Links) Resolve(ItemEntry item, IReadOnlyList<LinkEntry> links, FileDiagnostics diagnostics) =>
        _references is null ? (item, links) : (_references.Resolve(item, diagnostics), _references.Resolve(links, diagnostics));
}
