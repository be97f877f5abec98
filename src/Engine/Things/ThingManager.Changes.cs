using System.Collections.Concurrent;
using HomeBinding.Things;

namespace HomeBinding.Engine.Things;

// Changes of things, items and links together.
public sealed partial class ThingManager
{
    // Those that have been removed and still stop, under their canonical ids.
    private readonly ConcurrentDictionary<ThingUid, Task> _leaving = new();

    /// <summary>
    /// Changes things, items and links in one step of the event loop: nobody sees some of it without the rest. Completes then; no device is waited for.
    /// The handlers follow, those of removed things before those of things that come in their place.
    /// </summary>
    /// <exception cref="ArgumentException">The change does not fit what is there, or a definition contradicts itself; the message has all of it. Nothing was changed.</exception>
    public async Task<AppliedChange> ApplyAsync(ModelChange model, ThingChange things)
    {
        Thing[] added, removed, updated;
        await _changes.WaitAsync().ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            removed = [.. things.Remove.Select(Require).Distinct()];
            var declared = things.Update.Select(each => (Thing: Require(each.Uid), Definition: each)).ToArray();
            updated = [.. declared.Select(static each => each.Thing)];
            RequireFree(things.Add, removed);
            added = [.. things.Add.Select(each => new Thing(each, _engine))];
            await _engine.ApplyAsync(model, () =>
            {
                foreach (var thing in removed) TryRemove(thing);
                foreach (var (thing, definition) in declared) Declare(thing, definition);
                foreach (var thing in added)
                {
                    _things[thing.Uid] = thing;
                    Tell(thing, thing.Definition, null);
                }
            }).ConfigureAwait(false);
        }
        finally
        {
            _changes.Release();
        }
        var settled = SettleAsync(added, updated, removed.Length == 0 ? Task.CompletedTask : LeaveAsync(removed));
        InBackground(settled);
        return new AppliedChange(SettledAsync(settled));
    }

    private bool TryRemove(Thing thing)
    {
        if (!_things.TryRemove(KeyValuePair.Create(thing.Uid, thing))) return false;
        Tell(thing, null, thing.Definition);
        return true;
    }

    private void Declare(Thing thing, ThingDefinition definition)
    {
        var before = thing.Definition;
        thing.Declare(definition with { Uid = thing.Uid });
        if (thing.Definition is var now && now != before) Tell(thing, now, before);
    }

    private void Tell(Thing thing, ThingDefinition? now, ThingDefinition? before)
    {
        if (!_lists.IsEmpty) _lists.Tell(new ThingListChange(thing, now, before));
    }

    private void RequireFree(IEnumerable<ThingDefinition> definitions, IReadOnlyCollection<Thing> removed)
    {
        var added = new HashSet<ThingUid>();
        foreach (var definition in definitions)
            if ((Find(definition.Uid) is { } twin && !removed.Contains(twin)) || !added.Add(Canonical(definition.Uid)))
                throw new ArgumentException($"There is a thing {definition.Uid} already.", nameof(definitions));
    }

    private async Task SettleAsync(Thing[] added, Thing[] updated, Task left)
    {
        var followed = Task.WhenAll(updated.Select(static each => each.FollowAsync()));
        // What comes in its place may be the same device under another id, which takes one client at a time.
        await left.ConfigureAwait(false);
        await Task.WhenAll(added.Select(StartAsync)).ConfigureAwait(false);
        await followed.ConfigureAwait(false);
    }

    private async Task StartAsync(Thing thing)
    {
        if (_leaving.TryGetValue(Canonical(thing.Uid), out var left)) await left.ConfigureAwait(false);
        await thing.StartAsync().ConfigureAwait(false);
    }

    private Task LeaveAsync(Thing[] removed)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        // A binding that goes meanwhile takes its aliases with it.
        var uids = removed.Select(each => Canonical(each.Uid)).ToArray();
        Task? left = null;
        left = DropAndForgetAsync();
        foreach (var uid in uids) _leaving[uid] = left;
        started.SetResult();
        return left;

        async Task DropAndForgetAsync()
        {
            await started.Task.ConfigureAwait(false);
            await GuardAsync(DropAsync(removed)).ConfigureAwait(false);
            foreach (var uid in uids) _leaving.TryRemove(KeyValuePair.Create(uid, left!));
        }
    }

    // What works behind a bridge stops before the bridge does.
    private async Task DropAsync(Thing[] removed)
    {
        for (var left = removed; left.Length > 0;)
        {
            var bridges = left.Select(static each => each.Bridge).ToHashSet();
            var outermost = left.Where(each => !bridges.Contains(each)).ToArray();
            if (outermost.Length == 0) outermost = left;
            await Task.WhenAll(outermost.Select(DropAsync)).ConfigureAwait(false);
            left = [.. left.Except(outermost)];
        }
    }

    private async Task DropAsync(Thing thing)
    {
        var ran = thing.IsRunning;
        await thing.RemoveAsync(force: true).ConfigureAwait(false);
        if (!ran && Find(thing.Uid) is null) await UndefineAsync(thing).ConfigureAwait(false);
        RestartChildrenOf(thing);
    }

    // What waited for it now waits for a bridge that is not there.
    private void RestartChildrenOf(Thing removed)
    {
        foreach (var child in _things.Values)
            if (child.Status == BridgeSearch.WaitingFor(removed)) InBackground(child.StartAsync());
    }

    private async Task SettledAsync(Task settled)
    {
        await GuardAsync(settled).ConfigureAwait(false);
        await IdleAsync().ConfigureAwait(false);
    }
}
