using HomeBinding.Channels;
using HomeBinding.Profiles;

namespace HomeBinding.Engine.Profiles;

/// <summary>Whether a profile can serve an item and a channel.</summary>
public static class ProfileFit
{
    /// <summary>Why a profile cannot serve a link, in a sentence; null if it can.</summary>
    public static string? WhyNot(ProfileType type, ChannelDefinition channel, string itemName, string itemType)
    {
        var channelType = SystemProfiles.ChannelTypeOf(channel);
        if (channel.Kind == ChannelKind.Trigger && (type.Inputs & ProfileInputs.ChannelTriggers) == 0)
            return $"The profile {type.Uid} is for channels with a state, but '{channel.Id}' is a trigger channel.";
        if (channel.Kind == ChannelKind.State && type.Kind == ProfileKind.Trigger)
            return $"The profile {type.Uid} is for trigger channels, but '{channel.Id}' has a state.";
        if (!type.FitsItem(itemType))
            return $"The profile {type.Uid} serves items of type {string.Join(", ", type.ItemTypes)}, but {itemName} is of type {itemType}.";
        return type.FitsChannel(channelType)
            ? null
            : $"The profile {type.Uid} serves channels of type {string.Join(", ", type.ChannelTypes)}, but '{channel.Id}' is of type {channelType ?? "none"}.";
    }
}
