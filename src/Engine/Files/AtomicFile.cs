namespace HomeBinding.Engine.Files;

/// <summary>Files that are there completely or not at all, also after a loss of power.</summary>
public static class AtomicFile
{
    /// <summary>Writes a text beside a file, lets it reach the disk, then puts it in the file's place. The folder is made if need be.</summary>
    /// <param name="path">The file.</param>
    /// <param name="draft">Where the text is until it is complete, in the same folder; removed if something fails.</param>
    /// <param name="text">The text, written as UTF-8.</param>
    /// <param name="overwrite">False if a file that is there already is an error.</param>
    /// <exception cref="IOException">It cannot be written, or exists and must not be overwritten.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not writable.</exception>
    public static void Write(string path, string draft, string text, bool overwrite = true)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            using (var stream = new FileStream(draft, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                using (var writer = new StreamWriter(stream, leaveOpen: true)) writer.Write(text);
                stream.Flush(flushToDisk: true);
            }
            File.Move(draft, path, overwrite);
        }
        catch
        {
            TryDelete(draft);
            throw;
        }
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
