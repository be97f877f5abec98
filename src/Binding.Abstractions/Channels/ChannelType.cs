using HomeBinding.Configuration;

namespace HomeBinding.Channels;

/// <summary>
/// A kind of channel that users may add to a thing of an extensible type, as often as they like and each with a configuration of its own (openHAB's
/// channel type in <c>extensible</c>).
/// </summary>
public abstract class ChannelType
{
    private protected ChannelType(ChannelTypeUid uid, ConfigDescription configuration)
    {
        Uid = uid;
        Configuration = configuration;
    }

    /// <summary>Its id, <c>binding:type</c>.</summary>
    public ChannelTypeUid Uid { get; }

    /// <summary>What to call it in lists.</summary>
    public required string Label { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>Its configuration parameters.</summary>
    public ConfigDescription Configuration { get; }

    /// <summary>Makes the declaration of one channel.</summary>
    /// <param name="id">The channel's id within its thing.</param>
    /// <param name="values">Its configuration values by parameter name.</param>
    /// <param name="errors">Everything that is wrong with the values; empty if the result is not null.</param>
    /// <returns>The declaration, with <see cref="ChannelDefinition.TypeUid"/> and <see cref="ChannelDefinition.Configuration"/> set; null if anything is wrong.</returns>
    public abstract ChannelDefinition? Create(string id, IReadOnlyDictionary<string, object?> values, out IReadOnlyList<ConfigError> errors);
}

/// <summary>A channel type with a configuration record of type <typeparamref name="TConfig"/>.</summary>
/// <typeparam name="TConfig">A record with a parameterless constructor, its properties described by <see cref="ConfigParameterAttribute"/>.</typeparam>
public sealed class ChannelType<TConfig> : ChannelType
    where TConfig : class
{
    private readonly Func<string, TConfig, ChannelDefinition> _create;

    /// <summary>Declares a channel type.</summary>
    /// <param name="uid">Its id, <c>binding:type</c>.</param>
    /// <param name="create">Makes a declaration from the channel's id and its checked configuration.</param>
    public ChannelType(string uid, Func<string, TConfig, ChannelDefinition> create)
        : base(ChannelTypeUid.Parse(uid), ConfigDescription.Of<TConfig>()) => _create = create;

    /// <summary>An additional check of the whole configuration, after each parameter passed its own.</summary>
    public Func<TConfig, IEnumerable<ConfigError>>? ValidateConfiguration { get; init; }

    /// <inheritdoc/>
    public override ChannelDefinition? Create(string id, IReadOnlyDictionary<string, object?> values, out IReadOnlyList<ConfigError> errors) =>
        Configuration.Bind(values, ValidateConfiguration, out errors) is { } config
            ? _create(id, config) with { TypeUid = Uid, Configuration = Configuration.Normalize(values) }
            : null;
}
