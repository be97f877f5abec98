using HomeBinding.Configuration.Model;
using HomeBinding.Configuration.Secrets;
using HomeBinding.Configuration.Settings;

namespace HomeBinding.Configuration.Files;

/// <summary>
/// Finds the configuration files below <c>things</c> and <c>items</c>. Links are followed, also out of the folder, to files and folders of configuration
/// only; each file is read once, whichever ways lead to it.
/// </summary>
internal sealed class SourceFolder
{
    private const int DeepestFolder = 64;
    private const int MostFiles = 20_000;
    private const long MostBytes = 256 * 1024 * 1024;

    private static readonly string[] Folders = ["things", "items"];
    private static readonly string[] NoSources = [SecretsReader.FileName, SettingsReader.FileName];

    private readonly string _directory;
    private readonly string _root;
    private readonly List<Diagnostic> _diagnostics;
    private readonly Dictionary<string, string> _folders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);
    private readonly Queue<(string Kind, string Path, int Depth)> _links = [];
    private long _bytes;
    private bool _isFull;

    private SourceFolder(string directory, List<Diagnostic> diagnostics)
    {
        _directory = directory;
        _root = RealPath.Of(directory) ?? Path.GetFullPath(directory);
        _diagnostics = diagnostics;
    }

    /// <summary>The folders that hold the files.</summary>
    public static IReadOnlyList<string> Names => Folders;

    /// <summary>The files, in an order that does not depend on the file system.</summary>
    public static IReadOnlyList<SourceFile> Find(string directory, List<Diagnostic> diagnostics)
    {
        if (!Directory.Exists(directory))
        {
            diagnostics.Add(new Diagnostic(Severity.Error, DiagnosticCode.Unreadable, SourceSpan.OfFile(directory), "There is no such folder.", null));
            return [];
        }
        return new SourceFolder(directory, diagnostics).Find();
    }

    private IReadOnlyList<SourceFile> Find()
    {
        var folders = Folders.Where(each => Directory.Exists(Path.Combine(_directory, each))).ToArray();
        foreach (var folder in folders) VisitEntry(folder, folder, _root, new DirectoryInfo(Path.Combine(_directory, folder)), 1);
        // Files and folders at their own places come first: a link to one of them adds nothing.
        while (_links.TryDequeue(out var link)) Follow(link.Kind, link.Path, link.Depth);
        if (folders.Length == 0)
            Warning(_directory, "The folder contains neither 'things' nor 'items'.", "Things go into things/*.things or things/*.yaml, items into items/*.items or items/*.yaml.");
        return
        [
            .. _files.Select(static each => (File: new SourceFile(each.Value, each.Key), Segments: each.Value.Split('/')))
                .OrderBy(static each => Array.IndexOf(Folders, each.Segments[0]))
                .ThenBy(static each => each.Segments, SegmentComparer)
                .Select(static each => each.File),
        ];
    }

    private static Comparer<string[]> SegmentComparer { get; } = Comparer<string[]>.Create(static (left, right) =>
    {
        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
            if (string.CompareOrdinal(left[i], right[i]) is var order and not 0) return order;
        return left.Length - right.Length;
    });

    private void Visit(string kind, string folder, string real, int depth)
    {
        if (depth > DeepestFolder)
        {
            Error(DiagnosticCode.Limit, folder, $"Folders are nested more than {DeepestFolder} deep.", "Move it further up.");
            return;
        }
        if (!_folders.TryAdd(real, folder)) return;
        try
        {
            var entries = new DirectoryInfo(real).GetFileSystemInfos();
            Array.Sort(entries, static (left, right) => string.CompareOrdinal(left.Name, right.Name));
            foreach (var entry in entries)
                if (!entry.Name.StartsWith('.')) VisitEntry(kind, $"{folder}/{entry.Name}", real, entry, depth + 1);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Error(DiagnosticCode.Unreadable, folder, $"The folder cannot be read: {Printable.Escape(e.Message)}", null);
        }
    }

    private void VisitEntry(string kind, string path, string parent, FileSystemInfo entry, int depth)
    {
        if (entry.LinkTarget is not null) _links.Enqueue((kind, path, depth));
        else if (entry is DirectoryInfo) Visit(kind, path, Path.Combine(parent, entry.Name), depth);
        else if (IsRead(kind, path)) Add(path, Path.Combine(parent, entry.Name));
    }

    private void Follow(string kind, string path, int depth)
    {
        var full = Path.Combine(_directory, path);
        var isFolder = Directory.Exists(full);
        if (!isFolder && !IsRead(kind, path)) return;
        // What leads to nothing is a file that cannot be read, so that what it said before goes on.
        if (RealPath.Of(full) is not { } real)
            Add(path, full);
        else if (isFolder ? RealPath.IsWithin(_root, real) : NoSources.Contains(Path.GetFileName(real), StringComparer.Ordinal) || !IsSource(Path.GetExtension(real)))
            Error(DiagnosticCode.Unreadable, path, $"This link leads to {Printable.Quote(isFolder ? real : Path.GetFileName(real))}, which is no {(isFolder ? "folder" : "file")} of things and items; it is not followed.", "Delete it, or make it lead to the configuration itself.");
        else if ((isFolder ? _folders : _files).TryGetValue(real, out var other))
            Warning(path, $"This is a link to {Printable.Escape(other)}, which is read already.", "Delete it; it has no effect.");
        else if (isFolder)
            Visit(kind, path, real, depth);
        else
            Add(path, real);
    }

    private void Add(string path, string real)
    {
        if (_isFull) return;
        if (new FileInfo(real) is { Exists: true, Length: var length }) _bytes += length;
        _isFull = _files.Count >= MostFiles || _bytes > MostBytes;
        if (!_isFull) _files.Add(real, path);
        else Error(DiagnosticCode.Limit, path, _bytes > MostBytes ? $"The files are together larger than {MostBytes / 1024 / 1024} MiB, the most that is read." : $"There are more than {MostFiles} files, the most that are read.", "This file and those behind it are left out.");
    }

    private static bool IsSource(string extension) => extension.ToUpperInvariant() is ".YAML" or ".YML" or ".THINGS" or ".ITEMS";

    private bool IsRead(string kind, string path)
    {
        var extension = Path.GetExtension(path).ToUpperInvariant();
        if (extension is ".YAML" or ".YML" || string.Equals(extension, "." + kind, StringComparison.OrdinalIgnoreCase)) return true;
        if (extension is ".THINGS" or ".ITEMS")
            Warning(path, $"The folder '{kind}' reads *.{kind}, *.yaml and *.yml; this file is ignored.", $"Move it to the folder '{Path.GetExtension(path)[1..]}'.");
        return false;
    }

    private void Error(DiagnosticCode code, string path, string message, string? hint) => _diagnostics.Add(new Diagnostic(Severity.Error, code, SourceSpan.OfFile(path), message, hint));

    private void Warning(string path, string message, string hint) => _diagnostics.Add(new Diagnostic(Severity.Warning, DiagnosticCode.NotRead, SourceSpan.OfFile(path), message, hint));
}
