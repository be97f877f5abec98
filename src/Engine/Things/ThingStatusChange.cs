using HomeBinding.Things;

namespace HomeBinding.Engine.Things;

/// <summary>A thing's status changed.</summary>
/// <param name="Thing">The thing.</param>
/// <param name="Time">When.</param>
/// <param name="Old">What it was.</param>
/// <param name="New">What it is.</param>
public sealed record ThingStatusChange(Thing Thing, DateTimeOffset Time, ThingStatusInfo Old, ThingStatusInfo New);
