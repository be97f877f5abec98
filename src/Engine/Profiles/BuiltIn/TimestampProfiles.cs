using HomeBinding.Configuration;
using HomeBinding.Profiles;
using HomeBinding.Values;

namespace HomeBinding.Engine.Profiles.BuiltIn;

/// <summary>Profiles that tell when something happened.</summary>
internal static class TimestampProfiles
{
    public static IReadOnlyList<ProfileType> All { get; } =
    [
        new ProfileType<NoParameters>("system:timestamp-update", static (_, _) => new UpdateProfile())
        {
            Label = "Time of update",
            Description = "When the channel published its newest state.",
            Inputs = ProfileInputs.ChannelStates,
            ItemTypes = ["DateTime"],
            Converts = true,
        },
        new ProfileType<NoParameters>("system:timestamp-change", static (_, _) => new ChangeProfile())
        {
            Label = "Time of change",
            Description = "When the channel published a state that differs from the one before; the first counts.",
            Inputs = ProfileInputs.ChannelStates,
            ItemTypes = ["DateTime"],
            Converts = true,
        },
        new ProfileType<NoParameters>("system:timestamp-trigger", static (_, _) => new TriggerProfile())
        {
            Label = "Time of event",
            Description = "When the channel had its newest event.",
            Kind = ProfileKind.Trigger,
            ItemTypes = ["DateTime"],
        },
        new ProfileType<OffsetParameters>("system:timestamp-offset", static (_, parameters) => Shift(parameters.Offset))
        {
            Label = "Time offset",
            Description = "Shifts a time towards the item, and back towards the channel.",
            ItemTypes = ["DateTime"],
            ChannelTypes = ["DateTime"],
        },
    ];

    private static MapProfile Shift(long seconds) => new(
        value => value is DateTimeValue time ? Shift(time, seconds) ?? (object)UnDef.Undef : value,
        command => command is DateTimeValue time ? Shift(time, -seconds) : command,
        "there is no such time.");

    private static DateTimeValue? Shift(DateTimeValue time, long seconds)
    {
        try
        {
            return new DateTimeValue(time.Value.AddTicks(checked(seconds * TimeSpan.TicksPerSecond)));
        }
        catch (Exception exception) when (exception is ArgumentOutOfRangeException or OverflowException)
        {
            return null;
        }
    }

    internal sealed record OffsetParameters
    {
        [ConfigParameter(Label = "Offset", Unit = "s", Description = "Seconds that are added towards the item.")]
        public required long Offset { get; init; }
    }

    private sealed class UpdateProfile : StatelessProfile
    {
        public override void Handle(in ProfileInput input, IProfileOutput output)
        {
            if (input.Kind == ProfileInputKind.ChannelState) output.UpdateItem(new DateTimeValue(input.Time));
        }
    }

    private sealed class TriggerProfile : StatelessProfile
    {
        public override void Handle(in ProfileInput input, IProfileOutput output)
        {
            if (input.Kind == ProfileInputKind.ChannelTrigger) output.UpdateItem(new DateTimeValue(input.Time));
        }
    }

    private sealed class ChangeProfile : Profile<IState?>
    {
        public override IState? Initial => null;

        public override IState? Handle(IState? state, in ProfileInput input, IProfileOutput output)
        {
            if (input.Kind != ProfileInputKind.ChannelState) return state;
            if (!input.State!.Equals(state)) output.UpdateItem(new DateTimeValue(input.Time));
            return input.State;
        }
    }
}
