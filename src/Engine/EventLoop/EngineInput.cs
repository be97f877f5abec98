using HomeBinding.Channels;
using HomeBinding.Engine.Events;

namespace HomeBinding.Engine.EventLoop;

internal enum InputKind : byte
{
    ChannelState,
    ChannelCommand,
    ChannelTrigger,
    ItemState,
    ItemCommand,
    CommandAnswered,
    TimersDue,
    ThingChanged,
    Action,
}

/// <summary>One input of the event loop. A struct, so that queueing it allocates nothing.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Target">The channel endpoint, the item, the thing or the action.</param>
/// <param name="Value">The state, the command or the text of the trigger event.</param>
/// <param name="Source">Who put it in; null for channels, whose endpoint says it.</param>
/// <param name="Cause">Sequence number of the causing event, or 0.</param>
/// <param name="Completion">Completed when a command has been answered.</param>
/// <param name="Reason">Why the source did it, in its own words.</param>
/// <param name="Result">What became of the command, for <see cref="InputKind.CommandAnswered"/>.</param>
internal readonly record struct EngineInput(
    InputKind Kind,
    object Target,
    object? Value = null,
    EventSource? Source = null,
    long Cause = 0,
    TaskCompletionSource<CommandResult>? Completion = null,
    string? Reason = null,
    CommandResult? Result = null);
