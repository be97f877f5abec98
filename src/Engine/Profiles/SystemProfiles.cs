using HomeBinding.Channels;
using HomeBinding.Engine.Profiles.BuiltIn;
using HomeBinding.Profiles;

namespace HomeBinding.Engine.Profiles;

/// <summary>The profiles that the host brings, and which one a link has that names none.</summary>
public static class SystemProfiles
{
    /// <summary>The profile of links that name none: everything passes as it is.</summary>
    public static ProfileTypeUid Default { get; } = ProfileTypeUid.Parse("system:default");

    /// <summary>The scope of the profiles that send values through a transformation.</summary>
    public const string TransformScope = "transform";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ProfileType> All { get; } =
    [
        new ProfileType<NoParameters>(Default.ToString(), static (_, _) => new MapProfile(static value => value, static command => command))
        {
            Label = "Default",
            Description = "Passes everything as it is.",
        },
        new ProfileType<NoParameters>("system:follow", static (_, _) => new FollowProfile())
        {
            Label = "Follow",
            Description = "States of the item become commands to the channel.",
            Inputs = ProfileInputs.ChannelCommands | ProfileInputs.ItemStates,
        },
        OffsetProfile.Type,
        HysteresisProfile.Type,
        RangeProfile.Type,
        .. TimestampProfiles.All,
        TriggerEventStringProfile.Type,
        .. ToggleProfiles.All,
        .. EventCommandProfile.All,
        RockerDimmerProfile.Type,
        ScaleProfile.Type,
        DebounceProfile.Type,
        ThrottleProfile.Type,
        DeadbandProfile.Type,
        MovingAverageProfile.Type,
        InvertProfile.Type,
    ];

    /// <summary>The profile of a link of a trigger channel that names none; null if its events have no meaning for the item.</summary>
    /// <param name="channelType">The channel's type, e.g. <c>system:rawbutton</c>, or null.</param>
    /// <param name="itemType">The item's type, e.g. <c>Switch</c>.</param>
    public static ProfileTypeUid? ForTrigger(string? channelType, string itemType) => (channelType, itemType) switch
    {
        ("system:rawbutton", "Switch") => ProfileTypeUid.Parse("rawbutton-toggle-switch"),
        ("system:rawbutton", "Player") => ProfileTypeUid.Parse("rawbutton-toggle-player"),
        ("system:rawbutton", "Rollershutter") => ProfileTypeUid.Parse("rawbutton-toggle-rollershutter"),
        ("system:rawrocker", "Dimmer") => ProfileTypeUid.Parse("rawrocker-to-dimmer"),
        ("system:rawrocker", "Player") => ProfileTypeUid.Parse("rawrocker-to-play-pause"),
        ("system:rawrocker", "Rollershutter") => ProfileTypeUid.Parse("rawrocker-to-up-down"),
        ("system:rawrocker", "Switch") => ProfileTypeUid.Parse("rawrocker-to-on-off"),
        (_, "String") => TriggerEventStringProfile.Type.Uid,
        _ => null,
    };

    /// <summary>The profiles of transformations, one for each.</summary>
    public static IReadOnlyList<ProfileType> OfTransformations(ITransformations transformations) => [.. transformations.Names.Select(each => TransformProfile.TypeOf(each, transformations))];

    /// <summary>What <see cref="ProfileType.ChannelTypes"/> says of a channel: its item type, or the type of a trigger channel.</summary>
    public static string? ChannelTypeOf(ChannelDefinition channel) => channel.Kind == ChannelKind.Trigger ? channel.TypeUid?.ToString() : channel.ItemType;
}
