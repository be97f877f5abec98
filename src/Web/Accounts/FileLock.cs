namespace HomeBinding.Web.Accounts;

/// <summary>Keeps other processes from changing a file meanwhile: a running host and a command of the same home may both want to.</summary>
internal static class FileLock
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits, in real time since it is another process that is waited for, until the file <c>path</c> is ours.</summary>
    /// <exception cref="IOException">Another process has it for too long, or it cannot be made.</exception>
    public static async Task<IDisposable> TakeAsync(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (TimeProvider.System.GetElapsedTime(start) < Patience)
            {
                await Task.Delay(Pause, TimeProvider.System).ConfigureAwait(false);
            }
        }
    }
}
