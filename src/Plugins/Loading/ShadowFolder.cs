namespace HomeBinding.Plugins.Loading;

/// <summary>
/// Copies of the folders that bindings were loaded from, so that what a binding loads later is still there, unchanged, when its folder is
/// replaced; a native library that is mapped must not change at all. Lives in the temporary folder, for this host only.
/// </summary>
internal sealed class ShadowFolder : IDisposable
{
    private const string Prefix = "homebinding-";
    private static readonly TimeSpan Young = TimeSpan.FromMinutes(1);

    private readonly string _root;
    private readonly FileStream _lock;
    private int _count;

    public ShadowFolder()
    {
        DeleteLeftOvers();
        _root = Directory.CreateTempSubdirectory(Prefix).FullName;
        _lock = new FileStream(LockFile(_root), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
    }

    /// <summary>Copies the files of a binding; the copy is the caller's to delete.</summary>
    public BindingFiles Copy(BindingFiles files)
    {
        var target = Path.Combine(_root, $"{Interlocked.Increment(ref _count)}", files.Name);
        Directory.CreateDirectory(target);
        foreach (var source in BindingFiles.FilesIn(files.Folder))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(files.Folder, source));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(source, copy);
        }
        return files with { Folder = target };
    }

    /// <summary>Deletes a copy. Where a native library of it is still in use, the next start of a host deletes it.</summary>
    public static void Delete(BindingFiles copy) => TryDelete(Path.GetDirectoryName(copy.Folder)!);

    public void Dispose()
    {
        _lock.Dispose();
        TryDelete(_root);
    }

    private static string LockFile(string root) => Path.Combine(root, "lock");

    // A host that was killed leaves its folder behind, but not the lock on it. One that starts at this moment may not have it yet.
    private static void DeleteLeftOvers()
    {
        var old = TimeProvider.System.GetUtcNow().UtcDateTime - Young;
        foreach (var folder in Directory.EnumerateDirectories(Path.GetTempPath(), Prefix + "*"))
        {
            try
            {
                if (Directory.GetLastWriteTimeUtc(folder) > old) continue;
                new FileStream(LockFile(folder), FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
                TryDelete(folder);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // In use by another host, or not ours.
            }
        }
    }

    private static void TryDelete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The next start tries again.
        }
    }
}
