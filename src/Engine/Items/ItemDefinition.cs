using System.Collections.ObjectModel;
using HomeBinding.Engine.Groups;
using HomeBinding.Engine.Metadata;
using HomeBinding.Units;

namespace HomeBinding.Engine.Items;

/// <summary>What a file says of an item. Two that say the same are equal.</summary>
public sealed record ItemDefinition
{
    /// <summary>Its name, <c>[a-zA-Z_][a-zA-Z0-9_]*</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its type; of a group, <see cref="GroupDefinition.Type"/>.</summary>
    public required ItemType Type { get; init; }

    /// <summary>What to call it in lists.</summary>
    public string? Label { get; init; }

    /// <summary>The icon's name.</summary>
    public string? Icon { get; init; }

    /// <summary>The unit that its states are kept in; null for that of the metadata <c>unit</c>, or else the default of its dimension.</summary>
    public Unit? Unit { get; init; }

    /// <summary>How to print its state; null for the default.</summary>
    public string? Format { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The names of the groups it is a member of. A name that no group has at the moment has no effect until one has it.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Set if it is a group itself.</summary>
    public GroupDefinition? Group { get; init; }

    /// <summary>What the namespaces say of it; <see cref="MetadataNamespaces"/> has those that the host reads.</summary>
    public IReadOnlyDictionary<string, ItemMetadata> Metadata { get; init; } = ReadOnlyDictionary<string, ItemMetadata>.Empty;

    /// <summary>True if a text is a valid item name.</summary>
    public static bool IsName(string? name) =>
        name is { Length: > 0 }
        && (char.IsAsciiLetter(name[0]) || name[0] == '_')
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    /// <summary>True if the other says the same.</summary>
    public bool Equals(ItemDefinition? other) =>
        ReferenceEquals(this, other) || (other is not null
        && Name == other.Name
        && Type.Name == other.Type.Name
        && Label == other.Label
        && Icon == other.Icon
        && Unit == other.Unit
        && Format == other.Format
        && ContentComparer.Same(Tags, other.Tags)
        && ContentComparer.Same(Groups, other.Groups)
        && Group?.BaseType?.Name == other.Group?.BaseType?.Name
        && Group?.Function == other.Group?.Function
        && Group is null == other.Group is null
        && ContentComparer.Same(Metadata, other.Metadata));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Type.Name, Label);
}
