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

    /// <summary>A channel of quantities of a dimension that the compiler does not know, item type <c>Number:&lt;dimension&gt;</c>.</summary>
    /// <param name="id">The channel's id.</param>
    /// <param name="unit">The unit that bare numbers and limits are in.</param>
    /// <returns>A <see cref="ChannelDefinition{T}"/> of the <see cref="Values.Quantity{TDimension}"/> of that dimension.</returns>
    public static ChannelDefinition Quantity(string id, Unit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return unit.Accept(new QuantityFactory(id));
    }

    /// <summary>A channel of numbers without unit, item type <c>Number</c>.</summary>
    public static ChannelDefinition<DecimalValue> Number(string id) => new(id, new NumberKind());

    /// <summary>A channel that is on or off, item type <c>Switch</c>.</summary>
    public static ChannelDefinition<OnOff> Switch(string id) => new(id, new SimpleKind<OnOff>("Switch", "ON or OFF"));

    /// <summary>A channel that is open or closed, item type <c>Contact</c>.</summary>
    public static ChannelDefinition<OpenClosed> Contact(string id) => new(id, new SimpleKind<OpenClosed>("Contact", "OPEN or CLOSED"));

    /// <summary>
    /// A channel with a brightness or level, item type <c>Dimmer</c>. ON, OFF and colours reach the handler as percent; INCREASE and DECREASE, and ON and
    /// OFF as they are, where it says so with <see cref="Channel{T}.OnCommand{TCommand}"/>.
    /// </summary>
    public static ChannelDefinition<PercentValue> Dimmer(string id) =>
        new(id, new SimpleKind<PercentValue>("Dimmer", "0 to 100, ON, OFF, INCREASE or DECREASE", typeof(OnOff), typeof(IncreaseDecrease)));

    /// <summary>
    /// A channel with a colour, item type <c>Color</c>. What says nothing of the colour arrives as white (openHAB's conversion): take percent, ON and OFF,
    /// INCREASE and DECREASE as they are with <see cref="Channel{T}.OnCommand{TCommand}"/> to keep the colour that the lamp has.
    /// </summary>
    public static ChannelDefinition<HsbValue> Color(string id) => new(
        id,
        new SimpleKind<HsbValue>("Color", "hue,saturation,brightness, 0 to 100, ON, OFF, INCREASE or DECREASE", typeof(PercentValue), typeof(OnOff), typeof(IncreaseDecrease)));

    /// <summary>
    /// A channel of a shutter, 0 is up and 100 down, item type <c>Rollershutter</c>. UP and DOWN reach the handler as percent; they and STOP and MOVE as they
    /// are, where it says so with <see cref="Channel{T}.OnCommand{TCommand}"/>.
    /// </summary>
    public static ChannelDefinition<PercentValue> Rollershutter(string id) =>
        new(id, new SimpleKind<PercentValue>("Rollershutter", "0 to 100, UP, DOWN, STOP or MOVE", typeof(UpDown), typeof(StopMove)));

    /// <summary>
    /// A channel of a player, item type <c>Player</c>. NEXT and PREVIOUS reach the handler by <see cref="Channel{T}.OnCommand{TCommand}"/>.
    /// </summary>
    public static ChannelDefinition<IPlayerState> Player(string id) =>
        new(id, new SimpleKind<IPlayerState>("Player", "PLAY, PAUSE, REWIND, FASTFORWARD, NEXT or PREVIOUS", typeof(PlayPause), typeof(RewindFastforward), typeof(NextPrevious)));

    /// <summary>A channel of places, item type <c>Location</c>.</summary>
    public static ChannelDefinition<PointValue> Location(string id) => new(id, new SimpleKind<PointValue>("Location", "latitude,longitude[,altitude]"));

    /// <summary>A channel of images, item type <c>Image</c>; it takes no commands but REFRESH.</summary>
    public static ChannelDefinition<RawValue> Image(string id) => new(id, new SimpleKind<RawValue>("Image", "an image, which is a state only"));

    /// <summary>A channel of telephone calls, item type <c>Call</c>; it takes no commands but REFRESH.</summary>
    public static ChannelDefinition<StringListValue> Call(string id) => new(id, new SimpleKind<StringListValue>("Call", "texts separated by commas"));

    /// <summary>A channel of text, item type <c>String</c>.</summary>
    public static ChannelDefinition<TextValue> Text(string id) => new(id, new StringKind());

    /// <summary>A channel of points in time, item type <c>DateTime</c>.</summary>
    public static ChannelDefinition<DateTimeValue> DateTime(string id) => new(id, new SimpleKind<DateTimeValue>("DateTime", "a date and time in ISO 8601"));

    /// <summary>A channel of events without a state, e.g. a button; no item type.</summary>
    /// <param name="id">The channel's id.</param>
    /// <param name="events">The events there are, e.g. <c>SHORT_PRESSED</c>; none for any text.</param>
    public static TriggerChannelDefinition Trigger(string id, params IReadOnlyList<string> events) => new(id, [.. events.Select(each => new EventOption(each))]);

    private sealed class QuantityFactory(string id) : IUnitVisitor<ChannelDefinition>
    {
        public ChannelDefinition Visit<TDimension>(Unit<TDimension> unit)
            where TDimension : IDimension<TDimension> => Quantity(id, unit);
    }
}
