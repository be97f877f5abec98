using HomeBinding.Configuration.Model;
using HomeBinding.Profiles;
using HomeBinding.Things;

namespace HomeBinding.Configuration.Secrets;

/// <summary>Where in the files there are values of parameters that bindings describe as secret, so that no line shows them.</summary>
public sealed class SecretPlaces
{
    private readonly Dictionary<(string File, int Line), List<int>> _columns = [];

    private SecretPlaces()
    {
    }

    /// <summary>No places but those whose names say it.</summary>
    public static SecretPlaces None { get; } = new();

    /// <summary>Finds the places.</summary>
    /// <param name="model">What the files say.</param>
    /// <param name="thingTypes">The thing types of all loaded bindings.</param>
    /// <param name="profiles">The profiles of all loaded bindings and transformations.</param>
    public static SecretPlaces Of(HomeModel model, IReadOnlyList<ThingType> thingTypes, IReadOnlyList<ProfileType> profiles)
    {
        var places = new SecretPlaces();
        var types = new Checks.ThingTypeIndex(thingTypes);
        var byUid = profiles.DistinctBy(static each => each.Uid).ToDictionary(static each => each.Uid);
        foreach (var thing in model.Things)
        {
            if (types.Find(thing.Definition.Uid.Type) is not { } type) continue;
            places.Add(type.Configuration, name => thing.ConfigSpans.TryGetValue(name, out var span) ? span : null);
            foreach (var channel in thing.ChannelPlaces.Values)
                foreach (var channelType in type.ExtensibleChannelTypes) places.Add(channelType.Configuration, name => channel.Values.TryGetValue(name, out var span) ? span : null);
        }
        foreach (var link in model.Links)
        {
            if (link.ParameterSpans.Count > 0 && ProfileTypeUid.TryParse(link.Definition.Profile, out var uid) && byUid.TryGetValue(uid, out var profile))
                places.Add(profile.Configuration, name => link.ParameterSpans.TryGetValue(name, out var spans) ? spans.Value : null);
        }
        return places;
    }

    internal IReadOnlyList<int> In(SourceSpan span) => _columns.TryGetValue((span.File, span.Line), out var columns) ? columns : [];

    private void Add(ConfigDescription description, Func<string, SourceSpan?> spanOf)
    {
        foreach (var parameter in description.Parameters)
        {
            if (!parameter.IsSecret || spanOf(parameter.Name) is not { } span) continue;
            if (!_columns.TryGetValue((span.File, span.Line), out var columns)) _columns.Add((span.File, span.Line), columns = []);
            columns.Add(span.Column);
        }
    }
}
