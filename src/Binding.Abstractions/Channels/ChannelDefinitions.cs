using HomeBinding.Units;
using HomeBinding.Values;

namespace HomeBinding.Channels;

/// <summary>Makes channel declarations, one factory for each item type.</summary>
public static class ChannelDefinitions
{
    /// <summary>A channel of quantities, item type <c>Number:&lt;dimension&gt;</c>.</summary>
    /// <param name="id">The channel's id.</param>
    /// <param name="unit">The unit that bare numbers and limits are in.</param>
    public static ChannelDefinition<Quantity<TDimension>> Quantity<TDimension>(string id, Unit<TDimension> unit)
        where TDimension : IDimension<TDimension> => new(id, new QuantityKind<TDimension>(unit));

    /// <summary>A channel of numbers without unit, item type <c>Number</c>.</summary>
    public static ChannelDefinition<DecimalValue> Number(string id) => new(id, new NumberKind());

    /// <summary>A channel that is on or off, item type <c>Switch</c>.</summary>
    public static ChannelDefinition<OnOff> Switch(string id) => new(id, new SimpleKind<OnOff>("Switch", "ON or OFF"));

    /// <summary>A channel that is open or closed, item type <c>Contact</c>.</summary>
    public static ChannelDefinition<OpenClosed> Contact(string id) => new(id, new SimpleKind<OpenClosed>("Contact", "OPEN or CLOSED"));

    /// <summary>A channel of text, item type <c>String</c>.</summary>
    public static ChannelDefinition<TextValue> Text(string id) => new(id, new StringKind());

    /// <summary>A channel of points in time, item type <c>DateTime</c>.</summary>
    public static ChannelDefinition<DateTimeValue> DateTime(string id) => new(id, new SimpleKind<DateTimeValue>("DateTime", "a date and time in ISO 8601"));

    /// <summary>A channel of events without a state, e.g. a button; no item type.</summary>
    /// <param name="id">The channel's id.</param>
    /// <param name="events">The events there are, e.g. <c>SHORT_PRESSED</c>; none for any text.</param>
    public static TriggerChannelDefinition Trigger(string id, params IReadOnlyList<string> events) => new(id, [.. events.Select(each => new EventOption(each))]);
}
