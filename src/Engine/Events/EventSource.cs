using HomeBinding.Channels;

namespace HomeBinding.Engine.Events;

/// <summary>Who put something in: a channel, a rule, a user, the host itself.</summary>
public enum SourceKind
{
    /// <summary>A channel of a thing.</summary>
    Channel,

    /// <summary>A rule.</summary>
    Rule,

    /// <summary>A person, through the console or an API.</summary>
    User,

    /// <summary>The host.</summary>
    System,
}

/// <summary>Who put something in. Kept once for each channel, rule, …, so that events share it and echo suppression compares references.</summary>
public sealed class EventSource
{
    private readonly string? _id;
    private readonly ChannelUid _channel;

    /// <summary>A source that is no channel.</summary>
    /// <param name="kind">What kind of source.</param>
    /// <param name="id">Its id.</param>
    public EventSource(SourceKind kind, string id)
    {
        Kind = kind;
        _id = id;
    }

    /// <summary>A channel. Its text is made when somebody asks: a home has tens of thousands of them.</summary>
    /// <param name="channel">The channel's id.</param>
    public EventSource(ChannelUid channel)
    {
        Kind = SourceKind.Channel;
        _channel = channel;
    }

    /// <summary>The host itself.</summary>
    public static EventSource System { get; } = new(SourceKind.System, "host");

    /// <summary>What kind of source.</summary>
    public SourceKind Kind { get; }

    /// <summary>Its id: the channel's, the rule's name, …</summary>
    public string Id => _id ?? _channel.ToString();

    /// <summary>For instance <c>channel goecharger:goe:garage:maxCurrent</c>.</summary>
    public string Text => field ??= Kind switch
    {
        SourceKind.Channel => $"channel {Id}",
        SourceKind.Rule => $"rule {Id}",
        SourceKind.User => $"user {Id}",
        _ => Id,
    };

    /// <summary>The text.</summary>
    public override string ToString() => Text;
}
