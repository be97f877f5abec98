using HomeBinding.Channels;
using HomeBinding.Engine.EventLoop;
using HomeBinding.Engine.Events;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Links;
using HomeBinding.Engine.Queues;
using HomeBinding.Engine.Things;
using HomeBinding.Values;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Engine;

// The event loop: takes inputs in order, changes states, sends events.
public sealed partial class HomeEngine
{
    private void Loop()
    {
        var batch = new EngineInput[64];
        while (_queue.TakeOrWait(ref batch) is var count and > 0)
        {
            for (var i = 0; i < count; i++) ApplyGuarded(batch[i]);
            Array.Clear(batch, 0, count);
        }
        RejectPending();
    }

    private void ApplyGuarded(in EngineInput input)
    {
        try
        {
            Apply(input);
        }
        catch (Exception exception)
        {
            LogInputFailed(_logger, exception, input.Kind.ToString());
            input.Completion?.TrySetResult(CommandResult.Failed($"The host failed: {exception.Message}"));
        }
    }

    private void Apply(in EngineInput input)
    {
        switch (input.Kind)
        {
            case InputKind.ChannelState:
                ApplyChannelState((ChannelEndpoint)input.Target, (IState)input.Value!, input.Cause);
                break;
            case InputKind.ChannelCommand:
                ApplyChannelCommand((ChannelEndpoint)input.Target, (ICommand)input.Value!, input.Cause);
                break;
            case InputKind.ChannelTrigger:
                ApplyTrigger((ChannelEndpoint)input.Target, (string)input.Value!);
                break;
            case InputKind.ThingChanged:
                DeliverPending((Thing)input.Target);
                break;
            case InputKind.ItemState:
                ApplyState((Item)input.Target, (IState)input.Value!, input.Source!, input.Cause, input.Reason);
                break;
            case InputKind.ItemCommand:
                ApplyCommand((Item)input.Target, (ICommand)input.Value!, input.Source!, input.Cause, input.Reason, input.Completion);
                break;
            case InputKind.CommandAnswered:
                if (!((Item)input.Target).IsRemoved) Emit((Item)input.Target, ItemEventKind.Answered, input.Source!, input.Cause, null, (ICommand)input.Value!, input.Result, null);
                break;
            case InputKind.TimersDue:
                _timers.RunDue(_timerFailed);
                break;
            case InputKind.Action:
                ((Action)input.Target)();
                break;
        }
    }

    private void ApplyState(Item item, IState state, EventSource source, long cause, string? reason)
    {
        if (item.IsRemoved) return;
        if (!item.Type.TryAccept(state, item.Unit, item.State, out var accepted, out var error))
        {
            _refused++;
            if (!item.IsRefusing) LogRefused(_logger, item.Name, source, error);
            item.IsRefusing = true;
            return;
        }
        item.IsRefusing = false;
        SetState(item, accepted, source, cause, reason);
    }

    private void SetState(Item item, IState state, EventSource source, long cause, string? reason)
    {
        var old = item.State;
        ItemEvent? updated = null;
        // Most of what devices say is what they said before. Where nobody listens to updates, that needs a sequence number and a time, and no event.
        if (ReferenceEquals(state, old) && item.Extras is not { StateLinks.Length: > 0 } && !item.IsHeard(ItemEventKinds.Updated)) item.Touch(++_sequence, Time.GetUtcNow().UtcTicks);
        else updated = Emit(item, ItemEventKind.Updated, source, cause, state, null, null, reason);
        if (item.Extras is not { } extras) return;
        var sequence = item.LastSequence;
        extras.Expiration?.StateSet(old, state, sequence);
        if (extras.Groups.Length > 0) UpdateGroups(extras.Groups, old, state, source, sequence);
        // Last, because a profile may at once change the state again.
        if (updated is not null && extras.StateLinks.Length > 0) GiveState(extras.StateLinks, updated);
    }

    private void ApplyCommand(Item item, ICommand command, EventSource source, long cause, string? reason, TaskCompletionSource<CommandResult>? completion, HashSet<Item>? reached = null)
    {
        if (item.IsRemoved)
        {
            completion?.TrySetResult(CommandResult.Rejected($"There is no item '{item.Name}'."));
            return;
        }
        var group = item.Extras?.Group;
        // A group without type takes any command; whether it is one of theirs is for the members to say.
        if (group is not { IsFunctional: false })
        {
            if (!item.Type.TryAccept(command, item.Unit, out var accepted, out var error))
            {
                var rejected = CommandResult.Rejected(error);
                Emit(item, ItemEventKind.Answered, source, cause, null, command, rejected, reason);
                completion?.TrySetResult(rejected);
                return;
            }
            command = accepted;
        }
        var commanded = Emit(item, ItemEventKind.Commanded, source, cause, null, command, null, reason);
        item.Extras?.Expiration?.Commanded(command, commanded.Sequence);
        if (command is IState state) AutoUpdateState(item, state, source, commanded.Sequence, reason);
        if (group is not null) DispatchToMembers(group, command, source, commanded, reason, completion, reached);
        else if (item.LinkArray.Length == 0) completion?.TrySetResult(CommandResult.Accepted);
        else Dispatch(item, command, source, commanded, completion);
    }

    private void Answer(Item item, ICommand command, EventSource source, long cause, CommandResult result, TaskCompletionSource<CommandResult>? completion)
    {
        _queue.AddAlways(new EngineInput(InputKind.CommandAnswered, item, command, source, cause, Result: result), out _);
        completion?.TrySetResult(result);
    }

    private ItemEvent Emit(Item item, ItemEventKind kind, EventSource source, long cause, IState? state, ICommand? command, CommandResult? result, string? reason, bool isConfirmation = false)
    {
        var old = item.State;
        var emitted = new ItemEvent(++_sequence, Time.GetUtcNow().UtcTicks, item, kind, source, cause, old, state ?? old, command, result, reason, isConfirmation);
        if (kind == ItemEventKind.Updated) item.Apply(emitted);
        Journal.Add(emitted);
        var mask = (ItemEventKinds)(1 << (int)kind);
        foreach (var subscription in item.Subscriptions)
            if ((subscription.Kinds & mask) != 0) subscription.Mailbox.Post(subscription, emitted);
        return emitted;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A timer of the event loop failed; it goes on with the next")]
    private static partial void LogTimerFailed(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "The event loop could not apply an input ({Kind}); it goes on with the next")]
    private static partial void LogInputFailed(ILogger logger, Exception exception, string kind);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Item} refuses a state of {Source}: {Error}")]
    private static partial void LogRefused(ILogger logger, string item, EventSource source, string error);
}
