using System.Text.Json.Serialization.Metadata;
using HomeBinding.Channels;
using HomeBinding.Configuration;
using HomeBinding.Engine;
using HomeBinding.Profiles;
using HomeBinding.Things;
using HomeBinding.Web.Access;
using HomeBinding.Web.Documents;
using HomeBinding.Web.Errors;
using HomeBinding.Web.Resources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace HomeBinding.Web.Types;

/// <summary><c>/rest/config-descriptions</c>: the parameters of thing types, things, channel types, channels and profiles, by openHAB's addresses.</summary>
internal sealed class ConfigDescriptionsResource : IResource
{
    private const string ThingTypeScheme = "thing-type";
    private const string ThingScheme = "thing";
    private const string ChannelTypeScheme = "channel-type";
    private const string ChannelScheme = "channel";
    private const string ProfileScheme = "profile";

    public static string Name => "config-descriptions";

    public static IJsonTypeInfoResolver Json => TypeJson.Default;

    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/", List).RequireRole(Role.Administrator).WithSummary("All configuration descriptions, or those of a scheme.").WithExample("/rest/config-descriptions?scheme=profile");
        group.MapGet("/{uri}", Get).RequireRole(Role.Administrator).WithSummary("A configuration description.").WithExample("/rest/config-descriptions/thing-type:test:lamp").WithExample("/rest/config-descriptions/profile:system:offset");
    }

    private static Ok<IReadOnlyList<ConfigDescriptionBody>> List(HomeEngine engine, string? scheme)
    {
        var types = engine.Things.Bindings.SelectMany(static each => each.ThingTypes).ToArray();
        var all = types.Select(static each => (Uri: $"{ThingTypeScheme}:{each.Uid}", each.Configuration))
            .Concat(types.SelectMany(static each => each.ExtensibleChannelTypes).DistinctBy(static each => each.Uid).Select(static each => (Uri: $"{ChannelTypeScheme}:{each.Uid}", each.Configuration)))
            .Concat(engine.Profiles.All.Select(static each => (Uri: $"{ProfileScheme}:{each.Uid}", each.Configuration)));
        return TypedResults.Ok<IReadOnlyList<ConfigDescriptionBody>>(
        [
            .. all.Where(each => scheme is null || each.Uri.StartsWith($"{scheme}:", StringComparison.Ordinal))
                .OrderBy(static each => each.Uri, StringComparer.Ordinal)
                .Select(static each => ConfigDescriptionMapper.Map(each.Uri, each.Configuration)),
        ]);
    }

    private static Results<Ok<ConfigDescriptionBody>, NotFoundError> Get(HomeEngine engine, string uri) =>
        Find(engine, uri) is { } found ? TypedResults.Ok(ConfigDescriptionMapper.Map(uri, found)) : new NotFoundError($"Configuration description {uri} does not exist.");

    private static ConfigDescription? Find(HomeEngine engine, string uri)
    {
        if (uri.Split(':', 2) is not [var scheme, var uid]) return null;
        return scheme switch
        {
            ThingTypeScheme => ThingTypeUid.TryParse(uid, out var type) ? engine.Things.FindType(type)?.Type.Configuration : null,
            ThingScheme => ThingUid.TryParse(uid, out var thing) && engine.Things.Find(thing) is { } found ? engine.Things.FindType(found.TypeUid)?.Type.Configuration : null,
            ChannelTypeScheme => ChannelTypeUid.TryParse(uid, out var type) ? OfChannelType(engine, type) : null,
            ChannelScheme => ChannelUid.TryParse(uid, out var channel) ? OfChannel(engine, channel) : null,
            ProfileScheme => ProfileTypeUid.TryParse(uid, out var profile) ? engine.Profiles.Find(profile)?.Configuration : null,
            _ => null,
        };
    }

    private static ConfigDescription? OfChannelType(HomeEngine engine, ChannelTypeUid uid) =>
        engine.Things.Bindings.SelectMany(static each => each.ThingTypes).SelectMany(static each => each.ExtensibleChannelTypes).FirstOrDefault(each => each.Uid == uid)?.Configuration;

    private static ConfigDescription? OfChannel(HomeEngine engine, ChannelUid uid) =>
        engine.Things.Find(uid.Thing)?.Channels.FirstOrDefault(each => each.Uid.Id == uid.Id)?.Definition.TypeUid is { } type ? OfChannelType(engine, type) : null;
}
