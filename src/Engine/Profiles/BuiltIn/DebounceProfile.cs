using HomeBinding.Configuration;
using HomeBinding.Profiles;
using HomeBinding.Values;

namespace HomeBinding.Engine.Profiles.BuiltIn;

/// <summary>Passes a value once nothing newer has come for a while. Each direction by itself.</summary>
internal sealed class DebounceProfile(TimeSpan quiet) : Profile<TwoWays<Kept?>>
{
    public static ProfileType Type { get; } = new ProfileType<Parameters>("system:debounce", static (_, parameters) => new DebounceProfile(ValueText.Duration(parameters.QuietTime)))
    {
        Label = "Debounce",
        Description = "Passes a state or command once nothing newer has come for a while.",
        ValidateConfiguration = static parameters => ValueText.CheckDuration("quietTime", parameters.QuietTime),
    };

    public override TwoWays<Kept?> Initial => default;

    public override TwoWays<Kept?> Handle(TwoWays<Kept?> state, in ProfileInput input, IProfileOutput output)
    {
        if (Kept.From(input) is { } newest)
        {
            state = state.With(newest.ToChannel, newest);
        }
        else if (input.Kind == ProfileInputKind.TimerElapsed)
        {
            state = Pass(state.With(false, Pass(state.ToItem, input.Time, output)), input.Time, output);
        }
        else
        {
            if (input.Kind == ProfileInputKind.ItemCommand) output.CommandChannel(input.Command!);
            return state;
        }
        TwoWays.Wake(output, input.Time, state.ToItem?.Since + quiet, state.ToChannel?.Since + quiet);
        return state;
    }

    private TwoWays<Kept?> Pass(TwoWays<Kept?> state, DateTimeOffset now, IProfileOutput output) => state.With(true, Pass(state.ToChannel, now, output));

    private Kept? Pass(Kept? kept, DateTimeOffset now, IProfileOutput output)
    {
        if (kept is null || kept.Since + quiet > now) return kept;
        kept.Pass(output);
        return null;
    }

    internal sealed record Parameters
    {
        [ConfigParameter(Label = "Quiet time", Description = "How long nothing newer may come, e.g. 500 ms or 5 s.")]
        public required string QuietTime { get; init; }
    }
}
