using System.Diagnostics.CodeAnalysis;

namespace HomeBinding.Transformations.Files;

/// <summary>The folder <c>transform/</c>: finds files in it and below it, and nowhere else.</summary>
public sealed class TransformFolder
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int LargestFile = 1024 * 1024;

    private readonly string _root;

    /// <summary>Takes a folder; it need not exist yet.</summary>
    /// <param name="path">The folder.</param>
    public TransformFolder(string path) => _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));

    /// <summary>How errors name a file, e.g. <c>transform/window.map</c>.</summary>
    internal string Display(string name) => $"{Path.GetFileName(_root)}/{name}";

    /// <summary>Finds a file by its name within the folder; links are followed as long as they stay in it.</summary>
    internal bool TryFind(string name, string extension, [NotNullWhen(true)] out FileInfo? file, [NotNullWhen(false)] out string? error)
    {
        file = null;
        error = null;
        name = name.Trim();
        if (name.Length == 0 || Path.IsPathRooted(name) || name.Contains('\\', StringComparison.Ordinal) || name.Contains('\0', StringComparison.Ordinal) || name.Split('/').Contains(".."))
            error = $"'{name}' is not a file in {Path.GetFileName(_root)}/. Write its name, e.g. window{extension}.";
        else if (!name.EndsWith(extension, StringComparison.Ordinal))
            error = $"'{name}' does not end in {extension}.";
        if (error is not null) return false;
        try
        {
            var found = new FileInfo(Path.Combine(_root, name));
            if (!found.Exists) error = $"There is no file {Display(name)}.";
            else if (!StaysInside(found)) error = $"{Display(name)} leads out of {Path.GetFileName(_root)}/; put the file itself there.";
            else if (Target(found).Length > LargestFile) error = $"{Display(name)} is larger than {LargestFile / 1024} KB.";
            else file = Target(found);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            error = $"{Display(name)} cannot be read: {exception.Message}";
        }
        return file is not null;
    }

    private static FileInfo Target(FileInfo file) => file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;

    private bool StaysInside(FileInfo file)
    {
        if (!IsInside(Target(file).FullName)) return false;
        for (var folder = file.Directory; folder is not null && folder.FullName.Length > _root.Length; folder = folder.Parent)
            if (folder.ResolveLinkTarget(returnFinalTarget: true) is { } target && !IsInside(target.FullName)) return false;
        return true;
    }

    // The folder itself may be a link, and so may be what leads to it.
    private bool IsInside(string path) =>
        path.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
        || (Directory.ResolveLinkTarget(_root, returnFinalTarget: true) is { } real && path.StartsWith(real.FullName + Path.DirectorySeparatorChar, StringComparison.Ordinal));
}
