using HomeBinding.Configuration.Model;
using HomeBinding.Profiles;
using HomeBinding.Things;

namespace HomeBinding.Configuration.Checks;

/// <summary>Checks what the files say against the bindings that are there.</summary>
public static class ModelChecker
{
    /// <summary>Checks things, their configuration, links, groups and tags.</summary>
    /// <param name="model">What the files say.</param>
    /// <param name="thingTypes">The thing types of all loaded bindings.</param>
    /// <param name="profiles">The profiles of all loaded bindings and transformations, beside those of the host; null for none.</param>
    /// <returns>Everything wrong, in the order of files and lines. Does not repeat the model's own diagnostics.</returns>
    public static IReadOnlyList<Diagnostic> Check(HomeModel model, IReadOnlyList<ThingType> thingTypes, IReadOnlyList<ProfileType>? profiles = null)
    {
        var found = new CheckResult(model);
        var things = new ThingChecker(new ThingTypeIndex(thingTypes), found).Check(model);
        new LinkChecker(model, things, new ProfileChecker(profiles ?? [], found), found).Check();
        new GroupChecker(model, found).Check();
        TagChecker.Check(model, found);
        return found.InOrder();
    }
}
