using System.Text.Json.Serialization.Metadata;
using HomeBinding.Engine;
using HomeBinding.Web.Access;
using HomeBinding.Web.Documents;
using HomeBinding.Web.Errors;
using HomeBinding.Web.Resources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace HomeBinding.Web.Types;

/// <summary><c>/rest/channel-types</c>.</summary>
internal sealed class ChannelTypesResource : IResource
{
    public static string Name => "channel-types";

    public static IJsonTypeInfoResolver Json => TypeJson.Default;

    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/", List).RequireRole(Role.Administrator).WithSummary("All channel types, or those of some bindings.").WithExample("/rest/channel-types?prefixes=system,test");
        group.MapGet("/{channelTypeUID}", Get).RequireRole(Role.Administrator).WithSummary("A channel type.").WithExample("/rest/channel-types/system:battery-level");
        group.MapGet("/{channelTypeUID}/linkableItemTypes", ItemTypes).RequireRole(Role.Administrator).WithSummary("The types of items that its channels can be linked to.")
            .WithExample("/rest/channel-types/system:rawbutton/linkableItemTypes");
    }

    private static Ok<IReadOnlyList<ChannelTypeBody>> List(HomeEngine engine, string? prefixes) => TypedResults.Ok<IReadOnlyList<ChannelTypeBody>>(
        [.. ChannelTypes.All(engine, prefixes?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))]);

    private static Results<Ok<ChannelTypeBody>, NotFoundError> Get(HomeEngine engine, [FromRoute(Name = "channelTypeUID")] string uid) =>
        ChannelTypes.Find(engine, uid) is { } found ? TypedResults.Ok(found) : Missing(uid);

    private static Results<Ok<IReadOnlyList<string>>, NotFoundError> ItemTypes(HomeEngine engine, [FromRoute(Name = "channelTypeUID")] string uid) =>
        ChannelTypes.Find(engine, uid) is { } found ? TypedResults.Ok(ChannelTypes.ItemTypesOf(engine, found)) : Missing(uid);

    private static NotFoundError Missing(string uid) => new($"Channel type {uid} does not exist.");
}
