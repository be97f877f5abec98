using System.Text.Json.Serialization.Metadata;
using HomeBinding.Channels;
using HomeBinding.Engine;
using HomeBinding.Things;
using HomeBinding.Web.Access;
using HomeBinding.Web.Documents;
using HomeBinding.Web.Errors;
using HomeBinding.Web.Items;
using HomeBinding.Web.Resources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace HomeBinding.Web.Types;

/// <summary><c>/rest/thing-types</c>: the kinds of devices that the loaded bindings know.</summary>
internal sealed class ThingTypesResource : IResource
{
    public static string Name => "thing-types";

    public static IJsonTypeInfoResolver Json => TypeJson.Default;

    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/", List).RequireRole(Role.Viewer).WithSummary("All thing types, or those of a binding.").WithExample("/rest/thing-types?bindingId=test");
        group.MapGet("/{thingTypeUID}", Get).RequireRole(Role.Viewer).WithSummary("A thing type with its channels and parameters.").WithExample("/rest/thing-types/test:lamp");
    }

    private static Ok<IReadOnlyList<ThingTypeSummary>> List(HomeEngine engine, string? bindingId) => TypedResults.Ok<IReadOnlyList<ThingTypeSummary>>(
    [
        .. engine.Things.Bindings.SelectMany(static each => each.ThingTypes)
            .Where(each => bindingId is null || each.Uid.BindingId == bindingId)
            .OrderBy(static each => each.Uid.ToString(), StringComparer.Ordinal)
            .Select(static each => new ThingTypeSummary
            {
                Uid = each.Uid.ToString(),
                Label = each.Label,
                Description = each.Description,
                Category = each.Category,
                Listed = each.Listed,
                SupportedBridgeTypeUids = Bridges(each),
                Bridge = each.IsBridge,
                SemanticEquipmentTag = each.SemanticEquipmentTag,
            }),
    ]);

    private static Results<Ok<ThingTypeBody>, NotFoundError> Get(HomeEngine engine, [Microsoft.AspNetCore.Mvc.FromRoute(Name = "thingTypeUID")] string uid)
    {
        if (!ThingTypeUid.TryParse(uid, out var parsed) || engine.Things.FindType(parsed) is not var (type, _)) return new NotFoundError($"Thing type {uid} does not exist.");
        return TypedResults.Ok(new ThingTypeBody
        {
            Uid = type.Uid.ToString(),
            Label = type.Label,
            Description = type.Description,
            Category = type.Category,
            Listed = type.Listed,
            SupportedBridgeTypeUids = Bridges(type),
            Bridge = type.IsBridge,
            SemanticEquipmentTag = type.SemanticEquipmentTag,
            Channels = [.. type.Channels.Where(static each => each.GroupId is null).Select(each => Map(type, each))],
            ChannelGroups = [.. type.ChannelGroups.Select(each => new ChannelGroupBody(each.Id, each.Label, each.Description, [.. each.Channels.Select(channel => Map(type, channel))]))],
            ConfigParameters = ConfigDescriptionMapper.Parameters(type.Configuration),
            ParameterGroups = ConfigDescriptionMapper.Groups(type.Configuration),
            Properties = type.Properties,
            ExtensibleChannelTypeIds = [.. type.ExtensibleChannelTypes.Select(static each => each.Uid.TypeId)],
        });
    }

    private static IReadOnlyList<string> Bridges(ThingType type) => [.. type.SupportedBridges.Select(static each => each.ToString())];

    private static ChannelDefinitionBody Map(ThingType type, ChannelDefinition channel) => new()
    {
        // Within its group it has the second half of its id.
        Id = channel.GroupId is { } group ? channel.Id[(group.Length + 1)..] : channel.Id,
        TypeUid = ChannelTypes.UidOf(type.Uid, channel),
        Label = channel.Label,
        Description = channel.Description,
        Category = channel.Category,
        Tags = channel.Tags,
        Properties = channel.Properties,
        StateDescription = channel.Kind == ChannelKind.State ? ItemMapper.Body((channel.State ?? new StateDescription()) with { ReadOnly = channel.State?.ReadOnly ?? !channel.Writable }) : null,
        Advanced = channel.Advanced,
    };
}
