using HomeBinding.Configuration;
using HomeBinding.Profiles;
using HomeBinding.Values;

namespace HomeBinding.Engine.Profiles.BuiltIn;

/// <summary>
/// Turns an item round at each press of a button. Its state is what the item was last known to be, whether that came from the button or from
/// elsewhere; null as long as it has seen nothing, when it looks at the item.
/// </summary>
internal sealed class ToggleProfile<T>(string pressed, T first, T second) : Profile<T?>
    where T : class, IState, ICommand
{
    public override T? Initial => null;

    public override T? Handle(T? state, in ProfileInput input, IProfileOutput output)
    {
        switch (input.Kind)
        {
            case ProfileInputKind.ItemState:
                return As(input.State!);
            case ProfileInputKind.ChannelTrigger when input.Trigger == pressed:
                var next = (state ?? As(input.ItemState)) == first ? second : first;
                output.CommandItem(next);
                return next;
            default:
                return state;
        }
    }

    private static T? As(IState state) => StateConversion.TryConvert<T>(state, out var converted) ? converted : null;
}

/// <summary>The types of toggling profiles, for buttons that tell of presses and releases, and for those that tell of short and long presses.</summary>
internal static class ToggleProfiles
{
    public static IReadOnlyList<ProfileType> All { get; } =
    [
        RawButton("switch", OnOff.On, OnOff.Off, "Switch", "Dimmer", "Color"),
        RawButton("player", PlayPause.Play, PlayPause.Pause, "Player"),
        RawButton("rollershutter", UpDown.Up, UpDown.Down, "Rollershutter"),
        Button("switch", OnOff.On, OnOff.Off, "Switch", "Dimmer", "Color"),
        Button("player", PlayPause.Play, PlayPause.Pause, "Player"),
        Button("rollershutter", UpDown.Up, UpDown.Down, "Rollershutter"),
    ];

    private static ProfileType<RawParameters> RawButton<T>(string what, T first, T second, params string[] items)
        where T : class, IState, ICommand => new($"system:rawbutton-toggle-{what}", (_, parameters) => new ToggleProfile<T>(parameters.Event, first, second))
        {
            Label = $"Raw button toggles {what}",
            Description = $"{first} and {second} in turns.",
            Kind = ProfileKind.Trigger,
            Inputs = ProfileInputs.ChannelTriggers | ProfileInputs.ItemStates,
            ItemTypes = items,
            ChannelTypes = ["system:rawbutton"],
        };

    private static ProfileType<Parameters> Button<T>(string what, T first, T second, params string[] items)
        where T : class, IState, ICommand => new($"system:button-toggle-{what}", (_, parameters) => new ToggleProfile<T>(parameters.Event, first, second))
        {
            Label = $"Button toggles {what}",
            Description = $"{first} and {second} in turns.",
            Kind = ProfileKind.Trigger,
            Inputs = ProfileInputs.ChannelTriggers | ProfileInputs.ItemStates,
            ItemTypes = items,
            ChannelTypes = ["system:button"],
        };

    internal sealed record RawParameters
    {
        [ConfigParameter(Label = "Event", Description = "The event that counts.", Options = ["PRESSED", "RELEASED"])]
        public string Event { get; init; } = "PRESSED";
    }

    internal sealed record Parameters
    {
        [ConfigParameter(Label = "Event", Description = "The event that counts.", Options = ["SHORT_PRESSED", "DOUBLE_PRESSED", "LONG_PRESSED"])]
        public string Event { get; init; } = "SHORT_PRESSED";
    }
}
