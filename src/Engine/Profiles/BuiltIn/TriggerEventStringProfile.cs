using HomeBinding.Profiles;
using HomeBinding.Values;

namespace HomeBinding.Engine.Profiles.BuiltIn;

/// <summary>Gives the item each event as a command, in words.</summary>
internal sealed class TriggerEventStringProfile : StatelessProfile
{
    public static ProfileType Type { get; } = new ProfileType<NoParameters>("system:trigger-event-string", static (_, _) => new TriggerEventStringProfile())
    {
        Label = "Event as text",
        Description = "Gives the item each event of the channel as a command.",
        Kind = ProfileKind.Trigger,
        ItemTypes = ["String"],
    };

    public override void Handle(in ProfileInput input, IProfileOutput output)
    {
        if (input.Kind == ProfileInputKind.ChannelTrigger) output.CommandItem(new TextValue(input.Trigger!));
    }
}
