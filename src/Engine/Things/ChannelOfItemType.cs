using HomeBinding.Channels;
using HomeBinding.Engine.Items;
using HomeBinding.Units;

namespace HomeBinding.Engine.Things;

/// <summary>Makes the declaration of a channel of which only the type of items is known.</summary>
internal static class ChannelOfItemType
{
    private static readonly Dictionary<ItemType, Func<string, ChannelDefinition>> Factories = new()
    {
        [ItemType.Switch] = ChannelDefinitions.Switch,
        [ItemType.Contact] = ChannelDefinitions.Contact,
        [ItemType.DateTime] = ChannelDefinitions.DateTime,
        [ItemType.Text] = ChannelDefinitions.Text,
        [ItemType.Number] = ChannelDefinitions.Number,
        [ItemType.Dimmer] = ChannelDefinitions.Dimmer,
        [ItemType.Color] = ChannelDefinitions.Color,
        [ItemType.Rollershutter] = ChannelDefinitions.Rollershutter,
        [ItemType.Player] = ChannelDefinitions.Player,
        [ItemType.Location] = ChannelDefinitions.Location,
        [ItemType.Image] = ChannelDefinitions.Image,
        [ItemType.Call] = ChannelDefinitions.Call,
    };

    /// <summary>The declaration. Bare numbers of a quantity are in the default unit of its dimension.</summary>
    /// <exception cref="ArgumentException">It is the type of groups, which no channel has.</exception>
    public static ChannelDefinition Create(string id, ItemType type) =>
        type.Dimension is { } dimension ? ChannelDefinitions.Quantity(id, dimension.DefaultUnit(MeasurementSystem.SI))
        : Factories.TryGetValue(type, out var factory) ? factory(id)
        : throw new ArgumentException($"No channel is of type {type.Name}.", nameof(type));
}
