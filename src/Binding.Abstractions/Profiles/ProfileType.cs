using HomeBinding.Configuration;

namespace HomeBinding.Profiles;

/// <summary>The declaration of a profile: what links it is for, its parameters, and what makes it (openHAB's ProfileType and ProfileFactory).</summary>
public abstract class ProfileType
{
    private protected ProfileType(ProfileTypeUid uid, ConfigDescription configuration)
    {
        Uid = uid;
        Configuration = configuration;
    }

    /// <summary>Its id, <c>scope:profile</c>; the scope of a binding's profiles is the binding's id.</summary>
    public ProfileTypeUid Uid { get; }

    /// <summary>What to call it in lists.</summary>
    public required string Label { get; init; }

    /// <summary>What it does.</summary>
    public string? Description { get; init; }

    /// <summary>Whether it is for channels with a state or for trigger channels.</summary>
    public ProfileKind Kind { get; init; }

    /// <summary>Which inputs it wants.</summary>
    public ProfileInputs Inputs
    {
        get => field != ProfileInputs.None ? field
            : Kind == ProfileKind.Trigger ? ProfileInputs.ChannelTriggers
            : ProfileInputs.ChannelStates | ProfileInputs.ChannelCommands | ProfileInputs.ItemCommands;
        init;
    }

    /// <summary>The item types that it can serve; <c>Number</c> stands for all dimensions. Empty for any.</summary>
    public IReadOnlyList<string> ItemTypes { get; init; } = [];

    /// <summary>The item types of the channels, or the types of the trigger channels, that it can serve; <c>Number</c> stands for all dimensions. Empty for any.</summary>
    public IReadOnlyList<string> ChannelTypes { get; init; } = [];

    /// <summary>True if what it gives the item is of another type than the channel's, so that item and channel need not fit each other.</summary>
    public bool Converts { get; init; }

    /// <summary>Its parameters.</summary>
    public ConfigDescription Configuration { get; }

    /// <summary>Checks parameter values.</summary>
    /// <param name="values">Values by parameter name.</param>
    /// <returns>Everything that is wrong; empty if a profile can be made of them.</returns>
    public abstract IReadOnlyList<ConfigError> Validate(IReadOnlyDictionary<string, object?> values);

    /// <summary>Makes the profile of one link.</summary>
    /// <exception cref="ArgumentException">The values do not pass <see cref="Validate"/>.</exception>
    public abstract Profile CreateProfile(ProfileContext context, IReadOnlyDictionary<string, object?> values);

    /// <summary>True if it can serve items of a type.</summary>
    /// <param name="itemType">The type as files write it, e.g. <c>Number:Power</c>.</param>
    public bool FitsItem(string itemType) => Fits(ItemTypes, itemType);

    /// <summary>True if it can serve channels of a type.</summary>
    /// <param name="channelType">The channel's item type, or the type of a trigger channel; null if it has none.</param>
    public bool FitsChannel(string? channelType) => Fits(ChannelTypes, channelType);

    private static bool Fits(IReadOnlyList<string> types, string? type) =>
        types.Count == 0 || types.Any(each => each == type || (each == "Number" && type?.StartsWith("Number:", StringComparison.Ordinal) == true));
}

/// <summary>A profile type with a configuration record of type <typeparamref name="TConfig"/>.</summary>
/// <typeparam name="TConfig">A record with a parameterless constructor, its properties described by <see cref="ConfigParameterAttribute"/>.</typeparam>
public sealed class ProfileType<TConfig> : ProfileType
    where TConfig : class
{
    private readonly Func<ProfileContext, TConfig, Profile> _create;

    /// <summary>Declares a profile type.</summary>
    /// <param name="uid">Its id, <c>scope:profile</c>.</param>
    /// <param name="create">Makes a profile from the link and the checked configuration.</param>
    public ProfileType(string uid, Func<ProfileContext, TConfig, Profile> create)
        : base(ProfileTypeUid.Parse(uid), ConfigDescription.Of<TConfig>()) => _create = create;

    /// <summary>An additional check of the whole configuration, after each parameter passed its own.</summary>
    public Func<TConfig, IEnumerable<ConfigError>>? ValidateConfiguration { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<ConfigError> Validate(IReadOnlyDictionary<string, object?> values) => Configuration.Validate(values, ValidateConfiguration);

    /// <inheritdoc/>
    public override Profile CreateProfile(ProfileContext context, IReadOnlyDictionary<string, object?> values) =>
        _create(context, Configuration.BindValid(values, ValidateConfiguration));
}
