using HomeBinding.Plugins.Watching;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Plugins;

/// <summary>Following what happens in the folders while everything runs.</summary>
public sealed partial class BindingManager
{
    private async Task WatchAsync(CancellationToken stopping)
    {
        var watchers = _roots.Select(root => new RootWatcher(root, Look, _logger)).ToArray();
        var rescan = _time.CreateTimer(_ => Look(), null, TimeSpan.Zero, _options.RescanInterval);
        try
        {
            while (true)
            {
                await _look.Reader.ReadAsync(stopping).ConfigureAwait(false);
                do
                {
                    foreach (var watcher in watchers) watcher.Renew();
                    await LookNowAsync().ConfigureAwait(false);
                    await Task.Delay(_options.QuietTime / 3, _time, stopping).ConfigureAwait(false);
                }
                while (_settling.IsBusy);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
        finally
        {
            await rescan.DisposeAsync().ConfigureAwait(false);
            foreach (var watcher in watchers) watcher.Dispose();
        }
    }

    private void Look() => _look.Writer.TryWrite(true);

    private async Task LookNowAsync()
    {
        await _changes.WaitAsync().ConfigureAwait(false);
        try
        {
            var known = _slots.ToDictionary(each => each.Key, each => each.Value.Known, StringComparer.OrdinalIgnoreCase);
            var changes = _settling.Observe(Scan(), known);
            foreach (var change in changes.Where(each => each.Found is null)) await RemoveAsync(change.Name).ConfigureAwait(false);
            foreach (var change in changes)
                if (change.Found is { } found) await TakeAsync(found).ConfigureAwait(false);
            if (changes.Count > 0) _engine.Things.ReportMissing();
        }
        catch (Exception exception)
        {
            LogLookFailed(_logger, exception);
        }
        finally
        {
            _changes.Release();
        }
    }

    private async Task TakeAsync(FolderState found)
    {
        if (_slots.GetValueOrDefault(found.Name) is { Handle: { } running } slot)
        {
            await ReplaceAsync(slot, running, found).ConfigureAwait(false);
            return;
        }
        var added = AddSlot(found);
        await AddAsync(added, await TryLoadAsync(found).ConfigureAwait(false)).ConfigureAwait(false);
    }

    /// <summary>Loads the new version beside the one that runs, and only then changes over.</summary>
    private async Task ReplaceAsync(Slot slot, PluginHandle running, FolderState found)
    {
        slot.Known = found;
        var (handle, error) = await TryLoadAsync(found).ConfigureAwait(false);
        if (handle is not null && TwinOf(slot, handle) is { } twin)
        {
            Unload(handle, null);
            error = twin;
            slot.IsInConflict = true;
        }
        if (error is null) error = await ChangeOverAsync(slot, running, handle!).ConfigureAwait(false);
        slot.Error = error is null ? null : $"The new version was not loaded; version {running.Version} goes on. {error}";
        if (error is null) slot.IsInConflict = false;
        else LogKept(_logger, running.DisplayName, running.Version);
        Report(slot, BindingState.Loaded);
        if (slot.Handle!.Id != running.Id) RetryConflicts();
    }

    private async Task<string?> ChangeOverAsync(Slot slot, PluginHandle running, PluginHandle handle)
    {
        // Items keep their states while their things change over, unless the new version does not know the things any more.
        var undefine = running.Id != handle.Id || running.ThingTypeUids.Except(handle.ThingTypeUids).Any();
        Report(slot, BindingState.Unloading);
        await RemoveFromEngineAsync(running, undefine).ConfigureAwait(false);
        Report(slot, BindingState.Loading);
        if (await TryRegisterAsync(slot, handle).ConfigureAwait(false) is { } error)
        {
            Unload(handle, null);
            await AddToEngineAsync(running).ConfigureAwait(false);
            return error;
        }
        slot.Handle = handle;
        LogReplaced(_logger, handle.DisplayName, running.Version, handle.Version, handle.Folder);
        Unload(running, null);
        return null;
    }

    private async Task RemoveAsync(string name)
    {
        if (!_slots.TryGetValue(name, out var slot)) return;
        if (slot.Handle is { } handle)
        {
            slot.Error = null;
            Report(slot, BindingState.Unloading);
            await RemoveFromEngineAsync(handle, undefine: true).ConfigureAwait(false);
            LogRemoved(_logger, handle.DisplayName, handle.Version);
            _slots.Remove(name);
            Unload(handle, slot.ToInfo());
        }
        else
        {
            _slots.Remove(name);
            Forget(slot.ToInfo());
        }
        RetryConflicts();
    }

    /// <summary>Unloads what the engine has let go of. Nobody waits for it.</summary>
    /// <param name="handle">What to unload.</param>
    /// <param name="removed">The entry to be dropped with it; null if its folder has another one by now.</param>
    private void Unload(PluginHandle handle, BindingInfo? removed) => _ = Task.Run(async () =>
    {
        if (await handle.UnloadAsync().ConfigureAwait(false))
        {
            if (removed is not null) Forget(removed);
            return;
        }
        Interlocked.Increment(ref _notCollected);
        LogNotCollected(_logger, handle.DisplayName, handle.Version);
        // Unless the folder has come back meanwhile.
        if (removed is null || !_infos.TryGetValue(removed.Name, out var current) || current != removed) return;
        Report(removed with { State = BindingState.UnloadError, Error = "Something of it still runs or is held, so that it stays in memory until the host is restarted. Tell its author." });
    });

    private void Forget(BindingInfo removed)
    {
        if (_infos.TryGetValue(removed.Name, out var current) && current.State is not (BindingState.Loading or BindingState.Loaded) && _infos.TryRemove(KeyValuePair.Create(removed.Name, current)))
            Raise(removed with { State = BindingState.Unloaded });
    }

    private void RetryConflicts()
    {
        foreach (var slot in _slots.Values.Where(each => each.IsInConflict)) slot.Known = slot.Known with { Code = "" };
        Look();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Replaced the binding {Name} {Old} by {New} from {Folder}")]
    private static partial void LogReplaced(ILogger logger, string name, string old, string @new, string folder);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The binding {Name} {Version} goes on, since its new version could not be loaded")]
    private static partial void LogKept(ILogger logger, string name, string version);

    [LoggerMessage(Level = LogLevel.Information, Message = "The folder of the binding {Name} {Version} was removed; its things have stopped")]
    private static partial void LogRemoved(ILogger logger, string name, string version);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The binding {Name} {Version} was unloaded but is still in memory: something of it runs on or is held. It costs memory until the host is restarted; tell its author")]
    private static partial void LogNotCollected(ILogger logger, string name, string version);

    [LoggerMessage(Level = LogLevel.Error, Message = "The folders of the bindings could not be looked at; they will be again")]
    private static partial void LogLookFailed(ILogger logger, Exception exception);
}
