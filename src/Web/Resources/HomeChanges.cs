using HomeBinding.Configuration.Live;
using HomeBinding.Configuration.Managed;
using HomeBinding.Engine;
using HomeBinding.Engine.Things;

namespace HomeBinding.Web.Resources;

/// <summary>Changes what is made over the API, one change after the other. What a file declares is only read here.</summary>
internal sealed class HomeChanges(HomeParts home)
{
    public HomeEngine Engine => home.Engine;

    /// <summary>What is in force of the API.</summary>
    public ManagedIndex Managed => home.Model?.Managed ?? ManagedIndex.Empty;

    /// <summary>All that was made over the API.</summary>
    public ManagedSet Made => home.Model?.Made ?? ManagedSet.Empty;

    /// <summary>Makes a change; completes when it is on the disk and in force.</summary>
    /// <exception cref="ManagedChangeException">It was not made.</exception>
    public Task<ModelUpdate> ApplyAsync(Func<ManagedSet, ManagedSet> change) =>
        home.Model is { } model ? model.ChangeAsync(change) : throw new ManagedChangeException(ManagedChangeProblem.Unavailable, "This home has nothing that could be changed over the API.");

    /// <summary>The item with a name as it was made over the API.</summary>
    /// <exception cref="ManagedChangeException">There is none, or it comes from a file.</exception>
    public ManagedItem RequireItem(ManagedSet set, string name)
    {
        if (Engine.FindItem(name) is not null) RequireEditableItem(name);
        return set.Items.GetValueOrDefault(name) ?? throw Missing($"Item {name} does not exist.");
    }

    /// <summary>Sees to it that an item, if it is there, was made over the API.</summary>
    /// <exception cref="ManagedChangeException">It comes from a file.</exception>
    public void RequireEditableItem(string name)
    {
        if (Engine.FindItem(name) is not null && !Managed.HasItem(name)) throw new ManagedChangeException(ManagedChangeProblem.ReadOnly, $"Item {name} comes from a file. Change it there.");
    }

    /// <summary>A thing as it was made over the API.</summary>
    /// <exception cref="ManagedChangeException">It comes from a file.</exception>
    public ManagedThing RequireThing(ManagedSet set, Thing thing) =>
        Managed.HasThing(thing.Uid) && set.Things.TryGetValue(thing.Uid, out var made)
            ? made
            : throw new ManagedChangeException(ManagedChangeProblem.Conflict, $"Thing {thing.Uid} comes from a file. Change it there.");

    /// <summary>What is said where something is not there.</summary>
    public static ManagedChangeException Missing(string message) => new(ManagedChangeProblem.Missing, message);
}
