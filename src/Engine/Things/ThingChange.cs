using HomeBinding.Things;

namespace HomeBinding.Engine.Things;

/// <summary>A change of things, which goes with a <see cref="ModelChange"/>.</summary>
public sealed record ThingChange
{
    /// <summary>Things that are new.</summary>
    public IReadOnlyCollection<ThingDefinition> Add { get; init; } = [];

    /// <summary>Things that are there, with another definition. Their handlers notice only what concerns them.</summary>
    public IReadOnlyCollection<ThingDefinition> Update { get; init; } = [];

    /// <summary>
    /// Things that go. Their handlers stop but do not clean up at the device: what a file does not say any more may be back in a moment. Whether they
    /// are disabled is not forgotten, for the same reason.
    /// </summary>
    public IReadOnlyCollection<ThingUid> Remove { get; init; } = [];

    /// <summary>True if nothing changes.</summary>
    public bool IsEmpty => Add.Count + Update.Count + Remove.Count == 0;
}
