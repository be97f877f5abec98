using HomeBinding.Channels;
using HomeBinding.Units;
using HomeBinding.Values;
using static HomeBinding.Channels.ChannelDefinitions;

namespace HomeBinding.GoECharger;

/// <summary>The channels of a charger.</summary>
internal static class ChargerChannels
{
    public static readonly ChannelDefinition<Quantity<ElectricCurrent>> MaxCurrent = Quantity("maxCurrent", Units.Units.Ampere) with
    {
        Label = "Maximum current",
        Description = "Maximum current that the car may draw on each phase. Parts of an ampere are cut off.",
        Category = "Energy",
        Writable = true,
        State = new StateDescription { Minimum = ChargerLimits.Least, Maximum = ChargerLimits.Most, Step = 1, Pattern = "%d %unit%" },
    };

    public static readonly ChannelDefinition<DecimalValue> ChargingPhases = Number("chargingPhases") with
    {
        Label = "Charging phases",
        Description = "Number of phases that the charger uses. 1 or 3 forces that number, 0 leaves it to the charger.",
        Category = "Energy",
        Writable = true,
        State = new StateDescription
        {
            Minimum = 0,
            Maximum = 3,
            Step = 1,
            Pattern = "%d",
            Options = [new("0", "Automatic"), new("1", "One phase"), new("3", "Three phases")],
        },
    };

    public static readonly ChannelDefinition<TextValue> PwmSignal = Text("pwmSignal") with
    {
        Label = "Signal status",
        Description = "What the car does, as the pilot signal tells.",
        Category = "Status",
        State = new StateDescription { Options = [.. CarStates.All.Select(OptionOf)] },
    };

    public static readonly ChannelDefinition<TextValue> Error = Text("error") with
    {
        Label = "Error",
        Description = "Error of the charger, NONE if there is none.",
        Category = "Error",
        State = new StateDescription { Options = [.. ErrorCodes.All.Select(OptionOf)] },
    };

    public static readonly ChannelDefinition<Quantity<ElectricPotential>>[] Voltages = [Voltage(1), Voltage(2), Voltage(3)];

    public static readonly ChannelDefinition<Quantity<ElectricCurrent>>[] Currents = [Current(1), Current(2), Current(3)];

    public static readonly ChannelDefinition<Quantity<Power>>[] Powers = [PowerOf(1), PowerOf(2), PowerOf(3)];

    public static readonly ChannelDefinition<Quantity<Power>> PowerAll = Quantity("powerAll", Units.Units.Watt) with
    {
        Label = "Power",
        Description = "Power over all phases.",
        Category = "Energy",
        State = new StateDescription { Pattern = "%.0f %unit%" },
    };

    public static readonly ChannelDefinition<Quantity<Energy>> SessionChargeEnergyLimit = Quantity("sessionChargeEnergyLimit", Units.Units.KilowattHour) with
    {
        Label = "Session energy limit",
        Description = "The charger stops when the session has reached this energy; 0 switches the limit off.",
        Category = "Energy",
        Writable = true,
        State = new StateDescription { Minimum = 0, Maximum = SessionLimit.MostKilowattHours, Pattern = "%.1f %unit%" },
    };

    public static readonly ChannelDefinition<Quantity<Energy>> SessionChargedEnergy = Quantity("sessionChargedEnergy", Units.Units.KilowattHour) with
    {
        Label = "Session energy",
        Description = "Energy since the car was connected.",
        Category = "Energy",
        State = new StateDescription { Pattern = "%.2f %unit%" },
    };

    public static readonly ChannelDefinition<Quantity<Energy>> TotalChargedEnergy = Quantity("totalChargedEnergy", Units.Units.KilowattHour) with
    {
        Label = "Total energy",
        Description = "Energy since the charger was installed.",
        Category = "Energy",
        State = new StateDescription { Pattern = "%.1f %unit%" },
    };

    public static readonly ChannelDefinition<OnOff> AllowCharging = Switch("allowCharging") with
    {
        Label = "Charging allowed",
        Description = "ON if the car may charge now. To change it, use forceState.",
        Category = "Switch",
    };

    public static readonly ChannelDefinition<Quantity<ElectricCurrent>> CableCurrent = Quantity("cableCurrent", Units.Units.Ampere) with
    {
        Label = "Cable current",
        Description = "What the plugged cable can carry; UNDEF without a cable.",
        Category = "Energy",
        Advanced = true,
        State = new StateDescription { Pattern = "%d %unit%" },
    };

    public static readonly ChannelDefinition<Quantity<Temperature>> Temperature1 = TemperatureOf(1, "Socket temperature", "Temperature of the type 2 socket.");

    public static readonly ChannelDefinition<Quantity<Temperature>> Temperature2 = TemperatureOf(2, "Board temperature", "Temperature of the circuit board.");

    public static readonly ChannelDefinition<TextValue> Firmware = Text("firmware") with
    {
        Label = "Firmware",
        Description = "Version of the firmware.",
        Category = "Text",
        Advanced = true,
    };

    public static readonly ChannelDefinition<TextValue> ForceState = Text("forceState") with
    {
        Label = "Force state",
        Description = "OFF forbids charging, ON charges whatever the charger's own rules say, NEUTRAL leaves it to these rules. The charger goes back to NEUTRAL when the car is unplugged.",
        Category = "Switch",
        Writable = true,
        State = new StateDescription { Options = [.. WritableCodes.ForceState.Words.Select(OptionOf)] },
    };

    public static readonly ChannelDefinition<TextValue> PhaseMode = Text("phaseMode") with
    {
        Label = "Phase mode",
        Description = "Number of phases that the charger has to use; AUTO leaves it to the charger. Each change wears the contactor.",
        Category = "Energy",
        Writable = true,
        Advanced = true,
        State = new StateDescription { Options = [.. WritableCodes.PhaseMode.Words.Select(OptionOf)] },
    };

    public static readonly ChannelDefinition<DecimalValue> Transaction = Number("transaction") with
    {
        Label = "Transaction",
        Description = "Number of the card that the session was started with, 0 for none; UNDEF without a session.",
        Category = "Number",
        Advanced = true,
        State = new StateDescription { Minimum = 0, Pattern = "%d" },
    };

    public static readonly ChannelDefinition<TextValue> ModelStatus = Text("modelStatus") with
    {
        Label = "Reason",
        Description = "Why the charger lets the car charge, or does not.",
        Category = "Text",
    };

    public static IReadOnlyList<ChannelDefinition> All { get; } =
    [
        MaxCurrent, ChargingPhases, PwmSignal, Error,
        .. Voltages, .. Currents, .. Powers,
        SessionChargeEnergyLimit, SessionChargedEnergy, TotalChargedEnergy,
        AllowCharging, CableCurrent, Temperature1, Temperature2, Firmware,
        PowerAll, ForceState, PhaseMode, Transaction, ModelStatus,
    ];

    private static StateOption OptionOf(string word) => new(word, char.ToUpperInvariant(word[0]) + word[1..].Replace('_', ' ').ToLowerInvariant());

    private static ChannelDefinition<Quantity<ElectricPotential>> Voltage(int phase) => Quantity($"voltageL{phase}", Units.Units.Volt) with
    {
        Label = $"Voltage L{phase}",
        Description = $"Voltage on phase {phase}.",
        Category = "Energy",
        State = new StateDescription { Pattern = "%.1f %unit%" },
    };

    private static ChannelDefinition<Quantity<ElectricCurrent>> Current(int phase) => Quantity($"currentL{phase}", Units.Units.Ampere) with
    {
        Label = $"Current L{phase}",
        Description = $"Current on phase {phase}.",
        Category = "Energy",
        State = new StateDescription { Pattern = "%.1f %unit%" },
    };

    private static ChannelDefinition<Quantity<Power>> PowerOf(int phase) => Quantity($"powerL{phase}", Units.Units.Watt) with
    {
        Label = $"Power L{phase}",
        Description = $"Power on phase {phase}.",
        Category = "Energy",
        State = new StateDescription { Pattern = "%.0f %unit%" },
    };

    private static ChannelDefinition<Quantity<Temperature>> TemperatureOf(int number, string label, string description) =>
        Quantity($"temperature{number}", Units.Units.Celsius) with
        {
            Label = label,
            Description = description,
            Category = "Temperature",
            Advanced = true,
            State = new StateDescription { Pattern = "%.1f %unit%" },
        };
}
