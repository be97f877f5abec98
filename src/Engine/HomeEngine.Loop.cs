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
                var publisher = (ChannelEndpoint)input.Target;
                if (!publisher.IsAttached) break;
                foreach (var item in publisher.Items) ApplyState(item, (IState)input.Value!, publisher.Source, input.Cause, null);
                break;
            case InputKind.ChannelCommand:
                var sender = (ChannelEndpoint)input.Target;
                if (!sender.IsAttached) break;
                foreach (var item in sender.Items) ApplyCommand(item, (ICommand)input.Value!, sender.Source, input.Cause, null, null);
                break;
            case InputKind.ChannelTrigger:
                var trigger = (ChannelEndpoint)input.Target;
                if (trigger.IsAttached) ApplyTrigger(trigger, (string)input.Value!);
                break;
            case InputKind.ItemState:
                ApplyState((Item)input.Target, (IState)input.Value!, input.Source!, input.Cause, input.Reason);
                break;
            case InputKind.ItemCommand:
                ApplyCommand((Item)input.Target, (ICommand)input.Value!, input.Source!, input.Cause, input.Reason, input.Completion);
                break;
            case InputKind.CommandAnswered:
                Emit((Item)input.Target, ItemEventKind.Answered, input.Source!, input.Cause, null, (ICommand)input.Value!, input.Result, null);
                break;
            case InputKind.TimersDue:
                _timers.RunDue(_timerFailed);
                break;
            case InputKind.Action:
                ((Action)input.Target)();
                break;
        }
    }

    // Trigger profiles of the channel's links, and who listens to the channel, get the event.
    private static void ApplyTrigger(ChannelEndpoint channel, string triggerEvent)
    {
        _ = channel;
        _ = triggerEvent;
    }

    private void ApplyState(Item item, IState state, EventSource source, long cause, string? reason)
    {
        if (!item.Type.TryAccept(state, item.Unit, out var accepted, out var error))
        {
            _refused++;
            if (!item.IsRefusing) LogRefused(_logger, item.Name, source, error);
            item.IsRefusing = true;
            return;
        }
        item.IsRefusing = false;
        // Most of what devices say is what they said before. Where nobody listens to updates, that needs a sequence number and a time, and no event.
        if (ReferenceEquals(accepted, item.State) && !item.IsHeard(ItemEventKinds.Updated))
        {
            item.Touch(++_sequence, Time.GetUtcNow().UtcTicks);
            return;
        }
        Emit(item, ItemEventKind.Updated, source, cause, accepted, null, null, reason);
    }

    private void ApplyCommand(Item item, ICommand command, EventSource source, long cause, string? reason, TaskCompletionSource<CommandResult>? completion)
    {
        if (!item.Type.TryAccept(command, item.Unit, out var accepted, out var error))
        {
            var rejected = CommandResult.Rejected(error);
            Emit(item, ItemEventKind.Answered, source, cause, null, command, rejected, reason);
            completion?.TrySetResult(rejected);
            return;
        }
        var commanded = Emit(item, ItemEventKind.Commanded, source, cause, null, accepted, null, reason);
        if (item.LinkArray.Length == 0)
        {
            if (accepted is IState state) ApplyState(item, state, source, commanded.Sequence, reason);
            completion?.TrySetResult(CommandResult.Accepted);
            return;
        }
        Dispatch(item, accepted, source, commanded, completion);
    }

    // To the channels that the item is linked to.
    private void Dispatch(Item item, ICommand command, EventSource source, ItemEvent commanded, TaskCompletionSource<CommandResult>? completion)
    {
        // A command is not sent back to the channel that it came from.
        // Two links may name one channel, by an alias of its thing type.
        var links = item.LinkArray.Where(each => each.Endpoint?.Source != source || each.Endpoint is null).DistinctBy(each => (object?)each.Endpoint ?? each).ToArray();
        if (links.Length == 0)
        {
            completion?.TrySetResult(CommandResult.Accepted);
            return;
        }
        var answers = new AnswerCollector(links.Length, result => Answer(item, command, source, commanded.Sequence, result, completion));
        foreach (var link in links)
        {
            if (link.Endpoint is { } endpoint) endpoint.Thing.Post(endpoint, command, answers.Add);
            else answers.Add(CommandResult.Rejected(Things.WhyNotRunning(link.ChannelUid)));
        }
    }

    private void Answer(Item item, ICommand command, EventSource source, long cause, CommandResult result, TaskCompletionSource<CommandResult>? completion)
    {
        _queue.AddAlways(new EngineInput(InputKind.CommandAnswered, item, command, source, cause, Result: result), out _);
        completion?.TrySetResult(result);
    }

    private ItemEvent Emit(Item item, ItemEventKind kind, EventSource source, long cause, IState? state, ICommand? command, CommandResult? result, string? reason)
    {
        var old = item.State;
        var emitted = new ItemEvent(++_sequence, Time.GetUtcNow().UtcTicks, item, kind, source, cause, old, state ?? old, command, result, reason);
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
