using HomeBinding.Channels;

namespace HomeBinding.Engine.Things;

/// <summary>A handler changed how the states of a channel are described (openHAB's ChannelDescriptionChangedEvent).</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Field">What of it changed.</param>
/// <param name="Description">What it is now; null for none.</param>
public sealed record ChannelDescriptionChange(ChannelUid Channel, ChannelDescriptionField Field, StateDescription? Description);
