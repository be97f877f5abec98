using HomeBinding.Engine.Items;

namespace HomeBinding.Engine.Metadata;

/// <summary>What one namespace says of an item: a value, and settings by name.</summary>
/// <param name="Value">The value; empty where only the settings matter.</param>
/// <param name="Config">The settings.</param>
public sealed record ItemMetadata(string Value, IReadOnlyDictionary<string, object?> Config)
{
    private static readonly IReadOnlyDictionary<string, object?> NoConfig = new Dictionary<string, object?>();

    /// <summary>A value without settings.</summary>
    public ItemMetadata(string value)
        : this(value, NoConfig)
    {
    }

    /// <summary>Equal values and equal settings.</summary>
    public bool Equals(ItemMetadata? other) => other is not null && Value == other.Value && ContentComparer.Same(Config, other.Config);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Value, Config.Count);
}
