using HomeBinding.Profiles;
using HomeBinding.Values;

namespace HomeBinding.Engine.Profiles.BuiltIn;

/// <summary>
/// Dims with a rocker: a short press switches on or off, a long one makes it brighter or darker in steps. The times are openHAB's.
/// Its state is the press that lasts; null while none does.
/// </summary>
internal sealed class RockerDimmerProfile : Profile<RockerDimmerProfile.Press?>
{
    public const string Up = "DIR1_PRESSED";
    public const string Down = "DIR2_PRESSED";

    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan FirstStep = TimeSpan.FromMilliseconds(550);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>A press: which side, since when, and when the next step is due.</summary>
    internal sealed record Press(bool IsUp, DateTimeOffset Since, TimeSpan NextStep);

    public static ProfileType Type { get; } = new ProfileType<NoParameters>("system:rawrocker-to-dimmer", static (_, _) => new RockerDimmerProfile())
    {
        Label = "Rocker to dimmer",
        Description = "A short press switches, a long one dims.",
        Kind = ProfileKind.Trigger,
        ItemTypes = ["Dimmer", "Color"],
        ChannelTypes = ["system:rawrocker"],
    };

    public override Press? Initial => null;

    public override Press? Handle(Press? state, in ProfileInput input, IProfileOutput output)
    {
        switch (input.Kind, input.Trigger)
        {
            case (ProfileInputKind.ChannelTrigger, Up or Down):
                output.WakeAfter(FirstStep);
                return new Press(input.Trigger == Up, input.Time, FirstStep);
            case (ProfileInputKind.ChannelTrigger, "DIR1_RELEASED" or "DIR2_RELEASED") when state is not null && state.IsUp == (input.Trigger == "DIR1_RELEASED"):
                output.CancelWake();
                if (input.Time - state.Since <= Short) output.CommandItem(OnOff.From(state.IsUp));
                return null;
            case (ProfileInputKind.TimerElapsed, _) when state is not null:
                return Dim(state, input.Time, output);
            default:
                return state;
        }
    }

    // The steps keep their distance from the press, however late the timer is.
    private static Press? Dim(Press press, DateTimeOffset now, IProfileOutput output)
    {
        output.CommandItem(press.IsUp ? IncreaseDecrease.Increase : IncreaseDecrease.Decrease);
        var next = press.NextStep + Step;
        if (next > Longest) return press with { NextStep = TimeSpan.MaxValue };
        var due = press.Since + next;
        output.WakeAfter(due > now ? due - now : TimeSpan.Zero);
        return press with { NextStep = next };
    }
}
