namespace HomeBinding.Engine.Files;

/// <summary>
/// A file that the host keeps, with the versions before it beside it (<c>.1</c> the newest). A version is there completely or not at all, also after a loss of
/// power; one that cannot be read, because somebody else damaged it, is put aside and the newest that can be takes its place.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="generations">Versions that are kept besides the present one.</param>
public sealed class GenerationFile(string path, int generations = 3)
{
    /// <summary>The file.</summary>
    public string Path { get; } = path;

    /// <summary>Replaces it.</summary>
    /// <exception cref="IOException">It cannot be written; what was there still is.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not writable.</exception>
    public void Write(string text)
    {
        for (var i = generations; i > 1; i--)
            if (File.Exists(Generation(i - 1))) File.Move(Generation(i - 1), Generation(i), overwrite: true);
        // A copy: at no moment is there no present version.
        if (generations > 0 && File.Exists(Path)) File.Copy(Path, Generation(1), overwrite: true);
        AtomicFile.Write(Path, Path + ".new", text);
    }

    /// <summary>Reads it, or the newest version that can be read.</summary>
    /// <param name="read">Makes something of the text; throws <see cref="FormatException"/> if that cannot be.</param>
    /// <param name="damaged">Told of each version that could not be read, with the reason.</param>
    /// <returns>Null if there is no version that can be read.</returns>
    public T? Read<T>(Func<string, T> read, Action<string, string> damaged)
        where T : class
    {
        for (var i = 0; i <= generations; i++)
        {
            var version = i == 0 ? Path : Generation(i);
            try
            {
                if (File.Exists(version)) return read(File.ReadAllText(version));
            }
            catch (FormatException exception)
            {
                damaged(version, exception.Message);
                if (i == 0) PutAside();
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                damaged(version, exception.Message);
            }
        }
        return null;
    }

    // The next write would copy it over the last good one.
    private void PutAside()
    {
        try
        {
            File.Move(Path, Path + ".unreadable", overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It stays, and is overwritten by the next change.
        }
    }

    private string Generation(int number) => $"{Path}.{number}";
}
