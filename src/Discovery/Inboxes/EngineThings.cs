using HomeBinding.Engine;
using HomeBinding.Things;

namespace HomeBinding.Discovery.Inboxes;

/// <summary>The things of a running engine. Where a device was found is the property <see cref="DiscoveredAddress"/> of its thing.</summary>
/// <param name="engine">The engine.</param>
public sealed class EngineThings(HomeEngine engine) : IThingDirectory
{
    /// <summary>The property with the address at which a thing's device was found, if its file has another.</summary>
    public const string DiscoveredAddress = "discoveredAddress";

    /// <inheritdoc/>
    public IEnumerable<KnownThing> Things => engine.Things.All.Select(static each => new KnownThing(each.Uid, each.Definition.Configuration, each.Properties));

    /// <inheritdoc/>
    public ThingType? FindType(ThingTypeUid uid) => engine.Things.FindType(uid)?.Type;

    /// <inheritdoc/>
    public void ReportAddress(ThingUid thing, string? address) => engine.Things.ReportProperty(thing, DiscoveredAddress, address);
}
