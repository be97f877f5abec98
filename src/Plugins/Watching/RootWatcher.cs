using Microsoft.Extensions.Logging;

namespace HomeBinding.Plugins.Watching;

/// <summary>Says when something may have changed in a folder that may not exist yet. It may miss changes; who uses it looks from time to time anyway.</summary>
internal sealed partial class RootWatcher(string root, Action changed, ILogger logger) : IDisposable
{
    private FileSystemWatcher? _watcher;
    private bool _failed;

    /// <summary>Begins to watch the folder if it has appeared, and ends if it has gone.</summary>
    public void Renew()
    {
        var exists = Directory.Exists(root);
        if (Volatile.Read(ref _failed) || (!exists && _watcher is not null)) Dispose();
        if (!exists || _watcher is not null) return;
        try
        {
            _watcher = Watch();
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or UnauthorizedAccessException)
        {
            // No watches left, or a file system without them: looking from time to time does it too, only later.
            LogCannotWatch(logger, root, exception.Message);
        }
    }

    public void Dispose()
    {
        _watcher?.Dispose();
        _watcher = null;
        Volatile.Write(ref _failed, false);
    }

    private FileSystemWatcher Watch()
    {
        var watcher = new FileSystemWatcher(root)
        {
            IncludeSubdirectories = true,
            NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size | NotifyFilters.CreationTime,
        };
        watcher.Created += (_, _) => changed();
        watcher.Changed += (_, _) => changed();
        watcher.Deleted += (_, _) => changed();
        watcher.Renamed += (_, _) => changed();
        watcher.Error += (_, _) =>
        {
            Volatile.Write(ref _failed, true);
            changed();
        };
        watcher.EnableRaisingEvents = true;
        return watcher;
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Root} cannot be watched and is looked at from time to time: {Error}")]
    private static partial void LogCannotWatch(ILogger logger, string root, string error);
}
