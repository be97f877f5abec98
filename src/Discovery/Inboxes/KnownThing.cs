using HomeBinding.Things;

namespace HomeBinding.Discovery.Inboxes;

/// <summary>A thing that there is.</summary>
/// <param name="Uid">Its id.</param>
/// <param name="Configuration">What its file says.</param>
/// <param name="Properties">What its handler reported of the device.</param>
public sealed record KnownThing(ThingUid Uid, IReadOnlyDictionary<string, object?> Configuration, IReadOnlyDictionary<string, string> Properties);
