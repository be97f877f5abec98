using HomeBinding.Configuration;
using HomeBinding.Profiles;
using HomeBinding.Units;
using HomeBinding.Values;

namespace HomeBinding.Engine.Profiles.BuiltIn;

/// <summary>
/// Multiplies by a factor towards the item and divides towards the channel. The channel's number is taken in the channel's unit; times the factor, it is
/// in the parameter's unit, or, where there is none, in the same.
/// </summary>
internal static class ScaleProfile
{
    public static ProfileType Type { get; } = new ProfileType<Parameters>("system:scale", static (context, parameters) => Create(context, parameters))
    {
        Label = "Scale",
        Description = "Multiplies what the channel says by a factor, and divides what it is told. The result may get a unit.",
        ItemTypes = ["Number", "Dimmer", "Rollershutter"],
        ChannelTypes = ["Number", "Dimmer", "Rollershutter"],
        Converts = true,
        ValidateConfiguration = static parameters => Check(parameters),
    };

    private static MapProfile Create(ProfileContext context, Parameters parameters)
    {
        Unit? unit = null;
        if (parameters.Unit is { } symbol && !Unit.TryParse(symbol, out unit)) throw new FormatException($"'{symbol}' is no unit.");
        var factor = parameters.Factor;
        return new MapProfile(
            value => value switch
            {
                NumericValue number => ToItem(number, factor, unit, context) ?? (object)UnDef.Undef,
                _ => value,
            },
            command => command is NumericValue number ? ToChannel(number, factor, unit, context) : command,
            "the result is out of range, or its unit does not fit the profile's.");
    }

    private static NumericValue? ToItem(NumericValue value, decimal factor, Unit? unit, ProfileContext context)
    {
        var channelUnit = context.ChannelUnit;
        var number = value.Value;
        var own = (value as Quantity)?.Unit;
        if (own is not null && channelUnit is not null && !own.TryConvert(number, channelUnit, out number)) return null;
        try
        {
            var scaled = number * factor;
            return (unit ?? channelUnit ?? own) is { } target ? target.CreateQuantity(scaled) : Plain(context.ItemType, scaled);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static NumericValue? ToChannel(NumericValue value, decimal factor, Unit? unit, ProfileContext context)
    {
        var channelUnit = context.ChannelUnit;
        var number = value.Value;
        var own = (value as Quantity)?.Unit;
        var target = unit ?? channelUnit;
        if (own is not null && target is not null && !own.TryConvert(number, target, out number)) return null;
        try
        {
            var scaled = number / factor;
            return (channelUnit ?? (unit is null ? own : null)) is { } result ? result.CreateQuantity(scaled) : Plain(context.ChannelType, scaled);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    // A number would be taken for a fraction by what wants a percentage.
    private static NumericValue? Plain(string? type, decimal number) =>
        type is not ("Dimmer" or "Rollershutter") ? new DecimalValue(number)
        : number is >= 0m and <= 100m ? new PercentValue(number)
        : null;

    private static IEnumerable<ConfigError> Check(Parameters parameters)
    {
        if (parameters.Factor == 0m) yield return new ConfigError("factor", "'factor' is 0, which leaves nothing of the value; use another one, e.g. 0.1.");
        if (parameters.Unit is { } symbol && !Unit.TryParse(symbol, out _)) yield return new ConfigError("unit", $"'unit' is '{symbol}', which is no unit; expected e.g. W or kWh.");
    }

    internal sealed record Parameters
    {
        [ConfigParameter(Label = "Factor", Description = "What the channel's number is multiplied by.")]
        public required decimal Factor { get; init; }

        [ConfigParameter(Label = "Unit", Description = "The unit of the result; the channel's if left out.")]
        public string? Unit { get; init; }
    }
}
