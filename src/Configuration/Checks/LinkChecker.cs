using HomeBinding.Channels;
using HomeBinding.Configuration.Managed;
using HomeBinding.Configuration.Model;
using HomeBinding.Engine.Items;
using HomeBinding.Things;

namespace HomeBinding.Configuration.Checks;

/// <summary>Checks the links: that there is such a channel, and that its item can hold its values.</summary>
internal sealed class LinkChecker(HomeModel model, KnownThings things, ProfileChecker profiles, CheckResult found)
{
    private readonly Dictionary<string, ItemDefinition> _items = model.Items.ToDictionary(each => each.Definition.Name, each => each.Definition, StringComparer.Ordinal);

    public void Check()
    {
        var pairs = new Dictionary<(string, ThingUid, string), LinkEntry>();
        foreach (var link in model.Links)
        {
            // A link that was made over the API leaves its item alone, whatever is wrong with it.
            found.Subject = ApiPlace.Is(link.Span) ? null : link.Definition.ItemName;
            var channel = FindChannel(link);
            var uid = link.Definition.Channel;
            if (channel is not null && !pairs.TryAdd((link.Definition.ItemName, things.Find(uid.Thing)!.Definition.Uid, uid.Id), link))
                found.Error(DiagnosticCode.Twice, link.Span, $"Item {link.Definition.ItemName} is linked to this channel already, under another id of its thing.", "Delete one of the two links.");
            if (!_items.TryGetValue(link.Definition.ItemName, out var item)) continue;
            var profile = profiles.Check(link, item, channel);
            if (channel is { Kind: ChannelKind.State } && profile is not { Converts: true }) CheckItem(link, channel, item);
        }
    }

    private ChannelDefinition? FindChannel(LinkEntry link)
    {
        var uid = link.Definition.Channel;
        if (things.Find(uid.Thing) is not { } thing)
        {
            if (!things.MayBeOmitted(uid.Thing)) found.Error(DiagnosticCode.UnknownThing, link.Span, $"There is no thing {uid.Thing}.", found.Suggest(uid.Thing.ToString(), things.Names, "No thing is declared."));
            return null;
        }
        if (things.TypeOf(uid.Thing) is not { } type) return null;
        var channel = things.ChannelsOf(thing, type).FirstOrDefault(each => each.Id == uid.Id);
        // What is wrong with a channel that the thing adds is an error there.
        if (channel is null && !type.HasDynamicChannels && thing.Definition.Channels.All(each => each.Id != uid.Id))
            found.Error(DiagnosticCode.UnknownChannel, link.Span, $"Things of type {type.Uid} have no channel '{uid.Id}'.", found.Suggest(uid.Id, things.ChannelsOf(thing, type).Select(each => each.Id), "It has no channels at all."));
        return channel;
    }

    private void CheckItem(LinkEntry link, ChannelDefinition channel, ItemDefinition item)
    {
        if (!Fits(item.Type, channel))
            found.Error(DiagnosticCode.IncompatibleItem, link.Span, $"Item {item.Name} is of type {item.Type.Name}, but the channel '{channel.Id}' is {channel.ItemType}.", item.Group is null ? found.Wording(link.Span).Type(channel.ItemType!) : found.Wording(link.Span).BaseType(channel.ItemType!));
        else if (item.Unit is { } unit && channel.Unit is { } other && !unit.IsConvertibleTo(other))
            found.Error(DiagnosticCode.IncompatibleItem, link.Span, $"Item {item.Name} is in {unit.Symbol}, but the channel '{channel.Id}' in {other.Symbol}; there is no conversion between the two.");
    }

    // A String item holds any state as its text, a Number item a quantity without its unit, and a bare number gets the unit of its item; switches, levels and
    // colours become each other.
    private static bool Fits(ItemType item, ChannelDefinition channel) =>
        item == ItemType.Text
        || item.Name == channel.ItemType
        || (item == ItemType.Number && channel.Dimension is not null)
        || (item.Dimension is not null && channel.ItemType == ItemType.Number.Name)
        || (item.Name, channel.ItemType) is ("Switch", "Dimmer" or "Color") or ("Dimmer", "Switch" or "Color" or "Rollershutter") or ("Color", "Switch" or "Dimmer") or ("Rollershutter", "Dimmer");
}
