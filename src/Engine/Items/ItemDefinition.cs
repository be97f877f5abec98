using HomeBinding.Units;

namespace HomeBinding.Engine.Items;

/// <summary>What a file says of an item.</summary>
public sealed record ItemDefinition
{
    /// <summary>Its name, <c>[a-zA-Z_][a-zA-Z0-9_]*</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its type.</summary>
    public required ItemType Type { get; init; }

    /// <summary>What to call it in lists.</summary>
    public string? Label { get; init; }

    /// <summary>The icon's name.</summary>
    public string? Icon { get; init; }

    /// <summary>The unit that its states are kept in; null for the default of its dimension.</summary>
    public Unit? Unit { get; init; }

    /// <summary>How to print its state; null for the default.</summary>
    public string? Format { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>True if a text is a valid item name.</summary>
    public static bool IsName(string? name) =>
        name is { Length: > 0 }
        && (char.IsAsciiLetter(name[0]) || name[0] == '_')
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
