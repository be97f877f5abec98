namespace HomeBinding.Engine.Files;

/// <summary>Files that are there completely or not at all, also after a loss of power.</summary>
public static class AtomicFile
{
    /// <summary>Writes a text beside a file, lets it reach the disk, then puts it in the file's place, and lets that reach the disk too. The folder is made if need be.</summary>
    /// <param name="path">The file.</param>
    /// <param name="draft">Where the text is until it is complete, in the same folder; removed if something fails.</param>
    /// <param name="text">The text, written as UTF-8.</param>
    /// <param name="overwrite">False if a file that is there already is an error.</param>
    /// <param name="isPrivate">True if only the user that runs the host may read it (mode 0600); Windows protects it as its folder.</param>
    /// <exception cref="IOException">It cannot be written, or exists and must not be overwritten.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not writable.</exception>
    public static void Write(string path, string draft, string text, bool overwrite = true, bool isPrivate = false)
    {
        CreateFolder(Path.GetDirectoryName(path)!);
        try
        {
            // What lies there from a run that was killed may be readable for all.
            if (isPrivate) File.Delete(draft);
            using (var stream = new FileStream(draft, OptionsOf(isPrivate)))
            {
                using (var writer = new StreamWriter(stream, leaveOpen: true)) writer.Write(text);
                stream.Flush(flushToDisk: true);
            }
            File.Move(draft, path, overwrite);
            FolderFlush.Flush(Path.GetDirectoryName(Path.GetFullPath(path))!);
        }
        catch
        {
            TryDelete(draft);
            throw;
        }
    }

    private static void CreateFolder(string folder)
    {
        if (folder.Length == 0 || Directory.Exists(folder)) return;
        var parent = Path.GetDirectoryName(folder);
        if (parent is not null) CreateFolder(parent);
        Directory.CreateDirectory(folder);
        if (parent is { Length: > 0 }) FolderFlush.Flush(parent);
    }

    private static FileStreamOptions OptionsOf(bool isPrivate)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None };
        if (isPrivate && !OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What went wrong with the file itself is told already.
        }
    }
}
