using System.Text.Json.Serialization.Metadata;
using HomeBinding.Engine;
using HomeBinding.Profiles;
using HomeBinding.Web.Access;
using HomeBinding.Web.Documents;
using HomeBinding.Web.Resources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace HomeBinding.Web.Types;

/// <summary><c>/rest/profile-types</c>.</summary>
internal sealed class ProfileTypesResource : IResource
{
    public static string Name => "profile-types";

    public static IJsonTypeInfoResolver Json => TypeJson.Default;

    public static void Map(RouteGroupBuilder group) =>
        group.MapGet("/", List).RequireRole(Role.Viewer).WithSummary("The profiles that links can have, or those that fit a channel type and an item type.")
            .WithExample("/rest/profile-types?itemType=Switch&channelTypeUID=system:rawbutton");

    private static Ok<IReadOnlyList<ProfileTypeBody>> List(HomeEngine engine, [FromQuery(Name = "channelTypeUID")] string? channelTypeUid, string? itemType)
    {
        var channelType = channelTypeUid is null ? null : ChannelTypes.Find(engine, channelTypeUid);
        return TypedResults.Ok<IReadOnlyList<ProfileTypeBody>>(
        [
            .. engine.Profiles.All
                .Where(each => string.IsNullOrEmpty(itemType) || each.FitsItem(itemType))
                .Where(each => channelType is null || Fits(each, channelType))
                .Select(static each => new ProfileTypeBody(each.Uid.ToString(), each.Label, each.Kind.ToString().ToUpperInvariant(), each.ItemTypes)),
        ]);
    }

    private static bool Fits(ProfileType profile, ChannelTypeBody channel)
    {
        var isTrigger = channel.ItemType is null;
        return isTrigger == (profile.Kind == ProfileKind.Trigger) && profile.FitsChannel(isTrigger ? channel.Uid : channel.ItemType);
    }
}
