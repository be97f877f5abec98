namespace HomeBinding.Plugins.Watching;

/// <summary>A folder that differs from what was loaded from it, and has not changed for a while.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Found">How it is now; null if it is gone.</param>
internal sealed record FolderChange(string Name, FolderState? Found);

/// <summary>
/// Waits until folders are completely copied: a change is passed on once nothing in the folder has changed for the quiet time. A folder that never
/// rests, since something writes a log into it, is passed on when its code has rested ten times as long.
/// </summary>
internal sealed class Settling(TimeSpan quietTime, TimeProvider time)
{
    private const int Patience = 10;
    private readonly Dictionary<string, Watched> _watched = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>True while something has changed and has not rested long enough.</summary>
    public bool IsBusy => _watched.Count > 0;

    /// <summary>Takes in how the folders are now.</summary>
    /// <param name="found">How they are now.</param>
    /// <param name="known">How those were that have been dealt with.</param>
    /// <returns>What has changed and rested.</returns>
    public List<FolderChange> Observe(Dictionary<string, FolderState> found, IReadOnlyDictionary<string, FolderState> known)
    {
        var changes = new List<FolderChange>();
        var now = time.GetTimestamp();
        foreach (var name in found.Keys.Union(known.Keys, StringComparer.OrdinalIgnoreCase).ToArray())
        {
            var current = found.GetValueOrDefault(name);
            var dealtWith = known.GetValueOrDefault(name);
            if (current?.Folder == dealtWith?.Folder && current?.Code == dealtWith?.Code)
            {
                _watched.Remove(name);
                continue;
            }
            var since = Since(name, current, now);
            if (time.GetElapsedTime(since.Everything, now) < quietTime && time.GetElapsedTime(since.Code, now) < quietTime * Patience) continue;
            _watched.Remove(name);
            changes.Add(new FolderChange(name, current));
        }
        foreach (var forgotten in _watched.Keys.Where(each => !found.ContainsKey(each) && !known.ContainsKey(each)).ToArray()) _watched.Remove(forgotten);
        return changes;
    }

    private Watched Since(string name, FolderState? current, long now)
    {
        var before = _watched.GetValueOrDefault(name);
        var sameCode = before is not null && before.State?.Folder == current?.Folder && before.State?.Code == current?.Code;
        var same = sameCode && before!.State?.Everything == current?.Everything;
        return _watched[name] = new Watched(current, sameCode ? before!.Code : now, same ? before!.Everything : now);
    }

    private sealed record Watched(FolderState? State, long Code, long Everything);
}
