using HomeBinding.Channels;

namespace HomeBinding.Rules;

/// <summary>A trigger channel told of an event, e.g. that a button was pressed.</summary>
/// <param name="Channel">The channel's id, as the rule names it.</param>
/// <param name="Event">The event, e.g. <c>SHORT_PRESSED</c>.</param>
/// <param name="Time">When.</param>
public sealed record ChannelTrigger(ChannelUid Channel, string Event, DateTimeOffset Time);
