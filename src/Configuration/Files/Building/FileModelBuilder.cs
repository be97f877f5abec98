using HomeBinding.Configuration.Files.Syntax;

namespace HomeBinding.Configuration.Files.Building;

/// <summary>Checks what a format has read of a file, whatever the format, as far as that goes without the other files.</summary>
internal static class FileModelBuilder
{
    public static FileModel Build(FileSyntax file, SharedUids shared)
    {
        var diagnostics = new FileDiagnostics(file.File) { Wording = file.Wording };
        var items = new ItemBuilder(shared, diagnostics);
        var elements = new List<FileElement>(file.Things.Count + file.Items.Count);
        foreach (var thing in file.Things) elements.Add(ThingBuilder.Build(thing, diagnostics));
        foreach (var item in file.Items) elements.Add(items.Build(item));
        TagElement[] tags = [.. file.Tags.Select(each => TagBuilder.Build(each, diagnostics))];
        return new FileModel(file.File, elements, FileDiagnostics.InOrder(file.Diagnostics.Concat(diagnostics.All)))
        {
            Tags = tags,
            Wording = file.Wording,
            IsUnreadable = file.IsUnreadable,
            IsIncomplete = file.IsIncomplete,
        };
    }
}
