using HomeBinding.Plugins.Watching;
using HomeBinding.Things;

namespace HomeBinding.Plugins;

/// <summary>What the manager knows of one folder name: how the folder was when it was last dealt with, and what runs.</summary>
internal sealed class Slot(FolderState known)
{
    public FolderState Known { get; set; } = known;

    /// <summary>The binding that runs; null if none could be loaded.</summary>
    public PluginHandle? Handle { get; set; }

    public BindingState State { get; set; } = BindingState.Loading;

    public string? Error { get; set; }

    /// <summary>True if another folder's binding stands in the way, so that it may work once that one is gone.</summary>
    public bool IsInConflict { get; set; }

    public BindingInfo ToInfo() => new(
        Known.Folder,
        Known.Name,
        Handle?.Id,
        Handle?.DisplayName,
        Handle?.Version,
        State,
        Error,
        Handle?.ThingTypeUids ?? (IReadOnlyList<ThingTypeUid>)[]);
}
