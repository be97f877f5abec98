using HomeBinding.Channels;
using HomeBinding.Engine.Items;

namespace HomeBinding.Engine.Display;

/// <summary>
/// Puts together what several places say of a state, by openHAB's ranks: metadata (1), the item's format and its channel (0; the format goes first),
/// the type's default (-2). Each property comes from the first that says something of it.
/// </summary>
public static class StateDescriptionMerger
{
    private static readonly StateDescription Nothing = new();

    /// <summary>Merges descriptions.</summary>
    /// <param name="ranked">The descriptions, the most important first; null says nothing.</param>
    public static StateDescription Merge(params ReadOnlySpan<StateDescription?> ranked)
    {
        StateDescription? merged = null;
        foreach (var each in ranked)
        {
            // What only one speaks of, which is the case of most items, is that one.
            if (each is null) continue;
            merged = merged is null ? each : merged with
            {
                Pattern = merged.Pattern ?? each.Pattern,
                Minimum = merged.Minimum ?? each.Minimum,
                Maximum = merged.Maximum ?? each.Maximum,
                Step = merged.Step ?? each.Step,
                ReadOnly = merged.ReadOnly ?? each.ReadOnly,
                Options = merged.Options.Count > 0 ? merged.Options : each.Options,
            };
        }
        return merged ?? Nothing;
    }

    /// <summary>The whole description of an item's state.</summary>
    /// <param name="type">The item's type, which has a default pattern.</param>
    /// <param name="metadata">What the metadata says.</param>
    /// <param name="format">The item's format.</param>
    /// <param name="channel">What the channel says.</param>
    public static StateDescription Describe(ItemType type, StateDescription? metadata, string? format, StateDescription? channel) =>
        Merge(metadata, StateDescriptionFragment.FromFormat(format), channel, DefaultPatterns.Describe(type));
}
