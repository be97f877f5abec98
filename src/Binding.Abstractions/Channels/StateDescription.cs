namespace HomeBinding.Channels;

/// <summary>What a state may be and how to show it (openHAB's StateDescription).</summary>
public sealed record StateDescription
{
    /// <summary>Smallest value, in the channel's unit; null for none.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>Largest value, in the channel's unit; null for none.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>Distance of two values that can be set, in the channel's unit; null for any.</summary>
    public decimal? Step { get; init; }

    /// <summary>How to print the state, e.g. <c>%.1f %unit%</c>; null for the item type's default.</summary>
    public string? Pattern { get; init; }

    /// <summary>True if it cannot be changed by commands, false if it can; null where nothing is said.</summary>
    public bool? ReadOnly { get; init; }

    /// <summary>The values there are, when they are few; empty for any.</summary>
    public IReadOnlyList<StateOption> Options { get; init; } = [];
}
