using HomeBinding.Configuration;
using HomeBinding.Profiles;
using HomeBinding.Values;

namespace HomeBinding.Engine.Profiles.BuiltIn;

/// <summary>Makes ON and OFF of numbers. Its state is the last answer; null before the first.</summary>
internal sealed class ThresholdProfile(Func<NumericValue, ThresholdProfile.Verdict> judge) : Profile<bool?>
{
    /// <summary>What a number means: on, off, as before, or nothing that can be said.</summary>
    internal enum Verdict
    {
        Off,
        On,
        Keep,
        Unknown,
    }

    public override bool? Initial => null;

    /// <summary>What is wrong with the parameters <c>lower</c> and <c>upper</c>: each must be a number, and both of one kind and in order.</summary>
    /// <param name="lower">The lower bound as text.</param>
    /// <param name="upper">The upper bound as text; null if it may be left out and is.</param>
    /// <param name="remedy">What to do about bounds that are the wrong way round.</param>
    public static IEnumerable<ConfigError> CheckBounds(string lower, string? upper, string remedy)
    {
        foreach (var error in ValueText.CheckNumber("lower", lower).Concat(ValueText.CheckNumber("upper", upper))) yield return error;
        if (!ValueText.TryNumber(lower, out var least) || upper is null || !ValueText.TryNumber(upper, out var most)) yield break;
        if (least is Quantity != most is Quantity || Arithmetic.Compare(most, least) is not { } order)
            yield return new ConfigError("upper", $"'upper' is {most} and 'lower' {least}; give both the same kind of unit.");
        else if (order < 0)
            yield return new ConfigError("upper", $"'upper' is {most}, which is below 'lower', {least}; {remedy}.");
    }

    public override bool? Handle(bool? state, in ProfileInput input, IProfileOutput output)
    {
        // After a start, what the item shows is the answer before.
        var before = state ?? (input.ItemState as OnOff)?.IsOn;
        switch (input.Kind)
        {
            case ProfileInputKind.ChannelState:
                var next = Judge(input.State!, before);
                output.UpdateItem(next is { } on ? OnOff.From(on) : UnDef.Undef);
                return next ?? before;
            case ProfileInputKind.ChannelCommand when Judge(input.Command!, before) is { } command:
                output.CommandItem(OnOff.From(command));
                return command;
            default:
                return state;
        }
    }

    private bool? Judge(object value, bool? before) => value is not NumericValue number ? null : judge(number) switch
    {
        Verdict.On => true,
        Verdict.Off => false,
        Verdict.Keep => before,
        _ => null,
    };
}
