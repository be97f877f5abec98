using HomeBinding.Configuration.Files.Syntax;

namespace HomeBinding.Configuration.Files.Building;

/// <summary>Checks what a format has read of a file, whatever the format, as far as that goes without the other files.</summary>
internal static class FileModelBuilder
{
    public static FileModel Build(FileSyntax file, SharedUids shared)
    {
        var diagnostics = new FileDiagnostics(file.File);
        var items = new ItemBuilder(shared, diagnostics);
        var elements = new List<FileElement>(file.Things.Count + file.Items.Count);
        foreach (var thing in file.Things) elements.Add(Mark(ThingBuilder.Build(thing, diagnostics)));
        foreach (var item in file.Items) elements.Add(Mark(items.Build(item)));
        // What its reader reported has places, but names no elements; where there is any, none counts as clean.
        return new FileModel(file.File, file.Diagnostics.Count == 0 ? elements : [.. elements.Select(static each => each with { IsClean = false })], FileDiagnostics.InOrder(file.Diagnostics.Concat(diagnostics.All)))
        {
            IsUnreadable = file.IsUnreadable,
        };

        FileElement Mark(FileElement element) => element with { IsClean = !diagnostics.TakeReported() };
    }
}
