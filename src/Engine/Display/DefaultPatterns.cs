using HomeBinding.Channels;
using HomeBinding.Engine.Items;

namespace HomeBinding.Engine.Display;

/// <summary>How states are shown where nobody says anything else (openHAB's rank -2).</summary>
public static class DefaultPatterns
{
    private static readonly StateDescription Quantity = new() { Pattern = "%.0f %unit%" };
    private static readonly StateDescription Number = new() { Pattern = "%.0f" };
    private static readonly StateDescription Text = new() { Pattern = "%s" };
    private static readonly StateDescription DateAndTime = new() { Pattern = "%1$tY-%1$tm-%1$td %1$tH:%1$tM:%1$tS" };

    /// <summary>The pattern of a type; null for the state's text.</summary>
    public static string? Of(ItemType type) => Describe(type)?.Pattern;

    /// <summary>The description of a type; null for none.</summary>
    public static StateDescription? Describe(ItemType type) =>
        type.Dimension is not null ? Quantity
        : type == ItemType.Number ? Number
        : type == ItemType.Text ? Text
        : type == ItemType.DateTime ? DateAndTime
        : null;
}
