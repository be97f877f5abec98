using HomeBinding.Configuration;
using HomeBinding.Profiles;
using HomeBinding.Values;

namespace AcmeMeter;

/// <summary>The greatest value so far, and again after a while without inputs. Its state and parameters are of the binding's own types.</summary>
internal sealed class PeakProfile(PeakProfile.Parameters parameters) : Profile<PeakProfile.Peak>
{
    public static ProfileType Type { get; } = new ProfileType<Parameters>("acme:peak", static (_, parameters) => new PeakProfile(parameters)) { Label = "Peak" };

    public override Peak Initial { get; } = new(null);

    public override Peak Handle(Peak state, in ProfileInput input, IProfileOutput output)
    {
        if (input.State is NumericValue number && (state.Value is null || number > state.Value)) state = new Peak(number);
        if (state.Value is not null) output.UpdateItem(state.Value);
        output.WakeAfter(TimeSpan.FromSeconds(parameters.Seconds));
        return state;
    }

    internal sealed record Peak(NumericValue? Value);

    internal sealed record Parameters
    {
        [ConfigParameter(Minimum = 1)]
        public int Seconds { get; init; } = 60;
    }
}
