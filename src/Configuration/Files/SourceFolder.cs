using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Files;

/// <summary>Finds the configuration files below <c>things</c> and <c>items</c>.</summary>
internal static class SourceFolder
{
    private const int DeepestFolder = 64;

    private static readonly string[] Folders = ["things", "items"];

    /// <summary>The files, relative to the folder, in an order that does not depend on the file system.</summary>
    public static IReadOnlyList<string> Find(string directory, List<Diagnostic> diagnostics)
    {
        if (!Directory.Exists(directory))
        {
            diagnostics.Add(new Diagnostic(Severity.Error, SourceSpan.OfFile(directory), "There is no such folder.", null));
            return [];
        }
        var files = new List<string>();
        var folders = Folders.Where(each => Directory.Exists(Path.Combine(directory, each))).ToArray();
        foreach (var folder in folders) Visit(directory, folder, folder, 1, files, diagnostics);
        if (folders.Length == 0)
            diagnostics.Add(new Diagnostic(Severity.Warning, SourceSpan.OfFile(directory), "The folder contains neither 'things' nor 'items'.", "Things go into things/*.things or things/*.yaml, items into items/*.items or items/*.yaml."));
        return files;
    }

    private static void Visit(string root, string kind, string folder, int depth, List<string> files, List<Diagnostic> diagnostics)
    {
        try
        {
            var entries = new DirectoryInfo(Path.Combine(root, folder)).GetFileSystemInfos();
            Array.Sort(entries, static (left, right) => string.CompareOrdinal(left.Name, right.Name));
            foreach (var entry in entries)
            {
                if (entry.Name.StartsWith('.')) continue;
                var path = $"{folder}/{entry.Name}";
                if (entry is DirectoryInfo) VisitFolder(root, kind, path, entry, depth, files, diagnostics);
                else if (IsRead(kind, path, diagnostics)) files.Add(path);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(new Diagnostic(Severity.Error, SourceSpan.OfFile(folder), $"The folder cannot be read: {Printable.Escape(e.Message)}", null));
        }
    }

    private static void VisitFolder(string root, string kind, string path, FileSystemInfo entry, int depth, List<string> files, List<Diagnostic> diagnostics)
    {
        if (entry.LinkTarget is not null)
            diagnostics.Add(new Diagnostic(Severity.Warning, SourceSpan.OfFile(path), "This is a link to a folder; it is not followed.", null));
        else if (depth >= DeepestFolder)
            diagnostics.Add(new Diagnostic(Severity.Error, SourceSpan.OfFile(path), $"Folders are nested more than {DeepestFolder} deep.", null));
        else
            Visit(root, kind, path, depth + 1, files, diagnostics);
    }

    private static bool IsRead(string kind, string path, List<Diagnostic> diagnostics)
    {
        var extension = Path.GetExtension(path).ToUpperInvariant();
        if (extension is ".YAML" or ".YML" || string.Equals(extension, "." + kind, StringComparison.OrdinalIgnoreCase)) return true;
        if (extension is ".THINGS" or ".ITEMS")
            diagnostics.Add(new Diagnostic(Severity.Warning, SourceSpan.OfFile(path), $"The folder '{kind}' reads *.{kind}, *.yaml and *.yml; this file is ignored.", $"Move it to the folder '{Path.GetExtension(path)[1..]}'."));
        return false;
    }
}
