using HomeBinding.Profiles;
using HomeBinding.Values;

namespace HomeBinding.Engine.Profiles.BuiltIn;

/// <summary>Makes ON and OFF of numbers. Its state is the last answer; null before the first.</summary>
internal sealed class ThresholdProfile(Func<NumericValue, bool?, ThresholdProfile.Verdict> judge) : Profile<bool?>
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

    private bool? Judge(object value, bool? before) => value is not NumericValue number ? null : judge(number, before) switch
    {
        Verdict.On => true,
        Verdict.Off => false,
        Verdict.Keep => before,
        _ => null,
    };
}
