using System.Collections.Concurrent;
using System.Threading.Channels;
using HomeBinding.Engine;
using HomeBinding.Engine.Things;
using HomeBinding.Plugins.Loading;
using HomeBinding.Plugins.Watching;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Plugins;

/// <summary>
/// Keeps the engine's bindings as the folders are: one folder for each binding, <c>&lt;root&gt;/&lt;Name&gt;/&lt;Name&gt;.dll</c>. Folders may be added,
/// replaced and deleted while everything runs. A folder that cannot be loaded is an entry with an error, never a failure of the host; if a good
/// version of it runs, that one goes on.
/// </summary>
public sealed partial class BindingManager : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly HomeEngine _engine;
    private readonly string[] _roots;
    private readonly TimeProvider _time;
    private readonly BindingManagerOptions _options;
    private readonly ILogger _logger;
    private readonly BindingLoader _loader;
    private readonly Settling _settling;
    private readonly SemaphoreSlim _changes = new(1);
    private readonly Dictionary<string, Slot> _slots = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, BindingInfo> _infos = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _hidden = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Channel<bool> _look = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private Task _watching = Task.CompletedTask;
    private int _notCollected;
    private bool _disposed;

    /// <summary>Makes a manager.</summary>
    /// <param name="engine">Gets the bindings.</param>
    /// <param name="roots">Folders with one folder for each binding; they need not exist. Where two have a folder of the same name, the later root's counts.</param>
    /// <param name="loggers">Makes the loggers of the manager and the bindings.</param>
    /// <param name="time">The only clock.</param>
    /// <param name="options">Times; null for the defaults.</param>
    public BindingManager(HomeEngine engine, IReadOnlyList<string> roots, ILoggerFactory loggers, TimeProvider time, BindingManagerOptions? options = null)
    {
        _engine = engine;
        _roots = [.. roots.Select(Path.GetFullPath)];
        _time = time;
        _options = options ?? new BindingManagerOptions();
        _logger = loggers.CreateLogger("HomeBinding.Plugins");
        _loader = new BindingLoader(loggers, time, _options.LoadLimit);
        _settling = new Settling(_options.QuietTime, time);
    }

    /// <summary>Gets told of the bindings that come and go; null for nobody. Set before the first is loaded.</summary>
    public IBindingListener? Listener { get; init; }

    /// <summary>Called with each change of an entry, on a thread of the manager. What it throws is logged.</summary>
    public event Action<BindingInfo>? Changed;

    /// <summary>The folders, those with errors included, by name.</summary>
    public IReadOnlyList<BindingInfo> Bindings => [.. _infos.Values.OrderBy(each => each.Name, StringComparer.OrdinalIgnoreCase)];

    /// <summary>Bindings that were unloaded and are still in memory. Each takes some two megabytes until the host is restarted.</summary>
    public int UnloadedNotCollected => Volatile.Read(ref _notCollected);

    /// <summary>
    /// Loads what is there now and hands it to the engine, then lets the engine say of the other things which binding they miss. A binding that
    /// cannot be loaded is an entry with an error.
    /// </summary>
    public async Task LoadAllAsync(CancellationToken ct)
    {
        await _changes.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            var slots = Scan().Values.OrderBy(each => each.Name, StringComparer.Ordinal).Select(AddSlot).ToArray();
            var loading = slots.Select(each => (Slot: each, Task: TryLoadAsync(each.Known))).ToArray();
            var slow = new List<(Slot Slot, Task<LoadResult> Task)>();
            foreach (var each in loading)
            {
                // In the order of their names, so that of two with the same id it is always the same one that wins; but one that hangs holds up no other.
                if (await IsDoneSoonAsync(each.Task, ct).ConfigureAwait(false)) await AddAsync(each.Slot, await each.Task.ConfigureAwait(false)).ConfigureAwait(false);
                else slow.Add(each);
            }
            foreach (var each in slow) await AddAsync(each.Slot, await each.Task.WaitAsync(ct).ConfigureAwait(false)).ConfigureAwait(false);
            _engine.Things.ReportMissing();
        }
        finally
        {
            _changes.Release();
        }
    }

    /// <summary>Begins to follow what happens in the folders.</summary>
    public void StartWatching() => _watching = Task.Run(() => WatchAsync(_stopping.Token));

    /// <summary>Ends watching and lets all bindings go.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed) return;
        _disposed = true;
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _watching.ConfigureAwait(false);
        await _changes.WaitAsync().ConfigureAwait(false);
        foreach (var handle in _slots.Values.Select(each => each.Handle).OfType<PluginHandle>())
        {
            await RemoveFromEngineAsync(handle, undefine: false).ConfigureAwait(false);
            // Whether it leaves the memory does not matter any more.
            await handle.ReleaseAsync().ConfigureAwait(false);
        }
        _slots.Clear();
        _loader.Dispose();
        _stopping.Dispose();
    }

    private Dictionary<string, FolderState> Scan()
    {
        var found = FolderState.Scan(_roots);
        for (var i = 0; i < _roots.Length - 1; i++)
        {
            foreach (var (name, state) in found)
            {
                var hidden = Path.Combine(_roots[i], name);
                if (state.Folder != hidden && Directory.Exists(hidden))
                {
                    if (_hidden.Add(hidden)) LogHidden(_logger, state.Folder, hidden);
                }
                else
                {
                    _hidden.Remove(hidden);
                }
            }
        }
        return found;
    }

    private Slot AddSlot(FolderState found)
    {
        var slot = _slots[found.Name] = new Slot(found);
        Report(slot, BindingState.Loading);
        return slot;
    }

    private async Task<bool> IsDoneSoonAsync(Task task, CancellationToken ct)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var done = await Task.WhenAny(task, Task.Delay(Patience, _time, enough.Token)).ConfigureAwait(false) == task;
        await enough.CancelAsync().ConfigureAwait(false);
        ct.ThrowIfCancellationRequested();
        return done;
    }

    private async Task<LoadResult> TryLoadAsync(FolderState found)
    {
        try
        {
            return new LoadResult(await _loader.LoadAsync(found.Folder).ConfigureAwait(false), null);
        }
        catch (BindingLoadException exception)
        {
            LogLoadFailed(_logger, found.Folder, exception.Message);
            if (exception.Detail is { } detail) LogDetail(_logger, found.Name, detail);
            return new LoadResult(null, exception.Message);
        }
        catch (Exception exception)
        {
            LogLoadFailed(_logger, found.Folder, exception.ToString());
            return new LoadResult(null, exception.Message);
        }
    }

    /// <summary>Hands a binding that was loaded to the engine, where none of its folder runs.</summary>
    private async Task AddAsync(Slot slot, LoadResult loaded)
    {
        var error = loaded.Error;
        slot.IsInConflict = false;
        if (loaded.Handle is { } handle)
        {
            error = await TryRegisterAsync(slot, handle).ConfigureAwait(false);
            if (error is null)
            {
                slot.Handle = handle;
                LogLoaded(_logger, handle.DisplayName, handle.Version, handle.Folder);
            }
            else
            {
                slot.IsInConflict = true;
                Unload(handle, null);
            }
        }
        slot.Error = error;
        Report(slot, error is null ? BindingState.Loaded : BindingState.LoadError);
    }

    private async Task<string?> TryRegisterAsync(Slot slot, PluginHandle handle)
    {
        if (TwinOf(slot, handle) is { } error) return error;
        try
        {
            await AddToEngineAsync(handle).ConfigureAwait(false);
            return null;
        }
        catch (ArgumentException exception)
        {
            LogLoadFailed(_logger, handle.Folder, exception.Message);
            return exception.Message;
        }
    }

    private async Task AddToEngineAsync(PluginHandle handle)
    {
        await _engine.Things.AddBindingAsync(handle.ToLoadedBinding()).ConfigureAwait(false);
        if (Listener is not null) await TellAsync(Listener.AddedAsync(handle.ToLoadedBinding())).ConfigureAwait(false);
    }

    private async Task RemoveFromEngineAsync(PluginHandle handle, bool undefine)
    {
        if (Listener is not null) await TellAsync(Listener.RemovingAsync(handle.Id)).ConfigureAwait(false);
        await _engine.Things.RemoveBindingAsync(handle.Id, undefine).ConfigureAwait(false);
    }

    private async Task TellAsync(Task listener)
    {
        try
        {
            await listener.ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            LogObserverFailed(_logger, exception);
        }
    }

    private string? TwinOf(Slot slot, PluginHandle handle)
    {
        var twin = _slots.Values.FirstOrDefault(each => each != slot && each.Handle?.Id == handle.Id);
        if (twin is null) return null;
        var error = $"The binding '{handle.Id}' in {handle.Folder} is loaded from {twin.Handle!.Folder} already. Delete one of the two folders.";
        LogLoadFailed(_logger, handle.Folder, error);
        return error;
    }

    private void Report(Slot slot, BindingState state)
    {
        slot.State = state;
        Report(slot.ToInfo());
    }

    private void Report(BindingInfo info)
    {
        _infos[info.Name] = info;
        Raise(info);
    }

    private void Raise(BindingInfo info)
    {
        try
        {
            Changed?.Invoke(info);
        }
        catch (Exception exception)
        {
            LogObserverFailed(_logger, exception);
        }
    }

    private sealed record LoadResult(PluginHandle? Handle, string? Error);

    [LoggerMessage(Level = LogLevel.Information, Message = "Loaded the binding {Name} {Version} from {Folder}")]
    private static partial void LogLoaded(ILogger logger, string name, string version, string folder);

    [LoggerMessage(Level = LogLevel.Error, Message = "The binding in {Folder} was not loaded: {Error}")]
    private static partial void LogLoadFailed(ILogger logger, string folder, string error);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Name}: {Detail}")]
    private static partial void LogDetail(ILogger logger, string name, string detail);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Folder} is used instead of {Hidden}")]
    private static partial void LogHidden(ILogger logger, string folder, string hidden);

    [LoggerMessage(Level = LogLevel.Error, Message = "An observer of the bindings threw")]
    private static partial void LogObserverFailed(ILogger logger, Exception exception);
}
