using HomeBinding.Configuration.Files.Syntax;
using HomeBinding.Configuration.Files.Yaml;
using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Files.Building;

/// <summary>Reads a file; of one that was read before, only what has changed.</summary>
internal sealed class FileModelReader(SharedUids shared)
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
        var parts = FileReader.IsYaml(source) ? YamlSplitter.Split(source.Text) : null;
        var model = (before is null || parts is null ? null : ReadChanged(source, parts, before)) ?? ReadAll(source, parts);
        return model with { Hash = hash };
    }

    private FileModel ReadAll(SourceText source, IReadOnlyList<YamlPart>? parts)
    {
        var model = FileModelBuilder.Build(FileReader.Read(source), shared);
        return parts is null || model.IsUnreadable ? model : model with { Elements = WithHashes(model, source.Text, parts) };
    }

    // Where parser and splitter agree on all elements, each is what its own lines say.
    private static IReadOnlyList<FileElement> WithHashes(FileModel model, string text, IReadOnlyList<YamlPart> parts)
    {
        var elements = model.Elements.OrderBy(static each => each.Span.Line).ToArray();
        if (elements.Length != parts.Count) return model.Elements;
        for (var i = 0; i < elements.Length; i++)
            if (elements[i].Span.Line != parts[i].Line || elements[i] is ThingElement != parts[i].IsThing) return model.Elements;
        var reported = model.Diagnostics.Select(static each => each.Span.Line).Order().ToArray();
        for (var i = 0; i < elements.Length; i++)
        {
            var part = parts[i];
            var first = Array.BinarySearch(reported, part.Line);
            if (first < 0) first = ~first;
            if (first == reported.Length || reported[first] > part.LastLine) elements[i] = elements[i] with { Hash = TextHash.Of(text.AsSpan(part.Start, part.End - part.Start)) };
        }
        return elements;
    }

    private FileModel? ReadChanged(SourceText source, IReadOnlyList<YamlPart> parts, FileModel before)
    {
        var known = new Dictionary<UInt128, FileElement>(before.Elements.Count);
        foreach (var element in before.Elements)
            if (element.Hash != default) known[element.Hash] = element;
        if (known.Count == 0) return null;
        var head = FileModelBuilder.Build(FileReader.Read(new SourceText(source.File, YamlSplitter.Without(source.Text, parts))), shared);
        if (head.IsUnreadable || head.Elements.Count > 0 || HasErrors(head)) return null;
        var elements = new FileElement[parts.Count];
        var diagnostics = new List<Diagnostic>(head.Diagnostics);
        var names = new HashSet<object>(parts.Count);
        for (var i = 0; i < parts.Count; i++)
        {
            var part = parts[i];
            var text = source.Text.AsSpan(part.Start, part.End - part.Start);
            var hash = TextHash.Of(text);
            var element = known.TryGetValue(hash, out var same) ? same : ReadPart(source.File, text.ToString(), part, hash, diagnostics);
            if (element?.Key is not { } key || element is ThingElement != part.IsThing || !names.Add(key)) return null;
            elements[i] = element.Span.Line == part.Line ? element : element.Shift(part.Line - element.Span.Line);
        }
        return new FileModel(source.File, elements, FileDiagnostics.InOrder(diagnostics)) { Tags = head.Tags };
    }

    // What is wrong names places, so that it is left to those who see the whole file.
    private FileElement? ReadPart(string file, string text, YamlPart part, UInt128 hash, List<Diagnostic> diagnostics)
    {
        var syntax = new FileSyntax(file);
        var found = new FileDiagnostics(file);
        YamlFormat.ReadPart(new SourceText(file, text), part.IsThing, syntax, found);
        syntax.Diagnostics = [.. found.All];
        var model = FileModelBuilder.Build(syntax, shared);
        if (model.IsUnreadable || model.Elements is not [var element] || HasErrors(model)) return null;
        diagnostics.AddRange(model.Diagnostics.Select(each => each with { Span = each.Span.Shift(part.Line - 1) }));
        element = model.Diagnostics.Count == 0 ? element with { Hash = hash } : element;
        return element;
    }

    private static bool HasErrors(FileModel model) => model.Diagnostics.Any(static each => each.Severity == Severity.Error);
}
