using HomeBinding.Configuration;
using HomeBinding.Profiles;
using static HomeBinding.Engine.Profiles.BuiltIn.ThresholdProfile;

namespace HomeBinding.Engine.Profiles.BuiltIn;

/// <summary>ON within two bounds, which belong to it, and OFF outside.</summary>
internal static class RangeProfile
{
    public static ProfileType Type { get; } = new ProfileType<Parameters>("system:range", static (_, parameters) => Create(parameters))
    {
        Label = "Range",
        Description = "ON from the lower to the upper bound, else OFF.",
        Inputs = ProfileInputs.ChannelStates | ProfileInputs.ChannelCommands,
        ItemTypes = ["Switch"],
        ChannelTypes = ["Number", "Dimmer", "Rollershutter"],
        Converts = true,
        ValidateConfiguration = static parameters => CheckBounds(parameters.Lower, parameters.Upper, "exchange them"),
    };

    private static ThresholdProfile Create(Parameters parameters)
    {
        var (lower, upper) = (ValueText.Number(parameters.Lower), ValueText.Number(parameters.Upper));
        var (inside, outside) = parameters.Inverted ? (Verdict.Off, Verdict.On) : (Verdict.On, Verdict.Off);
        return new ThresholdProfile(value => (Arithmetic.Compare(value, lower), Arithmetic.Compare(value, upper)) switch
        {
            (null, _) or (_, null) => Verdict.Unknown,
            ( >= 0, <= 0) => inside,
            _ => outside,
        });
    }

    internal sealed record Parameters
    {
        [ConfigParameter(Label = "Lower bound", Description = "ON from here.")]
        public required string Lower { get; init; }

        [ConfigParameter(Label = "Upper bound", Description = "ON up to here.")]
        public required string Upper { get; init; }

        [ConfigParameter(Label = "Inverted", Description = "Exchanges ON and OFF.")]
        public bool Inverted { get; init; }
    }
}
