using HomeBinding.Channels;
using HomeBinding.Configuration;

namespace HomeBinding.Things;

/// <summary>
/// The declaration of a kind of device: its configuration, its channels and what makes its handlers (openHAB's ThingType and ThingHandlerFactory).
/// </summary>
public abstract class ThingType
{
    private protected ThingType(ThingTypeUid uid, ConfigDescription configuration)
    {
        Uid = uid;
        Configuration = configuration;
    }

    /// <summary>Its id, <c>binding:type</c>.</summary>
    public ThingTypeUid Uid { get; }

    /// <summary>What to call it in lists.</summary>
    public required string Label { get; init; }

    /// <summary>What it is.</summary>
    public string? Description { get; init; }

    /// <summary>openHAB's category, which picks an icon.</summary>
    public string? Category { get; init; }

    /// <summary>Its configuration parameters.</summary>
    public ConfigDescription Configuration { get; }

    /// <summary>Its channels.</summary>
    /// <exception cref="ArgumentException">Two channels have the same id.</exception>
    public required IReadOnlyList<ChannelDefinition> Channels
    {
        get;
        init
        {
            var twice = value.GroupBy(each => each.Id).FirstOrDefault(group => group.Count() > 1);
            if (twice is not null) throw new ArgumentException($"Thing type {Uid} declares channel '{twice.Key}' twice.", nameof(value));
            field = value;
        }
    }

    /// <summary>Other ids under which files may name things of this type; both then mean the same thing.</summary>
    public IReadOnlyList<ThingTypeUid> Aliases { get; init; } = [];

    /// <summary>The property or configuration parameter that tells two devices of this type apart, e.g. <c>serialNumber</c>.</summary>
    public string? RepresentationProperty { get; init; }

    /// <summary>Checks configuration values.</summary>
    /// <param name="values">Values by parameter name.</param>
    /// <returns>Everything that is wrong; empty if a handler can start with them.</returns>
    public abstract IReadOnlyList<ConfigError> Validate(IReadOnlyDictionary<string, object?> values);

    /// <summary>Makes a handler for one thing. It is not started.</summary>
    /// <exception cref="ArgumentException">The values do not pass <see cref="Validate"/>.</exception>
    public abstract ThingHandler CreateHandler(IThingContext context, IReadOnlyDictionary<string, object?> values);
}

/// <summary>A thing type with a configuration record of type <typeparamref name="TConfig"/>.</summary>
/// <typeparam name="TConfig">A record with a parameterless constructor, its properties described by <see cref="ConfigParameterAttribute"/>.</typeparam>
public sealed class ThingType<TConfig> : ThingType
    where TConfig : class
{
    private readonly Func<IThingContext, TConfig, ThingHandler> _createHandler;

    /// <summary>Declares a thing type.</summary>
    /// <param name="uid">Its id, <c>binding:type</c>.</param>
    /// <param name="createHandler">Makes a handler from the context and the checked configuration. Called anew for each start.</param>
    public ThingType(string uid, Func<IThingContext, TConfig, ThingHandler> createHandler)
        : base(ThingTypeUid.Parse(uid), ConfigDescription.Of<TConfig>()) => _createHandler = createHandler;

    /// <summary>An additional check of the whole configuration, after each parameter passed its own.</summary>
    public Func<TConfig, IEnumerable<ConfigError>>? ValidateConfiguration { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<ConfigError> Validate(IReadOnlyDictionary<string, object?> values)
    {
        _ = Bind(values, out var errors);
        return errors;
    }

    /// <inheritdoc/>
    public override ThingHandler CreateHandler(IThingContext context, IReadOnlyDictionary<string, object?> values)
    {
        var config = Bind(values, out var errors);
        return config is null
            ? throw new ArgumentException(string.Join(' ', errors.Select(each => each.Message)), nameof(values))
            : _createHandler(context, config);
    }

    private TConfig? Bind(IReadOnlyDictionary<string, object?> values, out IReadOnlyList<ConfigError> errors)
    {
        var config = Configuration.Bind<TConfig>(values, out errors);
        if (config is null || ValidateConfiguration is null) return config;
        errors = [.. ValidateConfiguration(config)];
        return errors.Count == 0 ? config : null;
    }
}
