using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Engine.Files;

/// <summary>
/// Looks at files again a moment after something in their folders was written, however editors save: in bursts, by renaming, by moving whole folders. What
/// the system does not report is found from time to time. Runs on real time: it is the editor's, not the house's.
/// </summary>
/// <param name="root">The folder that holds the others; it is watched itself, but not what is below it.</param>
/// <param name="folders">The folders below it that are watched with all that is in them; they may come, go and be links.</param>
/// <param name="look">Looks at the files. It is never called twice at the same time; what it throws is logged.</param>
/// <param name="logger">For what cannot be watched.</param>
public sealed partial class FolderWatcher(string root, IReadOnlyCollection<string> folders, Func<Task> look, ILogger logger) : IAsyncDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Rescan = TimeSpan.FromSeconds(10);

    private readonly Channel<bool> _signals = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource _stopping = new();
    private readonly Dictionary<string, FileSystemWatcher> _watchers = new(StringComparer.Ordinal);
    private IReadOnlyCollection<string> _outside = [];
    private int _isStale;
    private Task _running = Task.CompletedTask;

    /// <summary>Begins.</summary>
    public void Start()
    {
        Renew();
        _running = Task.Run(RunAsync);
    }

    /// <summary>Looks soon, as if something had been written.</summary>
    public void Signal() => _signals.Writer.TryWrite(true);

    /// <summary>Watches these folders too, to which links lead; takes effect with the next look.</summary>
    public void Follow(IReadOnlyCollection<string> outside)
    {
        if (outside.ToHashSet().SetEquals(_outside)) return;
        _outside = outside;
        Volatile.Write(ref _isStale, 1);
        Signal();
    }

    /// <summary>Ends, after a look that goes on.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stopping.IsCancellationRequested) return;
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
        foreach (var watcher in _watchers.Values) watcher.Dispose();
        _stopping.Dispose();
    }

    private async Task RunAsync()
    {
        var rescan = TimeProvider.System.CreateTimer(_ => Signal(), null, Rescan, Rescan);
        try
        {
            while (true)
            {
                await _signals.Reader.ReadAsync(_stopping.Token).ConfigureAwait(false);
                await SettleAsync().ConfigureAwait(false);
                Renew();
                await LookAsync().ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
        }
        finally
        {
            await rescan.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task SettleAsync()
    {
        var began = TimeProvider.System.GetTimestamp();
        do await Task.Delay(Quiet, TimeProvider.System, _stopping.Token).ConfigureAwait(false);
        while (_signals.Reader.TryRead(out _) && TimeProvider.System.GetElapsedTime(began) < LongestWait);
    }

    private async Task LookAsync()
    {
        try
        {
            await look().ConfigureAwait(false);
        }
        catch (ObjectDisposedException)
        {
            // Whatever it looks for is stopping.
        }
        catch (Exception exception)
        {
            LogLookFailed(logger, exception, root);
        }
    }

    // A watch stays with the folder that it was made for, wherever that is moved: one that has another name now, or is another one under its name, is watched anew.
    private void Renew()
    {
        var wanted = new Dictionary<string, bool>(StringComparer.Ordinal) { [root] = false };
        foreach (var folder in folders) wanted[Resolve(Path.Combine(root, folder))] = true;
        foreach (var folder in _outside) _ = wanted.TryAdd(folder, false);
        var isStale = Interlocked.Exchange(ref _isStale, 0) == 1;
        foreach (var (path, watcher) in _watchers.ToArray())
        {
            if (!isStale && wanted.ContainsKey(path) && Directory.Exists(path)) continue;
            watcher.Dispose();
            _watchers.Remove(path);
        }
        foreach (var (path, recursive) in wanted)
            if (!_watchers.ContainsKey(path) && Directory.Exists(path)) Watch(path, recursive);
    }

    private void Watch(string path, bool recursive)
    {
        try
        {
            var watcher = new FileSystemWatcher(path)
            {
                IncludeSubdirectories = recursive,
                NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size | NotifyFilters.Attributes,
            };
            _watchers[path] = watcher;
            watcher.Changed += (_, _) => Signal();
            watcher.Created += (_, changed) => Notice(changed.FullPath);
            watcher.Deleted += (_, changed) => Notice(changed.FullPath);
            watcher.Renamed += (_, renamed) =>
            {
                Notice(renamed.OldFullPath);
                Notice(renamed.FullPath);
            };
            watcher.Error += (_, _) =>
            {
                Volatile.Write(ref _isStale, 1);
                Signal();
            };
            watcher.EnableRaisingEvents = true;
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or UnauthorizedAccessException)
        {
            // No watches left, or a file system without them: looking from time to time does it too, only later.
            LogCannotWatch(logger, path, exception.Message);
        }
    }

    private void Notice(string path)
    {
        if (Path.GetDirectoryName(path) == root && folders.Contains(Path.GetFileName(path))) Volatile.Write(ref _isStale, 1);
        Signal();
    }

    private static string Resolve(string folder)
    {
        try
        {
            return Directory.ResolveLinkTarget(folder, returnFinalTarget: true)?.FullName ?? folder;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return folder;
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Folder} cannot be watched and is looked at from time to time: {Error}")]
    private static partial void LogCannotWatch(ILogger logger, string folder, string error);

    [LoggerMessage(Level = LogLevel.Error, Message = "The files in {Folder} could not be looked at; they will be again")]
    private static partial void LogLookFailed(ILogger logger, Exception exception, string folder);
}
