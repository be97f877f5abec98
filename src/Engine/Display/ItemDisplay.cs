using HomeBinding.Channels;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Metadata;

namespace HomeBinding.Engine.Display;

/// <summary>Describes and shows live items. May be called from any thread; transformations may read files, so not from the event loop.</summary>
public static class ItemDisplay
{
    /// <summary>
    /// The description of an item's state: from its metadata, its format, its channel and its type. Of several channels the first counts that takes
    /// commands, else the first.
    /// </summary>
    public static StateDescription Describe(Item item)
    {
        var definition = item.Definition;
        return StateDescriptionMerger.Describe(
            definition.Type,
            definition.Metadata.TryGetValue(MetadataNamespaces.StateDescription, out var metadata) ? StateDescriptionFragment.FromMetadata(metadata.Config, out _) : null,
            definition.Format,
            ChannelOf(item) is { } channel ? StateDescriptionFragment.FromChannel(channel, item.Unit) : null);
    }

    /// <summary>The commands to offer for an item.</summary>
    public static CommandDescription DescribeCommands(Item item) => CommandDescription.Of(
        item.Type,
        item.Metadata.TryGetValue(MetadataNamespaces.CommandDescription, out var metadata) ? metadata.Config : null,
        Describe(item));

    /// <summary>An item's state as people see it.</summary>
    public static string Format(Item item, DisplayContext context) => Format(item, context, out _);

    /// <summary>An item's state as people see it, and what is wrong with its pattern.</summary>
    public static string Format(Item item, DisplayContext context, out string? problem) =>
        StateFormatter.Format(item.State, item.IsGroup ? item.DecimalState : null, Describe(item), item.Type, context, out problem);

    private static ChannelDefinition? ChannelOf(Item item)
    {
        ChannelDefinition? first = null;
        foreach (var link in item.Links)
        {
            if (link.Endpoint?.Channel is not { } live) continue;
            // What the handler said of it since then counts.
            var channel = ReferenceEquals(live.StateDescription, live.Definition.State) ? live.Definition : live.Definition with { State = live.StateDescription };
            if (channel is { Writable: true, State.ReadOnly: not true }) return channel;
            first ??= channel;
        }
        return first;
    }
}
