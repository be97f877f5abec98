using HomeBinding.Channels;
using HomeBinding.Configuration.Model;
using HomeBinding.Engine.Items;

namespace HomeBinding.Configuration.Checks;

/// <summary>Checks the links: that there is such a channel, and that its item can hold its values.</summary>
internal sealed class LinkChecker(HomeModel model, KnownThings things, CheckResult found)
{
    private readonly Dictionary<string, ItemDefinition> _items = model.Items.ToDictionary(each => each.Definition.Name, each => each.Definition, StringComparer.Ordinal);

    public void Check()
    {
        foreach (var link in model.Links)
            if (FindChannel(link) is { } channel && _items.TryGetValue(link.Definition.ItemName, out var item)) CheckItem(link, channel, item);
    }

    private ChannelDefinition? FindChannel(LinkEntry link)
    {
        var uid = link.Definition.Channel;
        if (things.Find(uid.Thing) is not { } thing)
        {
            if (!things.MayBeOmitted(uid.Thing)) found.Error(link.Span, $"There is no thing {uid.Thing}.", found.Nearest.Ask(uid.Thing.ToString(), things.Names));
            return null;
        }
        if (things.TypeOf(uid.Thing) is not { } type) return null;
        var channel = things.ChannelsOf(thing, type).FirstOrDefault(each => each.Id == uid.Id);
        // What is wrong with a channel that the thing adds is an error there.
        if (channel is null && !type.HasDynamicChannels && thing.Definition.Channels.All(each => each.Id != uid.Id))
            found.Error(link.Span, $"Things of type {type.Uid} have no channel '{uid.Id}'.", found.Nearest.Ask(uid.Id, things.ChannelsOf(thing, type).Select(each => each.Id)));
        return channel;
    }

    private void CheckItem(LinkEntry link, ChannelDefinition channel, ItemDefinition item)
    {
        // A trigger channel has no state: which items it fits is its profile's matter.
        if (channel.Kind == ChannelKind.Trigger) return;
        if (!Fits(item.Type, channel))
            found.Error(link.Span, $"Item {item.Name} is of type {item.Type.Name}, but the channel '{channel.Id}' is {channel.ItemType}.", Suggest(channel));
        else if (item.Unit is { } unit && channel.Unit is { } other && !unit.IsConvertibleTo(other))
            found.Error(link.Span, $"Item {item.Name} is in {unit.Symbol}, but the channel '{channel.Id}' in {other.Symbol}; there is no conversion between the two.");
    }

    // A String item holds any state as its text, a Number item a quantity without its unit, and a bare number gets the unit of its item.
    private static bool Fits(ItemType item, ChannelDefinition channel) =>
        item == ItemType.Text
        || item.Name == channel.ItemType
        || (item == ItemType.Number && channel.Dimension is not null)
        || (item.Dimension is not null && channel.ItemType == ItemType.Number.Name);

    private static string Suggest(ChannelDefinition channel) => channel.Dimension is { } dimension
        ? $"Write type: Number and dimension: {dimension.Name}."
        : $"Write type: {channel.ItemType}.";
}
