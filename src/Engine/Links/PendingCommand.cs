using HomeBinding.Channels;
using HomeBinding.Engine.EventLoop;
using HomeBinding.Engine.Profiles;
using HomeBinding.Profiles;
using HomeBinding.Values;

namespace HomeBinding.Engine.Links;

/// <summary>A command whose thing is not ready yet.</summary>
internal sealed class PendingCommand(Link link, ProfileInputKind? kind, object value, LinkOrigin origin, Action<CommandResult>? answered)
{
    public Link Link { get; } = link;

    /// <summary>What it is to the link's profile, which it still has to pass; null if it has passed it.</summary>
    public ProfileInputKind? Kind { get; } = kind;

    /// <summary>The command, or a state of the item that the profile makes a command of.</summary>
    public object Value { get; } = value;

    public LinkOrigin Origin { get; } = origin;

    public Action<CommandResult>? Answered { get; } = answered;

    public LoopTimer? Limit { get; set; }

    public void Answer(CommandResult result)
    {
        Limit?.Stop();
        Answered?.Invoke(result);
    }
}
