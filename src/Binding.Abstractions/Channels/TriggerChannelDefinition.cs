using System.Diagnostics.CodeAnalysis;
using HomeBinding.Units;
using HomeBinding.Values;

namespace HomeBinding.Channels;

/// <summary>The declaration of a channel that tells of events and has no state, e.g. a button. Made by <see cref="ChannelDefinitions.Trigger"/>.</summary>
public sealed record TriggerChannelDefinition : ChannelDefinition
{
    internal TriggerChannelDefinition(string id, IReadOnlyList<EventOption> events)
        : base(id) => Events = events;

    /// <inheritdoc cref="ChannelDefinition.InGroup"/>
    public new TriggerChannelDefinition InGroup(string group) => (TriggerChannelDefinition)base.InGroup(group);

    /// <summary>The events there are; empty for any.</summary>
    /// <exception cref="ArgumentException">An event is empty or there twice.</exception>
    public IReadOnlyList<EventOption> Events
    {
        get;
        init
        {
            if (value.Any(each => each.Value.Length == 0)) throw new ArgumentException($"Channel '{Id}' declares an event without a name.", nameof(value));
            var twice = value.GroupBy(each => each.Value).FirstOrDefault(group => group.Count() > 1);
            if (twice is not null) throw new ArgumentException($"Channel '{Id}' declares the event '{twice.Key}' twice.", nameof(value));
            field = value;
        }
    }

    /// <inheritdoc/>
    public override ChannelKind Kind => ChannelKind.Trigger;

    /// <summary>Null: it has no state, so it links to items through trigger profiles only.</summary>
    public override string? ItemType => null;

    /// <inheritdoc/>
    public override Dimension? Dimension => null;

    /// <inheritdoc/>
    public override Unit? Unit => null;

    /// <inheritdoc/>
    public override bool TryConvert(object value, [NotNullWhen(true)] out IState? converted, [NotNullWhen(false)] out string? error)
    {
        converted = null;
        error = $"'{Id}' is a trigger channel: it sends events and takes no commands.";
        return false;
    }

    /// <inheritdoc/>
    public override Channel CreateChannel(ChannelUid uid, IChannelHost host) => new TriggerChannel(uid, this, host);
}
