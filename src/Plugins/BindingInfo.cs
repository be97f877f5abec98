using HomeBinding.Things;

namespace HomeBinding.Plugins;

/// <summary>What is known of a folder with a binding. It holds nothing of the binding itself.</summary>
/// <param name="Folder">The folder's full path.</param>
/// <param name="Name">The folder's name.</param>
/// <param name="Id">The binding's id; null before it could be loaded.</param>
/// <param name="DisplayName">What the binding calls itself.</param>
/// <param name="Version">The binding's version.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Error">What went wrong and what to do, or null.</param>
/// <param name="ThingTypes">The thing types it brings.</param>
public sealed record BindingInfo(
    string Folder,
    string Name,
    string? Id,
    string? DisplayName,
    string? Version,
    BindingState State,
    string? Error,
    IReadOnlyList<ThingTypeUid> ThingTypes);
