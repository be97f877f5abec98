using HomeBinding.Configuration;
using HomeBinding.Profiles;
using HomeBinding.Values;

namespace HomeBinding.Engine.Profiles.BuiltIn;

/// <summary>
/// Passes at most one value in each interval. Both modes pass a value at once if the interval since the one before is over; of what comes sooner,
/// <c>last</c> passes the newest at the end of the interval and <c>first</c> nothing. Each direction by itself.
/// </summary>
internal sealed class ThrottleProfile(TimeSpan interval, bool keepsLast) : Profile<TwoWays<ThrottleProfile.Lane>>
{
    /// <summary>When the newest value was passed, and the one that waits.</summary>
    internal readonly record struct Lane(DateTimeOffset? Passed, Kept? Waiting);

    public static ProfileType Type { get; } = new ProfileType<Parameters>("system:throttle", static (_, parameters) => new ThrottleProfile(ValueText.Duration(parameters.Interval), parameters.Mode == "last"))
    {
        Label = "Throttle",
        Description = "Passes at most one state or command in each interval.",
        ValidateConfiguration = static parameters => ValueText.CheckDuration("interval", parameters.Interval),
    };

    public override TwoWays<Lane> Initial => default;

    public override TwoWays<Lane> Handle(TwoWays<Lane> state, in ProfileInput input, IProfileOutput output)
    {
        if (Kept.From(input) is { } newest)
        {
            state = state.With(newest.ToChannel, Take(state.Get(newest.ToChannel), newest, input.Time, output));
        }
        else if (input.Kind == ProfileInputKind.TimerElapsed)
        {
            state = new(Release(state.ToItem, input.Time, output), Release(state.ToChannel, input.Time, output));
        }
        else
        {
            if (input.Kind == ProfileInputKind.ItemCommand) output.CommandChannel(input.Command!);
            return state;
        }
        TwoWays.Wake(output, input.Time, Due(state.ToItem), Due(state.ToChannel));
        return state;
    }

    private DateTimeOffset? Due(Lane lane) => lane.Waiting is null ? null : lane.Passed + interval;

    private Lane Take(Lane lane, Kept newest, DateTimeOffset now, IProfileOutput output)
    {
        // Also when the clock was set back.
        if (lane.Passed is not { } passed || now - passed >= interval || now < passed)
        {
            newest.Pass(output);
            return new Lane(now, null);
        }
        if (keepsLast) return lane with { Waiting = newest };
        if (newest.ToChannel) output.RejectCommand($"The link passes one command in {interval.TotalSeconds:0.###} s, and there was one just now.");
        return lane;
    }

    private Lane Release(Lane lane, DateTimeOffset now, IProfileOutput output)
    {
        if (lane.Waiting is null || now < Due(lane)) return lane;
        lane.Waiting.Pass(output);
        return new Lane(now, null);
    }

    internal sealed record Parameters
    {
        [ConfigParameter(Label = "Interval", Description = "Least time between two values, e.g. 500 ms or 5 s.")]
        public required string Interval { get; init; }

        [ConfigParameter(Label = "Mode", Description = "Which of the values that come too soon is passed: last, the newest at the end of the interval; first, none.", Options = ["last", "first"])]
        public string Mode { get; init; } = "last";
    }
}
