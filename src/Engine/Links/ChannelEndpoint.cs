using HomeBinding.Channels;
using HomeBinding.Engine.EventLoop;
using HomeBinding.Engine.Events;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Profiles;
using HomeBinding.Engine.Queues;
using HomeBinding.Engine.Things;

namespace HomeBinding.Engine.Links;

/// <summary>The engine's end of a live channel: reached from the channel without a look-up, and from its links.</summary>
internal sealed class ChannelEndpoint(Channel channel, Thing thing) : IConflating<EngineInput>
{
    private Conflation<EngineInput> _conflation;

    public Channel Channel { get; } = channel;

    public Thing Thing { get; } = thing;

    public EventSource Source { get; } = new(channel.Uid);

    ref Conflation<EngineInput> IConflating<EngineInput>.Conflation => ref _conflation;

    /// <summary>What profiles get with what the channel says.</summary>
    public LinkOrigin Origin => field ??= new LinkOrigin(Source, 0);

    /// <summary>Owned by the event loop.</summary>
    public Link[] Links
    {
        get;
        set
        {
            field = value;
            Sort();
        }
    } = [];

    /// <summary>The links with the default profile, of each item one. Owned by the event loop.</summary>
    public Link[] Plain { get; private set; } = [];

    /// <summary>The other profiles. Owned by the event loop.</summary>
    public LinkProfile[] Profiles { get; private set; } = [];

    /// <summary>Sorts the links anew, after one of them has got another profile.</summary>
    public void Sort()
    {
        var hasStates = Channel.Definition.Kind == ChannelKind.State;
        // Nearly always it is all of them, and no second array is needed.
        Plain = hasStates && Links is [{ Profile: null, IsBlocked: false }] ? Links
            : hasStates ? [.. Links.Where(static each => each.Profile is null && !each.IsBlocked).DistinctBy(static each => each.Item)]
            : [];
        Profiles = [.. Links.Select(each => each.Profile).OfType<LinkProfile>()];
    }

    /// <summary>Owned by the event loop; false once its thing has stopped, so that what was queued before is ignored.</summary>
    public bool IsAttached { get; set; }
}
