using HomeBinding.Channels;

namespace HomeBinding.Engine.Links;

/// <summary>A trigger channel told of an event (openHAB's ChannelTriggeredEvent).</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Event">The event, e.g. <c>SHORT_PRESSED</c>; empty if the device says no more.</param>
public sealed record TriggeredChannel(ChannelUid Channel, string Event);
