using HomeBinding.Configuration;
using HomeBinding.Profiles;
using HomeBinding.Values;

namespace HomeBinding.Engine.Profiles.BuiltIn;

/// <summary>Adds an offset towards the item and takes it off again towards the channel.</summary>
internal static class OffsetProfile
{
    public static ProfileType Type { get; } = new ProfileType<Parameters>("system:offset", static (_, parameters) => Create(ValueText.Number(parameters.Offset)))
    {
        Label = "Offset",
        Description = "Adds an offset to what the channel says, and takes it off what it is told.",
        ItemTypes = ["Number", "Dimmer", "Rollershutter"],
        ValidateConfiguration = static parameters => ValueText.CheckNumber("offset", parameters.Offset),
    };

    private static MapProfile Create(NumericValue offset) => new(
        value => value switch
        {
            NumericValue number => Arithmetic.TryShift(number, offset, back: false, out var shifted) ? shifted : UnDef.Undef,
            UnDef => value,
            ICommand and not IState => value,
            _ => UnDef.Undef,
        },
        command => command is not NumericValue number ? command
            : Arithmetic.TryShift(number, offset, back: true, out var shifted) ? shifted : null,
        $"it has no common unit with the offset {offset}.");

    internal sealed record Parameters
    {
        [ConfigParameter(Label = "Offset", Description = "Number, with a unit or in the unit of the state; of temperatures a difference.")]
        public required string Offset { get; init; }
    }
}
