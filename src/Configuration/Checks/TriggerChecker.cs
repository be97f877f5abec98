using HomeBinding.Channels;
using HomeBinding.Configuration.Model;
using HomeBinding.Engine.Text;
using HomeBinding.Things;

namespace HomeBinding.Configuration.Checks;

/// <summary>Checks the trigger channels that rules listen to.</summary>
public sealed class TriggerChecker
{
    private readonly NearestName _nearest = new();
    private readonly KnownThings _things;

    /// <summary>Takes in what there is.</summary>
    /// <param name="model">What the files say.</param>
    /// <param name="thingTypes">The thing types of all loaded bindings.</param>
    public TriggerChecker(HomeModel model, IReadOnlyList<ThingType> thingTypes)
    {
        _things = new KnownThings(new ThingTypeIndex(thingTypes), model);
        foreach (var thing in model.Things) _things.TryAdd(thing, out _);
    }

    /// <summary>Why no event can come from a channel, and what may be meant; null if it can, or if that is not known.</summary>
    public string? WhyNotHeard(string channel)
    {
        if (!ChannelUid.TryParse(channel, out var uid)) return $"{Printable.Quote(channel)} is not a channel id; expected binding:type:id:channel.";
        if (_things.Find(uid.Thing) is not { } thing) return _things.MayBeOmitted(uid.Thing) ? null : WithHint($"There is no thing {uid.Thing}.", uid.Thing.ToString(), _things.Names);
        if (_things.TypeOf(uid.Thing) is not { } type) return null;
        var channels = _things.ChannelsOf(thing, type);
        if (channels.FirstOrDefault(each => each.Id == uid.Id) is { } found)
            return found.Kind == ChannelKind.Trigger ? null : $"Channel {uid} has states and no events. Link it to an item, and use that.";
        if (type.HasDynamicChannels || thing.Definition.Channels.Any(each => each.Id == uid.Id)) return null;
        return WithHint($"Things of type {type.Uid} have no channel '{uid.Id}'.", uid.Id, channels.Where(static each => each.Kind == ChannelKind.Trigger).Select(static each => each.Id));
    }

    private string WithHint(string message, string name, IEnumerable<string> candidates) => _nearest.Ask(name, candidates) is { } hint ? $"{message} {hint}" : message;
}
