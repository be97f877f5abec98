namespace HomeBinding.Engine.Things;

/// <summary>A thing has come, changed its definition, or gone.</summary>
/// <param name="Thing">The thing.</param>
/// <param name="Now">Its definition; null if it is gone.</param>
/// <param name="Before">What its definition was; null if it is new.</param>
public sealed record ThingListChange(Thing Thing, ThingDefinition? Now, ThingDefinition? Before);
