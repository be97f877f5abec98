#if ACME_9
using HomeBinding.Bindings;
using HomeBinding.Things;

namespace AcmeMeter.Mistakes;

public sealed class SecondBinding : IBinding
{
    public string Id => "second";

    public string Name => "Second";

    public IReadOnlyList<ThingType> ThingTypes => [];
}
#endif
