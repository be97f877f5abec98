using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HomeBinding.Web.Resources;

/// <summary>All resources of the REST API.</summary>
internal static class ResourceTable
{
    public static void AddAll(IServiceCollection services)
    {
        services.AddResource<Auth.AuthResource>();
        services.AddResource<Events.EventsResource>();
        services.AddResource<Items.ItemsResource>();
        services.AddResource<Links.LinksResource>();
        services.AddResource<Tags.TagsResource>();
        services.AddResource<Things.ActionsResource>();
        services.AddResource<Things.ThingsResource>();
        services.AddResource<Types.ChannelTypesResource>();
        services.AddResource<Types.ConfigDescriptionsResource>();
        services.AddResource<Types.ProfileTypesResource>();
        services.AddResource<Types.ThingTypesResource>();
        services.AddResource<SystemInfo.SystemInfoResource>();
        services.AddResource<SystemInfo.UuidResource>();
    }

    public static void MapAll(IEndpointRouteBuilder rest)
    {
        rest.MapResource<Auth.AuthResource>();
        rest.MapResource<Events.EventsResource>();
        rest.MapResource<Items.ItemsResource>();
        rest.MapResource<Links.LinksResource>();
        rest.MapResource<Tags.TagsResource>();
        rest.MapResource<Things.ActionsResource>();
        rest.MapResource<Things.ThingsResource>();
        rest.MapResource<Types.ChannelTypesResource>();
        rest.MapResource<Types.ConfigDescriptionsResource>();
        rest.MapResource<Types.ProfileTypesResource>();
        rest.MapResource<Types.ThingTypesResource>();
        rest.MapResource<SystemInfo.SystemInfoResource>();
        rest.MapResource<SystemInfo.UuidResource>();
    }
}
