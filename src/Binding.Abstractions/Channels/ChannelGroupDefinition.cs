namespace HomeBinding.Channels;

/// <summary>
/// Channels that belong together, e.g. those of one phase (openHAB's channel group). Their ids are <c>group#channel</c>. A record, so that a group that
/// a device has several times is declared once: <c>Phase("phase1")</c>, <c>Phase("phase2")</c>.
/// </summary>
public sealed record ChannelGroupDefinition
{
    /// <summary>Declares a group.</summary>
    /// <param name="id">Its id within the thing.</param>
    /// <exception cref="ArgumentException">The id has other characters than letters, digits, <c>_</c> and <c>-</c>.</exception>
    public ChannelGroupDefinition(string id)
    {
        if (!Things.Uid.IsSegment(id)) throw new ArgumentException($"'{id}' is not a channel group id. Use letters, digits, _ and -.", nameof(id));
        Id = id;
    }

    /// <summary>The group's id within its thing.</summary>
    public string Id { get; }

    /// <summary>What to call it in lists; the id if nothing was given.</summary>
    public string Label { get => field ?? Id; init; }

    /// <summary>What its channels are about.</summary>
    public string? Description { get; init; }

    /// <summary>openHAB's category, which picks an icon.</summary>
    public string? Category { get; init; }

    /// <summary>Its channels; an id without a group gets this one. See also <see cref="ChannelDefinition.InGroup"/>.</summary>
    /// <exception cref="ArgumentException">A channel is of another group.</exception>
    public required IReadOnlyList<ChannelDefinition> Channels
    {
        get;
        init => field =
        [
            .. value.Select(each => each.GroupId is null ? each.InGroup(Id)
                : each.GroupId == Id ? each
                : throw new ArgumentException($"The channel '{each.Id}' is not of the group '{Id}'.", nameof(value))),
        ];
    }
}
