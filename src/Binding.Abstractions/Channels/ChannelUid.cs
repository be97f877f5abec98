using System.Diagnostics.CodeAnalysis;
using HomeBinding.Things;

namespace HomeBinding.Channels;

/// <summary>
/// Unique id of a channel, the thing's id and the channel's: <c>goecharger:goe:garage:maxCurrent</c>, or <c>…:group#channel</c>
/// for a channel in a group (openHAB's ChannelUID).
/// </summary>
public readonly record struct ChannelUid : IComparable<ChannelUid>
{
    /// <summary>Makes the id of a channel of a thing.</summary>
    /// <exception cref="FormatException"><paramref name="id"/> is not <c>channel</c> or <c>group#channel</c>.</exception>
    public ChannelUid(ThingUid thing, string id)
    {
        if (!IsId(id)) throw new FormatException($"'{id}' is not a channel id. Use letters, digits, _ and -, or group#channel.");
        Thing = thing;
        Id = id;
    }

    /// <summary>The thing that the channel belongs to.</summary>
    public ThingUid Thing { get; }

    /// <summary>The channel's id within its thing, <c>channel</c> or <c>group#channel</c>.</summary>
    public string Id { get; }

    /// <summary>True for <c>channel</c> and <c>group#channel</c> made of letters, digits, <c>_</c> and <c>-</c>.</summary>
    public static bool IsId([NotNullWhen(true)] string? id)
    {
        if (id is null) return false;
        var hash = id.IndexOf('#', StringComparison.Ordinal);
        return hash < 0
            ? Uid.IsSegment(id)
            : Uid.IsSegment(id.AsSpan(0, hash)) && Uid.IsSegment(id.AsSpan(hash + 1));
    }

    /// <summary>Parses <c>binding:type:id:channel</c>.</summary>
    /// <exception cref="FormatException">The text has another shape.</exception>
    public static ChannelUid Parse(string text) => TryParse(text, out var uid)
        ? uid
        : throw new FormatException($"'{text}' is not a channel id. Write it as binding:type:id:channel, e.g. goecharger:goe:garage:maxCurrent.");

    /// <summary>Parses <c>binding:type:id:channel</c>; false when the text has another shape.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ChannelUid uid)
    {
        uid = default;
        if (text is null) return false;
        var last = text.LastIndexOf(':');
        if (last < 0 || !IsId(text[(last + 1)..]) || !ThingUid.TryParse(text[..last], out var thing)) return false;
        uid = new ChannelUid(thing, text[(last + 1)..]);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(ChannelUid other) => Thing.CompareTo(other.Thing) is var order and not 0 ? order : string.CompareOrdinal(Id, other.Id);

    /// <summary>The whole id.</summary>
    public override string ToString() => $"{Thing}:{Id}";
}
