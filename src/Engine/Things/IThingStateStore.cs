using System.Collections.Concurrent;
using HomeBinding.Things;

namespace HomeBinding.Engine.Things;

/// <summary>Where the host keeps what users decide about things and no file says: which are disabled.</summary>
public interface IThingStateStore
{
    /// <summary>True if the user disabled the thing. Called often; answers from memory.</summary>
    bool IsDisabled(ThingUid thing);

    /// <summary>Keeps the decision.</summary>
    /// <exception cref="IOException">It could not be kept; nothing has changed then.</exception>
    Task SetDisabledAsync(ThingUid thing, bool disabled);
}

/// <summary>Keeps what users decide about things until the process ends.</summary>
public sealed class MemoryThingStateStore : IThingStateStore
{
    private readonly ConcurrentDictionary<ThingUid, bool> _disabled = new();

    /// <inheritdoc/>
    public bool IsDisabled(ThingUid thing) => _disabled.ContainsKey(thing);

    /// <inheritdoc/>
    public Task SetDisabledAsync(ThingUid thing, bool disabled)
    {
        if (disabled) _disabled[thing] = true;
        else _disabled.TryRemove(thing, out _);
        return Task.CompletedTask;
    }
}
