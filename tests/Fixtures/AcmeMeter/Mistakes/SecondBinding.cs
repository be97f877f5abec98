using HomeBinding.Bindings;
using HomeBinding.Things;

namespace AcmeMeter.Mistakes;

/// <summary>A binding has one entry point. The host's tests make this one public too.</summary>
internal sealed class SecondBinding : IBinding
{
    public string Id => "second";

    public string Name => "Second";

    public IReadOnlyList<ThingType> ThingTypes => [];
}
