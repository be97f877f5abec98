using HomeBinding.Configuration;
using HomeBinding.Profiles;
using HomeBinding.Values;

namespace HomeBinding.Engine.Profiles.BuiltIn;

/// <summary>
/// Drops numbers that are near the one that it passed last: not further away than the band, which is the wider of the absolute and the relative one.
/// Everything else passes, and commands in both directions.
/// </summary>
internal sealed class DeadbandProfile(NumericValue? absolute, decimal? percent) : Profile<NumericValue?>
{
    public static ProfileType Type { get; } = new ProfileType<Parameters>(
        "system:deadband",
        static (_, parameters) => new DeadbandProfile(parameters.Absolute is { } text ? ValueText.Number(text) : null, parameters.Percent))
    {
        Label = "Deadband",
        Description = "Drops states that differ little from the newest one that was passed.",
        ChannelTypes = ["Number", "Dimmer", "Rollershutter"],
        ValidateConfiguration = static parameters => Check(parameters),
    };

    public override NumericValue? Initial => null;

    public override NumericValue? Handle(NumericValue? state, in ProfileInput input, IProfileOutput output)
    {
        switch (input.Kind)
        {
            case ProfileInputKind.ChannelState:
                var number = input.State as NumericValue;
                if (number is not null && state is not null && IsNear(number, state)) return state;
                output.UpdateItem(input.State!);
                return number;
            case ProfileInputKind.ChannelCommand:
                output.CommandItem(input.Command!);
                return state;
            case ProfileInputKind.ItemCommand:
                output.CommandChannel(input.Command!);
                return state;
            default:
                return state;
        }
    }

    private bool IsNear(NumericValue value, NumericValue passed)
    {
        if (Arithmetic.In(value, passed) is not { } number) return false;
        try
        {
            var band = Math.Max(AbsoluteIn(passed), Math.Abs(passed.Value) * (percent ?? 0m) / 100m);
            return Math.Abs(number - passed.Value) <= band;
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    // As a difference: a band of 1 °C is 1.8 °F wide.
    private decimal AbsoluteIn(NumericValue passed)
    {
        if (absolute is null) return 0m;
        if (absolute is not Quantity || passed is not Quantity quantity) return absolute.Value;
        return Arithmetic.TryShift(quantity.Unit.CreateQuantity(0m), absolute, back: false, out var width) ? width.Value : 0m;
    }

    private static IEnumerable<ConfigError> Check(Parameters parameters)
    {
        if (parameters.Absolute is null && parameters.Percent is null) yield return new ConfigError("absolute", "One of 'absolute' and 'percent' is required.");
        foreach (var error in ValueText.CheckNumber("absolute", parameters.Absolute)) yield return error;
        if (ValueText.TryNumber(parameters.Absolute, out var absolute) && absolute.Value < 0m) yield return new ConfigError("absolute", $"'absolute' is {absolute}; a band is not negative.");
    }

    internal sealed record Parameters
    {
        [ConfigParameter(Label = "Absolute band", Description = "Differences up to this are dropped; a number, with a unit or in that of the state.")]
        public string? Absolute { get; init; }

        [ConfigParameter(Label = "Relative band", Unit = "%", Minimum = 0, Description = "Differences up to this part of the newest state that was passed are dropped.")]
        public decimal? Percent { get; init; }
    }
}
