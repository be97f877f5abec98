using HomeBinding.Things;

namespace HomeBinding.Engine.Things;

/// <summary>What a file says of a thing. Two that say the same are equal.</summary>
public sealed record ThingDefinition
{
    /// <summary>Its id. The type may be written by an alias.</summary>
    public required ThingUid Uid { get; init; }

    /// <summary>What to call it; null for its id.</summary>
    public string? Label { get; init; }

    /// <summary>Where it is.</summary>
    public string? Location { get; init; }

    /// <summary>
    /// Its bridge; null if it has none, or if the segments of its id between type and last one name it: <c>hue:lamp:hall:1</c> is behind the bridge
    /// <c>hue:bridge:hall</c>.
    /// </summary>
    public ThingUid? Bridge { get; init; }

    /// <summary>Its configuration values by parameter name.</summary>
    public IReadOnlyDictionary<string, object?> Configuration { get; init; } = new Dictionary<string, object?>();

    /// <summary>The channels that it has besides those of its type, where the type is extensible.</summary>
    public IReadOnlyList<ChannelDeclaration> Channels { get; init; } = [];

    /// <summary>True if the other says the same.</summary>
    public bool Equals(ThingDefinition? other) => other is not null && Label == other.Label && Location == other.Location && WorksAs(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Uid, Label);

    /// <summary>True if a handler would notice no difference: only label and location may differ.</summary>
    internal bool WorksAs(ThingDefinition other) =>
        WorksAsButConfiguration(other) && SameValues(Configuration, other.Configuration);

    /// <summary>True if only label, location and configuration may differ.</summary>
    internal bool WorksAsButConfiguration(ThingDefinition other) =>
        Uid == other.Uid && Bridge == other.Bridge && Channels.Count == other.Channels.Count && Channels.Zip(other.Channels).All(pair => Same(pair.First, pair.Second));

    private static bool Same(ChannelDeclaration left, ChannelDeclaration right) =>
        (left.Id, left.Type, left.Kind, left.ItemType?.Name, left.Label, left.Description) == (right.Id, right.Type, right.Kind, right.ItemType?.Name, right.Label, right.Description)
        && SameValues(left.Configuration, right.Configuration);

    private static bool SameValues(IReadOnlyDictionary<string, object?> left, IReadOnlyDictionary<string, object?> right) =>
        left.Count == right.Count && left.All(each => right.TryGetValue(each.Key, out var other) && SameValue(each.Value, other));

    private static bool SameValue(object? left, object? right) => left is IEnumerable<object?> list
        ? right is IEnumerable<object?> others && list.SequenceEqual(others, EqualityComparer<object?>.Create(SameValue, static _ => 0))
        : Equals(left, right);
}
