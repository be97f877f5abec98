using HomeBinding.Units;
using HomeBinding.Values;

namespace HomeBinding.Channels;

/// <summary>
/// openHAB's system channel types: what many devices have in common, with the label, category, tags, range and pattern that users know. Each factory
/// takes the id of the channel within its thing; change what differs with <c>with</c>.
/// </summary>
public static class SystemChannels
{
    private static readonly StateDescription WholePercent = new() { Minimum = 0, Maximum = 100, Step = 1, Pattern = "%.0f %%" };

    private static readonly Dictionary<string, Func<string, ChannelDefinition>> Factories = new(StringComparer.Ordinal)
    {
        ["signal-strength"] = SignalStrength,
        ["low-battery"] = LowBattery,
        ["battery-level"] = BatteryLevel,
        ["trigger"] = Trigger,
        ["rawbutton"] = RawButton,
        ["button"] = Button,
        ["rawrocker"] = RawRocker,
        ["power"] = Power,
        ["location"] = Location,
        ["motion"] = Motion,
        ["brightness"] = Brightness,
        ["color"] = Color,
        ["color-temperature"] = ColorTemperature,
        ["color-temperature-abs"] = ColorTemperatureAbsolute,
        ["volume"] = Volume,
        ["mute"] = Mute,
        ["media-control"] = MediaControl,
        ["media-title"] = MediaTitle,
        ["media-artist"] = MediaArtist,
        ["wind-direction"] = WindDirection,
        ["wind-speed"] = WindSpeed,
        ["outdoor-temperature"] = OutdoorTemperature,
        ["indoor-temperature"] = IndoorTemperature,
        ["atmospheric-humidity"] = AtmosphericHumidity,
        ["barometric-pressure"] = BarometricPressure,
        ["electric-power"] = ElectricPower,
        ["electric-current"] = ElectricCurrent,
        ["electric-voltage"] = ElectricVoltage,
        ["electric-energy"] = ElectricEnergy,
        ["uv-index"] = UvIndex,
    };

    /// <summary>The ids of all system channel types, <c>system:…</c>.</summary>
    public static IReadOnlyList<ChannelTypeUid> TypeUids { get; } = [.. Factories.Keys.Select(Uid)];

    /// <summary>Makes a channel of a system type by the type's id; null if there is no such type.</summary>
    /// <param name="type">E.g. <c>system:battery-level</c>.</param>
    /// <param name="id">The channel's id.</param>
    public static ChannelDefinition? Create(ChannelTypeUid type, string id) =>
        type.BindingId == ChannelTypeUid.System && Factories.TryGetValue(type.TypeId, out var factory) ? factory(id) : null;

    /// <summary><c>system:signal-strength</c>: 0 (no signal) to 4 (excellent).</summary>
    public static ChannelDefinition<DecimalValue> SignalStrength(string id) => ChannelDefinitions.Number(id) with
    {
        TypeUid = Uid("signal-strength"),
        Label = "Signal strength",
        Category = "QualityOfService",
        Tags = ["Measurement", "SignalStrength"],
        State = new StateDescription
        {
            Minimum = 0,
            Maximum = 4,
            Step = 1,
            Options = [new("0", "no signal"), new("1", "weak"), new("2", "average"), new("3", "good"), new("4", "excellent")],
        },
    };

    /// <summary><c>system:low-battery</c>: ON when the battery wants to be replaced.</summary>
    public static ChannelDefinition<OnOff> LowBattery(string id) => ChannelDefinitions.Switch(id) with
    {
        TypeUid = Uid("low-battery"),
        Label = "Low battery",
        Category = "LowBattery",
        Tags = ["Alarm", "LowBattery"],
    };

    /// <summary><c>system:battery-level</c>: percent, as a number without unit.</summary>
    public static ChannelDefinition<DecimalValue> BatteryLevel(string id) => ChannelDefinitions.Number(id) with
    {
        TypeUid = Uid("battery-level"),
        Label = "Battery level",
        Category = "Battery",
        Tags = ["Measurement", "Energy"],
        State = WholePercent,
    };

    /// <summary><c>system:trigger</c>: any event.</summary>
    public static TriggerChannelDefinition Trigger(string id) => ChannelDefinitions.Trigger(id) with { TypeUid = Uid("trigger"), Label = "Trigger" };

    /// <summary><c>system:rawbutton</c>: PRESSED and RELEASED.</summary>
    public static TriggerChannelDefinition RawButton(string id) =>
        ChannelDefinitions.Trigger(id, "PRESSED", "RELEASED") with { TypeUid = Uid("rawbutton"), Label = "Raw button" };

    /// <summary><c>system:button</c>: SHORT_PRESSED, DOUBLE_PRESSED and LONG_PRESSED.</summary>
    public static TriggerChannelDefinition Button(string id) =>
        ChannelDefinitions.Trigger(id, "SHORT_PRESSED", "DOUBLE_PRESSED", "LONG_PRESSED") with { TypeUid = Uid("button"), Label = "Button" };

    /// <summary><c>system:rawrocker</c>: DIR1 and DIR2, each PRESSED and RELEASED.</summary>
    public static TriggerChannelDefinition RawRocker(string id) =>
        ChannelDefinitions.Trigger(id, "DIR1_PRESSED", "DIR1_RELEASED", "DIR2_PRESSED", "DIR2_RELEASED") with { TypeUid = Uid("rawrocker"), Label = "Raw rocker" };

    /// <summary><c>system:power</c>: switches a device on and off.</summary>
    public static ChannelDefinition<OnOff> Power(string id) => ChannelDefinitions.Switch(id) with
    {
        TypeUid = Uid("power"),
        Label = "Power",
        Category = "Switch",
        Tags = ["Switch", "Power"],
        Writable = true,
    };

    /// <summary><c>system:location</c>: where the device is.</summary>
    public static ChannelDefinition<PointValue> Location(string id) => ChannelDefinitions.Location(id) with
    {
        TypeUid = Uid("location"),
        Label = "Location",
        Tags = ["Measurement", "GeoLocation"],
        State = new StateDescription { Pattern = "%2$s°N %3$s°E %1$sm" },
    };

    /// <summary><c>system:motion</c>: ON while the device sees motion.</summary>
    public static ChannelDefinition<OnOff> Motion(string id) => ChannelDefinitions.Switch(id) with
    {
        TypeUid = Uid("motion"),
        Label = "Motion",
        Category = "Motion",
        Tags = ["Status", "Motion"],
    };

    /// <summary><c>system:brightness</c>.</summary>
    public static ChannelDefinition<PercentValue> Brightness(string id) => ChannelDefinitions.Dimmer(id) with
    {
        TypeUid = Uid("brightness"),
        Label = "Brightness",
        Category = "Light",
        Tags = ["Control", "Brightness"],
        Writable = true,
        State = new StateDescription { Minimum = 0, Maximum = 100, Pattern = "%d %%" },
    };

    /// <summary><c>system:color</c>.</summary>
    public static ChannelDefinition<HsbValue> Color(string id) => ChannelDefinitions.Color(id) with
    {
        TypeUid = Uid("color"),
        Label = "Color",
        Category = "ColorLight",
        Tags = ["Control", "Color"],
        Writable = true,
    };

    /// <summary><c>system:color-temperature</c>: 0 (coldest) to 100 % (warmest) of what the lamp can.</summary>
    public static ChannelDefinition<PercentValue> ColorTemperature(string id) => ChannelDefinitions.Dimmer(id) with
    {
        TypeUid = Uid("color-temperature"),
        Label = "Color temperature",
        Category = "ColorLight",
        Tags = ["Control", "ColorTemperature"],
        Writable = true,
        State = new StateDescription { Minimum = 0, Maximum = 100, Pattern = "%.0f" },
    };

    /// <summary><c>system:color-temperature-abs</c>: kelvin; mired convert.</summary>
    public static ChannelDefinition<Quantity<Temperature>> ColorTemperatureAbsolute(string id) => ChannelDefinitions.Quantity(id, Units.Units.Kelvin) with
    {
        TypeUid = Uid("color-temperature-abs"),
        Label = "Color temperature",
        Category = "ColorLight",
        Tags = ["Control", "ColorTemperature"],
        Writable = true,
        Advanced = true,
        State = new StateDescription { Minimum = 1000, Maximum = 10000, Pattern = "%.0f %unit%" },
    };

    /// <summary><c>system:volume</c>.</summary>
    public static ChannelDefinition<PercentValue> Volume(string id) => ChannelDefinitions.Dimmer(id) with
    {
        TypeUid = Uid("volume"),
        Label = "Volume",
        Category = "SoundVolume",
        Tags = ["Control", "SoundVolume"],
        Writable = true,
        State = new StateDescription { Minimum = 0, Maximum = 100, Pattern = "%d %%" },
    };

    /// <summary><c>system:mute</c>.</summary>
    public static ChannelDefinition<OnOff> Mute(string id) => ChannelDefinitions.Switch(id) with
    {
        TypeUid = Uid("mute"),
        Label = "Mute",
        Category = "SoundVolume",
        Tags = ["Switch", "SoundVolume"],
        Writable = true,
    };

    /// <summary><c>system:media-control</c>.</summary>
    public static ChannelDefinition<IPlayerState> MediaControl(string id) => ChannelDefinitions.Player(id) with
    {
        TypeUid = Uid("media-control"),
        Label = "Media control",
        Category = "MediaControl",
        Tags = ["Control", "MediaControl"],
        Writable = true,
    };

    /// <summary><c>system:media-title</c>.</summary>
    public static ChannelDefinition<TextValue> MediaTitle(string id) => ChannelDefinitions.Text(id) with
    {
        TypeUid = Uid("media-title"),
        Label = "Media title",
        Tags = ["Status", "Info"],
        State = new StateDescription { Pattern = "%s" },
    };

    /// <summary><c>system:media-artist</c>.</summary>
    public static ChannelDefinition<TextValue> MediaArtist(string id) => ChannelDefinitions.Text(id) with
    {
        TypeUid = Uid("media-artist"),
        Label = "Media artist",
        Tags = ["Status", "Info"],
        State = new StateDescription { Pattern = "%s" },
    };

    /// <summary><c>system:wind-direction</c>: degrees, clockwise from north.</summary>
    public static ChannelDefinition<Quantity<Angle>> WindDirection(string id) =>
        Measured(ChannelDefinitions.Quantity(id, Units.Units.Degree), "wind-direction", "Wind direction", "Wind", "Wind", "%.0f %unit%") with
        {
            State = new StateDescription { Minimum = 0, Maximum = 360, Step = 1, Pattern = "%.0f %unit%" },
        };

    /// <summary><c>system:wind-speed</c>.</summary>
    public static ChannelDefinition<Quantity<Speed>> WindSpeed(string id) =>
        Measured(ChannelDefinitions.Quantity(id, Units.Units.KilometrePerHour), "wind-speed", "Wind speed", "Wind", "Wind", "%.1f %unit%");

    /// <summary><c>system:outdoor-temperature</c>.</summary>
    public static ChannelDefinition<Quantity<Temperature>> OutdoorTemperature(string id) =>
        Measured(ChannelDefinitions.Quantity(id, Units.Units.Celsius), "outdoor-temperature", "Outdoor temperature", "Temperature", "Temperature", "%.1f %unit%");

    /// <summary><c>system:indoor-temperature</c>.</summary>
    public static ChannelDefinition<Quantity<Temperature>> IndoorTemperature(string id) =>
        Measured(ChannelDefinitions.Quantity(id, Units.Units.Celsius), "indoor-temperature", "Indoor temperature", "Temperature", "Temperature", "%.1f %unit%");

    /// <summary><c>system:atmospheric-humidity</c>.</summary>
    public static ChannelDefinition<Quantity<Dimensionless>> AtmosphericHumidity(string id) =>
        Measured(ChannelDefinitions.Quantity(id, Units.Units.Percent), "atmospheric-humidity", "Atmospheric humidity", "Humidity", "Humidity", "%.0f %%");

    /// <summary><c>system:barometric-pressure</c>.</summary>
    public static ChannelDefinition<Quantity<Pressure>> BarometricPressure(string id) =>
        Measured(ChannelDefinitions.Quantity(id, Units.Units.Hectopascal), "barometric-pressure", "Barometric pressure", "Pressure", "Pressure", "%.3f %unit%");

    /// <summary><c>system:electric-power</c>.</summary>
    public static ChannelDefinition<Quantity<Power>> ElectricPower(string id) =>
        Measured(ChannelDefinitions.Quantity(id, Units.Units.Watt), "electric-power", "Electric power", "Energy", "Power", "%.1f %unit%");

    /// <summary><c>system:electric-current</c>.</summary>
    public static ChannelDefinition<Quantity<ElectricCurrent>> ElectricCurrent(string id) =>
        Measured(ChannelDefinitions.Quantity(id, Units.Units.Ampere), "electric-current", "Electric current", "Energy", "Current", "%.1f %unit%");

    /// <summary><c>system:electric-voltage</c>.</summary>
    public static ChannelDefinition<Quantity<ElectricPotential>> ElectricVoltage(string id) =>
        Measured(ChannelDefinitions.Quantity(id, Units.Units.Volt), "electric-voltage", "Electric voltage", "Energy", "Voltage", "%.1f %unit%");

    /// <summary><c>system:electric-energy</c>.</summary>
    public static ChannelDefinition<Quantity<Energy>> ElectricEnergy(string id) =>
        Measured(ChannelDefinitions.Quantity(id, Units.Units.KilowattHour), "electric-energy", "Electric energy", "Energy", "Energy", "%.1f %unit%");

    /// <summary><c>system:uv-index</c>.</summary>
    public static ChannelDefinition<DecimalValue> UvIndex(string id) =>
        Measured(ChannelDefinitions.Number(id), "uv-index", "UV index", "Sun", "Ultraviolet", "%.1f");

    private static ChannelDefinition<T> Measured<T>(ChannelDefinition<T> channel, string type, string label, string category, string property, string pattern)
        where T : class, IState => channel with
        {
            TypeUid = Uid(type),
            Label = label,
            Category = category,
            Tags = ["Measurement", property],
            State = new StateDescription { Pattern = pattern },
        };

    private static ChannelTypeUid Uid(string type) => ChannelTypeUid.Parse($"{ChannelTypeUid.System}:{type}");
}
