using HomeBinding.Channels;
using HomeBinding.Engine.EventLoop;
using HomeBinding.Engine.Events;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Links;
using HomeBinding.Engine.Profiles;
using HomeBinding.Engine.Things;
using HomeBinding.Profiles;
using HomeBinding.Things;
using HomeBinding.Values;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Engine;

// Between channels and items: links, their profiles, and commands that wait for their thing. On the event loop only.
public sealed partial class HomeEngine
{
    private readonly Dictionary<(ChannelUid Channel, bool IsState), PendingCommand> _pending = [];
    private long _profileFailures;
    private long _profileConflated;

    // The link whose profile's output is being carried out: what a profile does is not given back to it.
    private Link? _outputOf;

    /// <summary>Commands that wait for their thing.</summary>
    internal int PendingCommands => _pending.Count;

    /// <summary>Puts something in that is not waited for.</summary>
    internal void Post(Action action) => _queue.AddAlways(new EngineInput(InputKind.Action, action), out _);

    internal LoopTimer CreateTimer(Action callback) => _timers.Create(callback);

    internal void CountProfileConflated() => Interlocked.Increment(ref _profileConflated);

    internal void CountProfileFailure() => Volatile.Write(ref _profileFailures, _profileFailures + 1);

    internal void LogProfileFailure(Exception exception, Link link, ProfileTypeUid profile) =>
        LogProfileFailed(_logger, exception, profile, link.Item.Name, link.ChannelUid);

    /// <summary>The status of a thing has changed, or its handler has started: what waits for it is looked at again. From any thread.</summary>
    internal void ThingChanged(Thing thing) => _queue.AddAlways(new EngineInput(InputKind.ThingChanged, thing), out _);

    /// <summary>The profiles of a binding have come: links that wait for them work from now on.</summary>
    internal Task AddProfilesAsync(LoadedBinding binding) => binding.Profiles.Count == 0 ? Task.CompletedTask : InvokeAsync(() =>
    {
        Profiles.Add(binding);
        Rebind(binding.Id);
    });

    /// <summary>The profiles of a binding go: their links pass nothing any more and say why. Nothing of the binding is kept.</summary>
    internal Task RemoveProfilesAsync(LoadedBinding binding) => binding.Profiles.Count == 0 ? Task.CompletedTask : InvokeAsync(() =>
    {
        Profiles.Remove(binding.Id);
        Rebind(binding.Id);
    });

    private void ApplyChannelState(ChannelEndpoint channel, IState state, long cause)
    {
        if (!channel.IsAttached) return;
        foreach (var link in channel.Plain) ApplyState(link.Item, state, channel.Source, cause, null);
        GiveProfiles(channel, ProfileInputs.ChannelStates, ProfileInputKind.ChannelState, state);
    }

    private void ApplyChannelCommand(ChannelEndpoint channel, ICommand command, long cause)
    {
        if (!channel.IsAttached) return;
        foreach (var link in channel.Plain) ApplyCommand(link.Item, command, channel.Source, cause, null, null);
        GiveProfiles(channel, ProfileInputs.ChannelCommands, ProfileInputKind.ChannelCommand, command);
    }

    private void ApplyTrigger(ChannelEndpoint channel, string triggerEvent)
    {
        if (!channel.IsAttached) return;
        GiveProfiles(channel, ProfileInputs.ChannelTriggers, ProfileInputKind.ChannelTrigger, triggerEvent);
        TellOfTrigger(channel, triggerEvent);
    }

    private static void GiveProfiles(ChannelEndpoint channel, ProfileInputs input, ProfileInputKind kind, object value)
    {
        foreach (var profile in channel.Profiles)
            if (profile.Wants(input)) profile.Give(kind, value, channel.Origin, null);
    }

    // To the channels that the item is linked to. A command is not sent back to the channel that it came from.
    private void Dispatch(Item item, ICommand command, EventSource source, ItemEvent commanded, TaskCompletionSource<CommandResult>? completion)
    {
        // Two links may name one channel, by an alias of its thing type.
        var links = item.LinkArray.Where(each => !IsOwn(each, source) && Takes(each, ProfileInputs.ItemCommands))
            .DistinctBy(each => (object?)each.Profile ?? (object?)each.Endpoint ?? each)
            .ToArray();
        if (links.Length == 0)
        {
            completion?.TrySetResult(CommandResult.Accepted);
            return;
        }
        var answers = new AnswerCollector(links.Length, result => Answer(item, command, source, commanded.Sequence, result, completion));
        var origin = new LinkOrigin(source, commanded.Sequence);
        foreach (var link in links) Deliver(link, ProfileInputKind.ItemCommand, command, origin, answers.Add);
    }

    // Item states go to the few links whose profiles want them.
    private void GiveState(Link[] links, ItemEvent updated)
    {
        LinkOrigin? origin = null;
        foreach (var link in links)
            if (!IsOwn(link, updated.Source)) Deliver(link, ProfileInputKind.ItemState, updated.NewState, origin ??= new LinkOrigin(updated.Source, updated.Sequence), null);
    }

    private bool IsOwn(Link link, EventSource source) => link == _outputOf || (link.Endpoint is { } endpoint && endpoint.Source == source);

    // To the link's profile, if it has one.
    private void Deliver(Link link, ProfileInputKind kind, object value, LinkOrigin origin, Action<CommandResult>? answered)
    {
        if (link.IsBlocked) answered?.Invoke(CommandResult.Rejected(link.Error!));
        else if (link.Profile is { } profile) profile.Give(kind, value, origin, answered);
        else if (link.Named is null) Send(link, (ICommand)value, origin, answered);
        else if (Readiness(link, out var whyNot) is var ready && ready == true) answered?.Invoke(CommandResult.Rejected($"The profile {link.Named} does not run."));
        else if (ready is null) Pend(link, kind, value, origin, answered);
        else answered?.Invoke(CommandResult.Rejected(whyNot!));
    }

    // To the channel, or to those that wait for it.
    private void Send(Link link, ICommand command, LinkOrigin origin, Action<CommandResult>? answered)
    {
        switch (Readiness(link, out var whyNot))
        {
            case true:
                link.Endpoint!.Thing.Post(link.Endpoint, command, answered ?? (static _ => { }));
                break;
            case null:
                Pend(link, null, command, origin, answered);
                break;
            default:
                answered?.Invoke(CommandResult.Rejected(whyNot!));
                break;
        }
    }

    // What a profile wants done.
    internal void Carry(LinkProfile profile, in ProfileDelivery delivery, ProfileOutputs outputs)
    {
        var link = profile.Link;
        var outer = _outputOf;
        _outputOf = link;
        try
        {
            var answers = CollectAnswers(profile, delivery, outputs);
            foreach (var output in outputs.All)
            {
                var origin = output.Origin ?? delivery.Origin;
                switch (output.Kind)
                {
                    case ProfileOutputKind.UpdateItem:
                        ApplyState(link.Item, (IState)output.Value, origin.Source, origin.Cause, null);
                        break;
                    case ProfileOutputKind.CommandItem:
                        ApplyCommand(link.Item, (ICommand)output.Value, origin.Source, origin.Cause, null, null);
                        break;
                    default:
                        CommandChannel(link, (ICommand)output.Value, origin, answers);
                        break;
                }
            }
        }
        finally
        {
            _outputOf = outer;
        }
    }

    // The command of the input is answered by what becomes of the commands that the profile makes of it.
    private static AnswerCollector? CollectAnswers(LinkProfile profile, in ProfileDelivery delivery, ProfileOutputs outputs)
    {
        if (delivery.Answered is not { } answered) return null;
        var sent = outputs.All.Count(each => each.Kind == ProfileOutputKind.CommandChannel);
        if (outputs.Rejection is { } reason) answered(CommandResult.Rejected(reason));
        else if (sent == 0) answered(new CommandResult(CommandStatus.Accepted, $"The profile {profile.Type.Uid} took it."));
        else return new AnswerCollector(sent, answered);
        return null;
    }

    private void CommandChannel(Link link, ICommand command, LinkOrigin origin, AnswerCollector? answers)
    {
        if (link.Endpoint is { } endpoint && endpoint.Source == origin.Source)
        {
            answers?.Add(CommandResult.Accepted);
            return;
        }
        // Nobody waits for what a profile does by itself or later: the journal tells what became of it.
        Send(link, command, origin, answers is null ? result => Answer(link.Item, command, origin.Source, origin.Cause, result, null) : answers.Add);
    }

    /// <summary>True if a link's thing takes commands, null if it will, false if not, with the reason.</summary>
    private bool? Readiness(Link link, out string? whyNot)
    {
        whyNot = null;
        if (link.Endpoint is { IsAttached: true } endpoint) return endpoint.Thing.IsReady ? true : null;
        whyNot = Things.WhyNotRunning(link.ChannelUid);
        if (Things.Find(link.ChannelUid.Thing) is not { } thing) return false;
        if (thing.HandlerType is not null) return thing.FindEndpoint(link.ChannelUid.Id) is null ? false : null;
        // One that is just being stopped, or started anew, says soon what it has become.
        return thing.Status switch
        {
            { Status: ThingStatus.Initializing or ThingStatus.Unknown or ThingStatus.Online or ThingStatus.Offline } => null,
            { Status: ThingStatus.Uninitialized, Detail: ThingStatusDetail.NotYetReady or ThingStatusDetail.BridgeUninitialized } => null,
            _ => false,
        };
    }

    private void Pend(Link link, ProfileInputKind? kind, object value, LinkOrigin origin, Action<CommandResult>? answered)
    {
        var key = KeyOf(link, kind);
        if (_pending.Remove(key, out var older)) older.Answer(CommandResult.Replaced);
        var pending = new PendingCommand(link, kind, value, origin, answered);
        _pending[key] = pending;
        pending.Limit = _timers.Create(() => GiveUp(key, pending));
        pending.Limit.Set(Options.PendingCommandTimeout);
    }

    private static (ChannelUid, bool) KeyOf(Link link, ProfileInputKind? kind) => (link.ChannelUid, kind == ProfileInputKind.ItemState);

    private void GiveUp((ChannelUid, bool) key, PendingCommand pending)
    {
        if (_pending.GetValueOrDefault(key) != pending) return;
        _ = _pending.Remove(key);
        var uid = pending.Link.ChannelUid.Thing;
        var status = Things.Find(uid)?.Status.ToString() ?? "gone";
        pending.Answer(CommandResult.Rejected($"Thing {uid} was not ready within {Options.PendingCommandTimeout.TotalSeconds:0.#} s: it is {status}."));
    }

    private void DeliverPending(Thing thing)
    {
        if (_pending.Count == 0) return;
        foreach (var (key, pending) in _pending.Where(each => Things.Find(each.Key.Channel.Thing) == thing).ToArray())
        {
            if (Readiness(pending.Link, out _) is null) continue;
            _ = _pending.Remove(key);
            pending.Limit?.Stop();
            if (pending.Kind is { } kind) Deliver(pending.Link, kind, pending.Value, pending.Origin, pending.Answered);
            else Send(pending.Link, (ICommand)pending.Value, pending.Origin, pending.Answered);
        }
    }

    // At the end of the loop: whoever still waits for a thing gets an answer.
    private void RejectPending()
    {
        foreach (var pending in _pending.Values) pending.Answer(CommandResult.Rejected("The host is stopping."));
        _pending.Clear();
    }

    // Ends what a link keeps that is removed.
    private void End(Link link, string reason)
    {
        link.Profile?.End(reason);
        link.Profile = null;
        foreach (var key in _pending.Where(each => each.Value.Link == link).Select(each => each.Key).ToArray())
            if (_pending.Remove(key, out var pending)) pending.Answer(CommandResult.Rejected(reason));
        SortLinks(link.Item);
    }

    // After the item has become of another type.
    private void RebindLinks(Item item)
    {
        foreach (var link in item.LinkArray)
        {
            if (link.Endpoint is not { IsAttached: true } endpoint) continue;
            Bind(link, endpoint);
            endpoint.Sort();
        }
        SortLinks(item);
    }

    // True if a link wants an input, as far as that is known before its thing runs.
    private bool Takes(Link link, ProfileInputs inputs)
    {
        // What cannot work says so to whoever sends it a command.
        if (link.IsBlocked) return inputs == ProfileInputs.ItemCommands;
        var type = link.Profile?.Type ?? (link.Named is { } named ? Profiles.Find(named) : null);
        if (type is not null) return (type.Inputs & inputs) != 0;
        return inputs == ProfileInputs.ItemCommands && link.Endpoint?.Channel.Definition.Kind != ChannelKind.Trigger;
    }

    private void SortLinks(Item item)
    {
        var wanting = item.LinkArray.Where(each => Takes(each, ProfileInputs.ItemStates)).ToArray();
        if (wanting.Length > 0)
        {
            item.NeedExtras().StateLinks = wanting;
        }
        else if (item.Extras is { StateLinks.Length: > 0 } extras)
        {
            extras.StateLinks = [];
            item.TrimExtras();
        }
    }

    // Says of a new link whether its profile can be found; it begins to run with the thing.
    private void LookUpProfile(Link link)
    {
        link.Error = link.Definition.Profile is { } text && !ProfileTypeUid.TryParse(text, out _) ? $"'{text}' is not a profile's id. Write it as scope:profile, e.g. system:offset."
            : link.Named is { } named && Profiles.Find(named) is null ? Profiles.WhyMissing(named)
            : null;
    }

    // Gives a link the profile that it has on a channel.
    private void Bind(Link link, ChannelEndpoint endpoint)
    {
        LookUpProfile(link);
        var definition = endpoint.Channel.Definition;
        var channelType = SystemProfiles.ChannelTypeOf(definition);
        var uid = link.Named ?? (definition.Kind == ChannelKind.Trigger ? SystemProfiles.ForTrigger(channelType, link.Item.Type.Name) : null);
        var found = uid is { } wanted && link.Error is null ? Profiles.FindWithMailbox(wanted) : null;
        var context = new ProfileContext
        {
            ItemName = link.Item.Name,
            ItemType = link.Item.Type.Name,
            ItemUnit = link.Item.Unit,
            Channel = link.ChannelUid,
            ChannelType = channelType,
            ChannelUnit = definition.Unit,
        };
        if (link.Profile is { } running)
        {
            if (found?.Type == running.Type && running.Context == context) return;
            running.End(link.Error ?? "The link has another profile now.");
            link.Profile = null;
        }
        if (found is not { } profile) return;
        link.Error = ProfileFit.WhyNot(profile.Type, definition, context.ItemName, context.ItemType);
        if (link.Error is not null) return;
        try
        {
            link.Profile = new LinkProfile(this, link, profile.Type, context, profile.Mailbox);
        }
        catch (Exception exception)
        {
            link.Error = $"The profile {profile.Type.Uid} cannot be made: {exception.Message}";
        }
    }

    private void Rebind(string scope)
    {
        foreach (var link in _links.Values.SelectMany(static each => each).Where(each => each.Named?.Scope == scope).ToArray())
        {
            if (link.Endpoint is { IsAttached: true } endpoint)
            {
                Bind(link, endpoint);
                endpoint.Sort();
                if (link.Profile is not null) ApplyNewest(link);
            }
            else
            {
                LookUpProfile(link);
                link.Profile?.End(link.Error ?? "The link's profile was replaced.");
                link.Profile = null;
            }
            if (link.Error is not null) LogProfileMissing(_logger, link.Item.Name, link.ChannelUid, link.Error);
            SortLinks(link.Item);
        }
    }

    private void SetLinks(ChannelEndpoint endpoint, Link[] links)
    {
        foreach (var link in links)
        {
            if (link.Endpoint == endpoint) continue;
            link.Endpoint = endpoint;
            Bind(link, endpoint);
            if (link.Error is not null) LogProfileMissing(_logger, link.Item.Name, link.ChannelUid, link.Error);
            SortLinks(link.Item);
        }
        endpoint.Links = links;
        if (endpoint.Channel.IsLinked == links.Length > 0) return;
        endpoint.Channel.SetLinked(links.Length > 0);
        endpoint.Thing.LinkChanged(endpoint.Channel);
    }

    // What the channel published before it had the link.
    private void ApplyNewest(Link link)
    {
        if (link.Endpoint is not { } endpoint || link.IsBlocked || endpoint.Channel.State == UnDef.Null) return;
        if (link.Profile is not { } profile) ApplyState(link.Item, endpoint.Channel.State, endpoint.Source, 0, null);
        else if (profile.Wants(ProfileInputs.ChannelStates)) profile.Give(ProfileInputKind.ChannelState, endpoint.Channel.State, endpoint.Origin, null);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The profile {Profile} failed on the link of {Item} and {Channel}; it goes on with the next input")]
    private static partial void LogProfileFailed(ILogger logger, Exception exception, ProfileTypeUid profile, string item, ChannelUid channel);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The link of {Item} and {Channel} passes nothing. {Error}")]
    private static partial void LogProfileMissing(ILogger logger, string item, ChannelUid channel, string error);
}
