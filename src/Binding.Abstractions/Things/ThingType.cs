using System.Collections.ObjectModel;
using HomeBinding.Channels;
using HomeBinding.Configuration;

namespace HomeBinding.Things;

/// <summary>
/// The declaration of a kind of device: its configuration, its channels and what makes its handlers (openHAB's ThingType and ThingHandlerFactory).
/// </summary>
public abstract class ThingType
{
    private IReadOnlyList<ChannelDefinition> _channels = [];

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

    /// <summary>Its channels; those of <see cref="ChannelGroups"/> follow and need not be given here.</summary>
    /// <exception cref="ArgumentException">Two channels have the same id.</exception>
    public required IReadOnlyList<ChannelDefinition> Channels
    {
        get => _channels;
        init => _channels = Unique([.. value, .. ChannelGroups.SelectMany(each => each.Channels)], nameof(value));
    }

    /// <summary>Groups of channels, e.g. one for each phase; their channels are among <see cref="Channels"/>, as <c>group#channel</c>.</summary>
    /// <exception cref="ArgumentException">Two groups, or two channels, have the same id.</exception>
    public IReadOnlyList<ChannelGroupDefinition> ChannelGroups
    {
        get;
        init
        {
            var twice = value.GroupBy(each => each.Id).FirstOrDefault(group => group.Count() > 1);
            if (twice is not null) throw new ArgumentException($"Thing type {Uid} declares channel group '{twice.Key}' twice.", nameof(value));
            field = value;
            _channels = Unique([.. _channels, .. value.SelectMany(each => each.Channels)], nameof(value));
        }
    } = [];

    /// <summary>The kinds of channels that users may add to a thing of this type, each with a configuration of its own; empty for none.</summary>
    /// <exception cref="ArgumentException">Two have the same id.</exception>
    public IReadOnlyList<ChannelType> ExtensibleChannelTypes
    {
        get;
        init
        {
            var twice = value.GroupBy(each => each.Uid).FirstOrDefault(group => group.Count() > 1);
            if (twice is not null) throw new ArgumentException($"Thing type {Uid} declares channel type {twice.Key} twice.", nameof(value));
            field = value;
        }
    } = [];

    /// <summary>True if handlers add channels that are not declared here, so that a link to an unknown one may be right.</summary>
    public bool HasDynamicChannels { get; init; }

    /// <summary>True if there may be other things behind it.</summary>
    public bool IsBridge { get; init; }

    /// <summary>The types of the bridges that things of this type are behind; empty if they need none.</summary>
    public IReadOnlyList<ThingTypeUid> SupportedBridges { get; init; } = [];

    /// <summary>What is fixed about each device of this type, by name, e.g. its vendor; see <see cref="ThingProperties"/>.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>openHAB's semantic tag of the device, e.g. <c>EVSE</c>; null for none.</summary>
    public string? SemanticEquipmentTag { get; init; }

    /// <summary>False if things of this type come from a discovery only, so that lists for the user leave it out.</summary>
    public bool Listed { get; init; } = true;

    /// <summary>What things of this type can do besides taking commands.</summary>
    /// <exception cref="ArgumentException">Two have the same name.</exception>
    public IReadOnlyList<ThingAction> Actions
    {
        get;
        init
        {
            var twice = value.GroupBy(each => each.Name).FirstOrDefault(group => group.Count() > 1);
            if (twice is not null) throw new ArgumentException($"Thing type {Uid} declares the action '{twice.Key}' twice.", nameof(value));
            field = value;
        }
    } = [];

    /// <summary>Other ids under which files may name things of this type; both then mean the same thing.</summary>
    public IReadOnlyList<ThingTypeUid> Aliases { get; init; } = [];

    /// <summary>The property or configuration parameter that tells two devices of this type apart, e.g. <c>serialNumber</c>.</summary>
    public string? RepresentationProperty { get; init; }

    /// <summary>Checks configuration values.</summary>
    /// <param name="values">Values by parameter name.</param>
    /// <returns>Everything that is wrong; empty if a handler can start with them.</returns>
    public abstract IReadOnlyList<ConfigError> Validate(IReadOnlyDictionary<string, object?> values);

    /// <summary>Makes the configuration record of checked values.</summary>
    /// <exception cref="ArgumentException">The values do not pass <see cref="Validate"/>.</exception>
    public abstract object BindConfiguration(IReadOnlyDictionary<string, object?> values);

    /// <summary>Makes a handler for one thing. It is not started.</summary>
    /// <exception cref="ArgumentException">The values do not pass <see cref="Validate"/>.</exception>
    public abstract ThingHandler CreateHandler(IThingContext context, IReadOnlyDictionary<string, object?> values);

    private List<ChannelDefinition> Unique(List<ChannelDefinition> channels, string parameter)
    {
        var twice = channels.GroupBy(each => each.Id).FirstOrDefault(group => group.Count() > 1);
        return twice is null ? channels : throw new ArgumentException($"Thing type {Uid} declares channel '{twice.Key}' twice.", parameter);
    }
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
    public override IReadOnlyList<ConfigError> Validate(IReadOnlyDictionary<string, object?> values) => Configuration.Validate(values, ValidateConfiguration);

    /// <inheritdoc/>
    public override object BindConfiguration(IReadOnlyDictionary<string, object?> values) => Configuration.BindValid(values, ValidateConfiguration);

    /// <inheritdoc/>
    public override ThingHandler CreateHandler(IThingContext context, IReadOnlyDictionary<string, object?> values) =>
        _createHandler(context, Configuration.BindValid(values, ValidateConfiguration));
}
