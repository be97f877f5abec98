using HomeBinding.Values;

namespace HomeBinding.Profiles;

/// <summary>One input of a profile: what happened, when, and where it came from. Everything that a profile may depend on besides its own state.</summary>
public readonly record struct ProfileInput
{
    private readonly object? _value;

    private ProfileInput(ProfileInputKind kind, object? value, DateTimeOffset time, IState? itemState, ProfileOrigin? origin)
    {
        Kind = kind;
        _value = value;
        Time = time;
        ItemState = itemState ?? UnDef.Null;
        Origin = origin;
    }

    /// <summary>What happened.</summary>
    public ProfileInputKind Kind { get; }

    /// <summary>When, in the time zone of the home. The only clock that a profile has.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>The state that the item had at that time.</summary>
    public IState ItemState { get; }

    /// <summary>Where it came from; of a timer, that of the input at which it was set.</summary>
    public ProfileOrigin? Origin { get; }

    /// <summary>The state, of <see cref="ProfileInputKind.ChannelState"/> and <see cref="ProfileInputKind.ItemState"/>; else null.</summary>
    public IState? State => Kind is ProfileInputKind.ChannelState or ProfileInputKind.ItemState ? (IState?)_value : null;

    /// <summary>The command, of <see cref="ProfileInputKind.ChannelCommand"/> and <see cref="ProfileInputKind.ItemCommand"/>; else null.</summary>
    public ICommand? Command => Kind is ProfileInputKind.ChannelCommand or ProfileInputKind.ItemCommand ? (ICommand?)_value : null;

    /// <summary>The event, of <see cref="ProfileInputKind.ChannelTrigger"/>; else null.</summary>
    public string? Trigger => _value as string;

    /// <summary>The channel published a state.</summary>
    public static ProfileInput ChannelState(IState state, DateTimeOffset time, IState? itemState = null, ProfileOrigin? origin = null) =>
        new(ProfileInputKind.ChannelState, state, time, itemState, origin);

    /// <summary>The device gave a command.</summary>
    public static ProfileInput ChannelCommand(ICommand command, DateTimeOffset time, IState? itemState = null, ProfileOrigin? origin = null) =>
        new(ProfileInputKind.ChannelCommand, command, time, itemState, origin);

    /// <summary>The trigger channel had an event.</summary>
    public static ProfileInput ChannelTrigger(string triggerEvent, DateTimeOffset time, IState? itemState = null, ProfileOrigin? origin = null) =>
        new(ProfileInputKind.ChannelTrigger, triggerEvent, time, itemState, origin);

    /// <summary>The item got a command.</summary>
    public static ProfileInput ItemCommand(ICommand command, DateTimeOffset time, IState? itemState = null, ProfileOrigin? origin = null) =>
        new(ProfileInputKind.ItemCommand, command, time, itemState, origin);

    /// <summary>The item got a state.</summary>
    public static ProfileInput NewItemState(IState state, DateTimeOffset time, ProfileOrigin? origin = null) =>
        new(ProfileInputKind.ItemState, state, time, state, origin);

    /// <summary>The time is over that the profile asked for.</summary>
    public static ProfileInput TimerElapsed(DateTimeOffset time, IState? itemState = null, ProfileOrigin? origin = null) =>
        new(ProfileInputKind.TimerElapsed, null, time, itemState, origin);
}
