using HomeBinding.Things;

namespace HomeBinding.Engine.Things;

/// <summary>What a file says of a thing.</summary>
public sealed record ThingDefinition
{
    /// <summary>Its id. The type may be written by an alias.</summary>
    public required ThingUid Uid { get; init; }

    /// <summary>What to call it; null for its id.</summary>
    public string? Label { get; init; }

    /// <summary>Where it is.</summary>
    public string? Location { get; init; }

    /// <summary>Its configuration values by parameter name.</summary>
    public IReadOnlyDictionary<string, object?> Configuration { get; init; } = new Dictionary<string, object?>();
}
