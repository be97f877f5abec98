using HomeBinding.Profiles;
using HomeBinding.Values;

namespace HomeBinding.Engine.Profiles.BuiltIn;

/// <summary>Turns values into their opposites, both ways. What has none passes as it is.</summary>
internal static class InvertProfile
{
    public static ProfileType Type { get; } = new ProfileType<NoParameters>("system:invert", static (_, _) => new MapProfile(Invert, static command => (ICommand)Invert(command)))
    {
        Label = "Invert",
        Description = "ON and OFF, OPEN and CLOSED, UP and DOWN change places; a level becomes 100 less it, a number the negative one.",
    };

    private static object Invert(object value) => value switch
    {
        OnOff onOff => onOff.IsOn ? OnOff.Off : OnOff.On,
        OpenClosed openClosed => openClosed.IsOpen ? OpenClosed.Closed : OpenClosed.Open,
        UpDown upDown => upDown.IsUp ? UpDown.Down : UpDown.Up,
        IncreaseDecrease increase => increase == IncreaseDecrease.Increase ? IncreaseDecrease.Decrease : IncreaseDecrease.Increase,
        PercentValue percent => new PercentValue(100m - percent.Value),
        DecimalValue number => new DecimalValue(-number.Value),
        Quantity quantity => quantity.Unit.CreateQuantity(-quantity.Value),
        _ => value,
    };
}
