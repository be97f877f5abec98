namespace HomeBinding.Configuration.Live;

/// <summary>Whether a file may have been written to, without reading it.</summary>
/// <param name="Target">Where it is, behind links.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Written">When it was written.</param>
internal readonly record struct FileStamp(string Target, long Length, DateTime Written)
{
    /// <summary>The stamp of a file, whose path is without links; default where there is no such file any more, or none that can be looked at.</summary>
    public static FileStamp Of(string path)
    {
        try
        {
            var file = new FileInfo(path);
            return new FileStamp(path, file.Length, file.LastWriteTimeUtc);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return default;
        }
    }

    /// <summary>True if it was written so shortly before that a second write could bear the same time.</summary>
    public bool IsFresh(DateTime now) => now - Written < TimeSpan.FromSeconds(2);
}
