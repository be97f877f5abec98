using HomeBinding.Configuration;
using HomeBinding.Profiles;
using static HomeBinding.Engine.Profiles.BuiltIn.ThresholdProfile;

namespace HomeBinding.Engine.Profiles.BuiltIn;

/// <summary>ON above an upper bound, OFF below a lower one, between them as before.</summary>
internal static class HysteresisProfile
{
    public static ProfileType Type { get; } = new ProfileType<Parameters>("system:hysteresis", static (_, parameters) => Create(parameters))
    {
        Label = "Hysteresis",
        Description = "ON above the upper bound, OFF up to the lower one, between the two as it was.",
        Inputs = ProfileInputs.ChannelStates | ProfileInputs.ChannelCommands,
        ItemTypes = ["Switch"],
        ChannelTypes = ["Number", "Dimmer", "Rollershutter"],
        Converts = true,
        ValidateConfiguration = static parameters => CheckBounds(parameters.Lower, parameters.Upper, "exchange them, or set 'inverted'"),
    };

    private static ThresholdProfile Create(Parameters parameters)
    {
        var lower = ValueText.Number(parameters.Lower);
        var upper = parameters.Upper is { } text ? ValueText.Number(text) : lower;
        var (above, below) = parameters.Inverted ? (Verdict.Off, Verdict.On) : (Verdict.On, Verdict.Off);
        return new ThresholdProfile(value => (Arithmetic.Compare(value, lower), Arithmetic.Compare(value, upper)) switch
        {
            (null, _) or (_, null) => Verdict.Unknown,
            ( < 0, _) => below,
            (0, _) when !parameters.ExcludeItemState => below,
            (_, > 0) => above,
            (_, 0) when parameters.ExcludeItemState => above,
            _ => Verdict.Keep,
        });
    }

    internal sealed record Parameters
    {
        [ConfigParameter(Label = "Lower bound", Description = "OFF up to here.")]
        public required string Lower { get; init; }

        [ConfigParameter(Label = "Upper bound", Description = "ON above; the lower bound if left out.")]
        public string? Upper { get; init; }

        [ConfigParameter(Label = "Inverted", Description = "Exchanges ON and OFF.")]
        public bool Inverted { get; init; }

        [ConfigParameter(Label = "Bounds excluded", Description = "OFF only below the lower bound, ON from the upper one on.", Advanced = true)]
        public bool ExcludeItemState { get; init; }
    }
}
