using HomeBinding.Configuration.Model;
using HomeBinding.Things;

namespace HomeBinding.Configuration.Files.Building;

/// <summary>Puts the model together from what the files say: of two elements with one id the first counts.</summary>
internal sealed class ModelMerger
{
    private readonly List<ThingEntry> _things = [];
    private readonly List<ItemEntry> _items = [];
    private readonly List<LinkEntry> _links = [];
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly Dictionary<ThingUid, SourceSpan> _thingSpans = [];
    private readonly Dictionary<string, SourceSpan> _itemSpans = new(StringComparer.Ordinal);
    private readonly HashSet<ThingUid> _omittedThings = [];
    private readonly HashSet<string> _omittedItems = new(StringComparer.Ordinal);
    private bool _hasOmittedFiles;

    /// <summary>Merges files.</summary>
    /// <param name="files">What they say, in the order in which they count.</param>
    /// <param name="before">What was wrong with the folder itself.</param>
    public static HomeModel Merge(IEnumerable<FileModel> files, IReadOnlyList<Diagnostic> before)
    {
        var merger = new ModelMerger();
        merger._diagnostics.AddRange(before);
        foreach (var file in files) merger.Add(file);
        return new HomeModel(merger._things, merger._items, merger._links, merger._diagnostics)
        {
            OmittedThings = merger._omittedThings,
            OmittedItems = merger._omittedItems,
            HasOmittedFiles = merger._hasOmittedFiles,
        };
    }

    private void Add(FileModel file)
    {
        _hasOmittedFiles |= file.IsUnreadable;
        var diagnostics = new FileDiagnostics(file.File);
        foreach (var element in file.Elements)
        {
            if (element is ThingElement thing) Add(thing, diagnostics);
            else Add((ItemElement)element, diagnostics);
        }
        _diagnostics.AddRange(diagnostics.Errors == 0 ? file.Diagnostics : FileDiagnostics.InOrder(file.Diagnostics.Concat(diagnostics.All)));
    }

    private void Add(ThingElement thing, FileDiagnostics diagnostics)
    {
        if (thing.Uid is not { } uid) return;
        if (!_thingSpans.TryAdd(uid, thing.Span))
            diagnostics.Error(thing.Span, $"Thing {uid} is declared twice; the first is at {_thingSpans[uid]}.", "Delete one of the two, or change the last part of its id.");
        else if (thing.Entry is { } entry)
            _things.Add(entry);
        else
            _ = _omittedThings.Add(uid);
    }

    private void Add(ItemElement item, FileDiagnostics diagnostics)
    {
        if (!_itemSpans.TryAdd(item.Name, item.Span))
        {
            diagnostics.Error(item.Span, $"Item {Printable.Escape(item.Name)} is declared twice; the first is at {_itemSpans[item.Name]}.", "Delete or rename one of the two.");
        }
        else if (item.Entry is { } entry)
        {
            _items.Add(entry);
            _links.AddRange(item.Links);
        }
        else
        {
            _ = _omittedItems.Add(item.Name);
        }
    }
}
