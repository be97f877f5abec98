using System.Globalization;
using System.Text;
using HomeBinding.Plugins.Loading;

namespace HomeBinding.Plugins.Watching;

/// <summary>A binding's folder as it was when it was looked at.</summary>
/// <param name="Name">The folder's name.</param>
/// <param name="Folder">Its full path.</param>
/// <param name="Code">Sizes and times of what a binding is loaded from.</param>
/// <param name="Everything">Sizes and times of all files, for as long as some of them are still being copied.</param>
internal sealed record FolderState(string Name, string Folder, string Code, string Everything)
{
    /// <summary>Looks at the folders of all bindings; where two roots have a folder of the same name, the later root's counts.</summary>
    public static Dictionary<string, FolderState> Scan(IEnumerable<string> roots)
    {
        var found = new Dictionary<string, FolderState>(StringComparer.OrdinalIgnoreCase);
        foreach (var root in roots)
        {
            try
            {
                foreach (var folder in Directory.EnumerateDirectories(root).Order(StringComparer.Ordinal))
                    if (Path.GetFileName(folder) is var name && !name.StartsWith('.')) found[name] = Look(name, folder);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Not there, or gone meanwhile: the next look tells.
            }
        }
        return found;
    }

    private static FolderState Look(string name, string folder)
    {
        var code = new StringBuilder();
        var everything = new StringBuilder();
        try
        {
            foreach (var path in BindingFiles.FilesIn(folder).Order(StringComparer.Ordinal))
            {
                // A link tells nothing of the file behind it.
                var file = new FileInfo(path);
                if (file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target) file = target;
                if (!file.Exists) continue;
                var line = string.Create(CultureInfo.InvariantCulture, $"{path}|{file.Length}|{file.LastWriteTimeUtc.Ticks}|{file.CreationTimeUtc.Ticks}\n");
                everything.Append(line);
                if (IsCode(path)) code.Append(line);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It is being moved or deleted: what is left differs from what was, and the next look tells.
            everything.Append(exception.Message);
        }
        return new FolderState(name, folder, code.ToString(), everything.ToString());
    }

    // Settings or caches that a binding keeps beside its dll must not load it anew.
    private static bool IsCode(string path) =>
        BindingFiles.IsLibrary(path)
        || path.EndsWith(".deps.json", StringComparison.OrdinalIgnoreCase)
        || path.EndsWith(".dylib", StringComparison.OrdinalIgnoreCase)
        || Path.GetFileName(path).Contains(".so", StringComparison.Ordinal);
}
