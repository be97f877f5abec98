using HomeBinding.Profiles;
using HomeBinding.Values;

namespace HomeBinding.Engine.Profiles.BuiltIn;

/// <summary>Gives the item one command for one event and another for another.</summary>
internal sealed class EventCommandProfile(string firstEvent, ICommand first, string secondEvent, ICommand second) : StatelessProfile
{
    public static IReadOnlyList<ProfileType> All { get; } =
    [
        new ProfileType<NoParameters>("system:rawbutton-on-off-switch", static (_, _) => new EventCommandProfile("PRESSED", OnOff.On, "RELEASED", OnOff.Off))
        {
            Label = "Raw button switches while pressed",
            Description = "ON when pressed, OFF when released.",
            Kind = ProfileKind.Trigger,
            ItemTypes = ["Switch", "Dimmer", "Color"],
            ChannelTypes = ["system:rawbutton"],
        },
        Rocker("on-off", OnOff.On, OnOff.Off, "Switch", "Dimmer", "Color"),
        Rocker("up-down", UpDown.Up, UpDown.Down, "Rollershutter"),
        Rocker("play-pause", PlayPause.Play, PlayPause.Pause, "Player"),
        Rocker("next-previous", NextPrevious.Next, NextPrevious.Previous, "Player"),
        Rocker("stop-move", StopMove.Move, StopMove.Stop, "Rollershutter"),
        Rocker("rewind-fastforward", RewindFastforward.Fastforward, RewindFastforward.Rewind, "Player"),
    ];

    public override void Handle(in ProfileInput input, IProfileOutput output)
    {
        if (input.Trigger == firstEvent) output.CommandItem(first);
        else if (input.Trigger == secondEvent) output.CommandItem(second);
    }

    private static ProfileType<NoParameters> Rocker(string what, ICommand first, ICommand second, params string[] items) =>
        new($"system:rawrocker-to-{what}", (_, _) => new EventCommandProfile(RockerDimmerProfile.Up, first, RockerDimmerProfile.Down, second))
        {
            Label = $"Rocker to {what}",
            Description = $"{first.ToText()} on one side, {second.ToText()} on the other.",
            Kind = ProfileKind.Trigger,
            ItemTypes = items,
            ChannelTypes = ["system:rawrocker"],
        };
}
