using HomeBinding.Configuration.Model;
using HomeBinding.Discovery.Inboxes;
using HomeBinding.Things;

namespace HomeBinding.Host.Running;

/// <summary>The things that the files of a home define, none of which runs.</summary>
internal sealed class FileThings(HomeModel model, BindingCatalogue bindings) : IThingDirectory
{
    private static readonly IReadOnlyDictionary<string, string> NoProperties = new Dictionary<string, string>();

    public IEnumerable<KnownThing> Things => model.Things.Select(static each => new KnownThing(each.Definition.Uid, each.Definition.Configuration, NoProperties));

    public ThingType? FindType(ThingTypeUid uid) => bindings.FindType(uid);

    public void ReportAddress(ThingUid thing, string? address)
    {
        // It is printed.
    }
}
