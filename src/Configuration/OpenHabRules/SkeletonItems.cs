using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using HomeBinding.Engine.Items;
using HomeBinding.Values;

namespace HomeBinding.Configuration.OpenHabRules;

/// <summary>How a rule in C# speaks of the items of a home, and of their states.</summary>
internal sealed class SkeletonItems(IReadOnlyCollection<ItemDefinition> items, Func<string, string> memberName)
{
    private const int LongestKeyword = 10;

    private readonly Dictionary<string, ItemDefinition> _items = items.ToDictionary(static each => each.Name, StringComparer.Ordinal);
    private readonly ILookup<string, string> _members = items.SelectMany(static each => each.Groups.Select(group => (Group: group, each.Name))).ToLookup(static each => each.Group, static each => each.Name, StringComparer.Ordinal);

    public bool TryFind(string name, [NotNullWhen(true)] out ItemDefinition? item) => _items.TryGetValue(name, out item);

    /// <summary>The item as an expression; of a name that may be a keyword, with <c>@</c>.</summary>
    public string Member(string item)
    {
        var member = memberName(item);
        var mayBeKeyword = member.Length <= LongestKeyword + 1 && !member.AsSpan().TrimStart('@').ContainsAnyExceptInRange('a', 'z');
        return $"Items.{(mayBeKeyword ? member : member.TrimStart('@'))}";
    }

    /// <summary>The direct members of a group, as openHAB's triggers mean them.</summary>
    public IReadOnlyList<string> MembersOf(string group) => [.. _members[group]];

    /// <summary>The condition that a value of an item is a state; of NULL and UNDEF that it has none.</summary>
    /// <param name="value">The value, an expression of the item's type.</param>
    /// <param name="item">The item.</param>
    /// <param name="state">The state as openHAB writes it.</param>
    /// <param name="comparison">How to compare, in C#.</param>
    /// <returns>The condition; null if there is none of this kind.</returns>
    public string? Compare(string value, ItemDefinition item, string state, string comparison = "==")
    {
        var isEquality = comparison is "==" or "!=";
        if (state is "NULL" or "UNDEF") return isEquality ? $"{value} is {(comparison == "!=" ? "not " : "")}null" : null;
        if (Literal(item.Type, state) is { } literal) return literal.IsOrdered || isEquality ? Compare(value, item.Type, comparison, literal.Text) : null;
        if (_items.TryGetValue(state, out var other) && other.Type.Name == item.Type.Name) return isEquality || IsOrdered(item.Type) ? Compare(value, item.Type, comparison, $"{Member(state)}.State") : null;
        return isEquality ? $"$\"{{{value}}}\" {comparison} {Quote(state)}" : null;
    }

    // Quantities are in an order only where there are some.
    private static string Compare(string value, ItemType type, string comparison, string other) =>
        type.Dimension is null || comparison is "==" or "!=" ? $"{value} {comparison} {other}" : $"{value} is {{ }} left && {other} is {{ }} right && left {comparison} right";

    private static bool IsOrdered(ItemType type) => type.Dimension is not null || type == ItemType.Number || type == ItemType.Dimmer || type == ItemType.Rollershutter;

    private static (string Text, bool IsOrdered)? Literal(ItemType type, string state)
    {
        if (type == ItemType.Text) return (Quote(state), false);
        if (type == ItemType.Switch && state is "ON" or "OFF") return (state == "ON" ? "OnOff.On" : "OnOff.Off", false);
        if (type == ItemType.Contact && state is "OPEN" or "CLOSED") return (state == "OPEN" ? "OpenClosed.Open" : "OpenClosed.Closed", false);
        if (type.Dimension is { } dimension) return Quantity.TryParse(state, out var quantity) && quantity.Dimension == dimension ? ($"Quantity<{dimension.Name}>.Parse({Quote(state)})", true) : null;
        return IsOrdered(type) && decimal.TryParse(state, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? (number.ToString(CultureInfo.InvariantCulture) + "m", true)
            : null;
    }

    /// <summary>A text as C# writes it.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
            _ = c is '"' or '\\' ? quoted.Append('\\').Append(c)
                : char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029' ? quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}")
                : quoted.Append(c);
        return quoted.Append('"').ToString();
    }
}
