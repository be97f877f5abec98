using HomeBinding.Things;

namespace HomeBinding.Rules;

/// <summary>A thing's status changed.</summary>
/// <param name="Thing">The thing's id.</param>
/// <param name="Old">What it was.</param>
/// <param name="New">What it is.</param>
/// <param name="Time">When.</param>
public sealed record ThingStatusUpdate(ThingUid Thing, ThingStatusInfo Old, ThingStatusInfo New, DateTimeOffset Time);
