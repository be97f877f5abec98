using HomeBinding.Configuration.Files.Syntax;
using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Files.Building;

/// <summary>
/// Reads a file; of one that was read before, only what has changed. A large file is read in batches of elements at the same time, of which each one's
/// garbage is gone before the next begins.
/// </summary>
/// <param name="shared">What elements share.</param>
/// <param name="batch">The most elements that are read together.</param>
internal sealed class FileModelReader(SharedUids shared, int batch = 128)
{
    /// <summary>Reads a file from disk. Whatever it contains, this does not throw.</summary>
    /// <param name="file">The file.</param>
    /// <param name="before">What it said when it was read last and could be; null if that was never.</param>
    public FileModel Read(SourceFile file, FileModel? before)
    {
        var diagnostics = new FileDiagnostics(file.Name);
        if (SourceText.Read(file.Path, file.Name, diagnostics) is not { } source)
            return new FileModel(file.Name, [], [.. diagnostics.All]) { IsUnreadable = true };
        var hash = TextHash.Of(source.Text);
        if (before?.Hash == hash) return before;
        var format = FileReader.FormatOf(source);
        var parts = format.Split(source);
        return (ReadParts(source, format, parts, before) ?? ReadAll(source, format, parts)) with { Hash = hash };
    }

    private FileModel ReadAll(SourceText source, IFileFormat format, IReadOnlyList<FilePart>? parts)
    {
        var model = FileModelBuilder.Build(FileReader.Read(source, format), shared);
        if (parts is null || model.IsUnreadable || model.IsIncomplete) return model;
        var elements = model.Elements.OrderBy(static each => each.Span.Line).ToArray();
        return AreThoseOf(parts, elements) ? model with { Elements = WithHashes(elements, model.Diagnostics, source.Text, parts) } : model;
    }

    // What is wrong names places, so that it is left to those who see the whole file: null.
    private FileModel? ReadParts(SourceText source, IFileFormat format, IReadOnlyList<FilePart>? parts, FileModel? before)
    {
        if (parts is null) return null;
        var known = before?.Elements.Where(static each => each.Hash != default).DistinctBy(static each => each.Hash).ToDictionary(static each => each.Hash) ?? [];
        if (known.Count == 0 && parts.Count <= batch) return null;
        var head = FileModelBuilder.Build(FileReader.Read(new SourceText(source.File, FilePart.Without(source.Text, parts)), format), shared);
        if (head.IsUnreadable || head.IsIncomplete || head.Elements.Count > 0 || HasErrors(head.Diagnostics)) return null;
        var elements = new FileElement?[parts.Count];
        for (var i = 0; i < parts.Count && known.Count > 0; i++)
        {
            if (known.TryGetValue(HashOf(source.Text, parts[i]), out var same) && same is ThingElement == parts[i].IsThing)
                elements[i] = same.Span.Line == parts[i].Line ? same : same.Shift(parts[i].Line - same.Span.Line);
        }
        var batches = Batches(parts, elements);
        var found = new IReadOnlyList<Diagnostic>?[batches.Count];
        for (var i = 0; i < batches.Count; i++) found[i] = ReadBatch(source, format, parts, elements, batches[i]);
        if (found.Contains(null) || found.Sum(static each => each!.Count) > FileDiagnostics.MostOfEach) return null;
        var keys = new HashSet<object>(parts.Count);
        return elements.All(each => each?.Key is { } key && keys.Add(key))
            ? new FileModel(source.File, elements!, FileDiagnostics.InOrder(head.Diagnostics.Concat(found.SelectMany(static each => each!)))) { Tags = head.Tags, Wording = head.Wording }
            : null;
    }

    // Those that are not known and follow each other.
    private List<Range> Batches(IReadOnlyList<FilePart> parts, FileElement?[] elements)
    {
        var batches = new List<Range>();
        for (var i = 0; i < parts.Count;)
        {
            if (elements[i] is not null)
            {
                i++;
                continue;
            }
            var first = i++;
            while (i < parts.Count && i - first < batch && elements[i] is null && parts[i].IsThing == parts[first].IsThing && parts[i].Start == parts[i - 1].End) i++;
            batches.Add(first..i);
        }
        return batches;
    }

    private IReadOnlyList<Diagnostic>? ReadBatch(SourceText source, IFileFormat format, IReadOnlyList<FilePart> all, FileElement?[] elements, Range range)
    {
        var (first, count) = range.GetOffsetAndLength(all.Count);
        var parts = all.Skip(first).Take(count).ToArray();
        var syntax = new FileSyntax(source.File);
        var diagnostics = new FileDiagnostics(source.File);
        format.ReadParts(source, parts[0], parts[^1], syntax, diagnostics);
        syntax.Diagnostics = [.. diagnostics.All];
        var model = FileModelBuilder.Build(syntax, shared);
        if (model.IsUnreadable || model.IsIncomplete || HasErrors(model.Diagnostics) || !AreThoseOf(parts, model.Elements)) return null;
        WithHashes([.. model.Elements], model.Diagnostics, source.Text, parts).CopyTo(elements, first);
        return model.Diagnostics;
    }

    // Where parser and splitter agree on all elements, each is what its own lines say.
    private static bool AreThoseOf(IReadOnlyList<FilePart> parts, IReadOnlyList<FileElement> elements)
    {
        if (elements.Count != parts.Count) return false;
        for (var i = 0; i < parts.Count; i++)
            if (elements[i].Span.Line != parts[i].Line || elements[i] is ThingElement != parts[i].IsThing) return false;
        return true;
    }

    // One of which something was reported has none: it is read again each time, so that it is reported again.
    private static FileElement[] WithHashes(FileElement[] elements, IReadOnlyList<Diagnostic> diagnostics, string text, IReadOnlyList<FilePart> parts)
    {
        var reported = diagnostics.Select(static each => each.Span.Line).Order().ToArray();
        for (var i = 0; i < elements.Length; i++)
        {
            var first = Array.BinarySearch(reported, parts[i].Line);
            if (first < 0) first = ~first;
            if (first == reported.Length || reported[first] > parts[i].LastLine) elements[i] = elements[i] with { Hash = HashOf(text, parts[i]) };
        }
        return elements;
    }

    private static UInt128 HashOf(string text, FilePart part) => TextHash.Of(text.AsSpan(part.Start, part.End - part.Start));

    private static bool HasErrors(IEnumerable<Diagnostic> diagnostics) => diagnostics.Any(static each => each.Severity == Severity.Error);
}
