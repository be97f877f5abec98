using HomeBinding.Engine.Items;

namespace HomeBinding.Engine.Display;

/// <summary>How states are shown where nobody says anything else (openHAB's rank -2).</summary>
public static class DefaultPatterns
{
    private const string DateAndTime = "%1$tY-%1$tm-%1$td %1$tH:%1$tM:%1$tS";

    /// <summary>The pattern of a type; null for the state's text.</summary>
    public static string? Of(ItemType type) =>
        type.Dimension is not null ? "%.0f %unit%"
        : type == ItemType.Number ? "%.0f"
        : type == ItemType.Text ? "%s"
        : type == ItemType.DateTime ? DateAndTime
        : null;
}
