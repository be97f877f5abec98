using HomeBinding.Engine.Events;
using HomeBinding.Profiles;

namespace HomeBinding.Engine.Profiles;

/// <summary>Who put in what a profile got, and the event that did it.</summary>
internal sealed class LinkOrigin(EventSource source, long cause) : ProfileOrigin
{
    public EventSource Source { get; } = source;

    public long Cause { get; } = cause;
}
