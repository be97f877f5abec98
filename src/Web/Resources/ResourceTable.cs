using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HomeBinding.Web.Resources;

/// <summary>All resources of the REST API.</summary>
internal static class ResourceTable
{
    public static void AddAll(IServiceCollection services)
    {
        services.AddResource<Auth.AuthResource>();
        services.AddResource<Discovery.DiscoveryResource>();
        services.AddResource<Events.EventsResource>();
        services.AddResource<Inboxes.InboxResource>();
        services.AddResource<Items.ItemsResource>();
        services.AddResource<Links.LinksResource>();
        services.AddResource<Logging.LoggingResource>();
        services.AddResource<Persistence.PersistenceResource>();
        services.AddResource<Rules.ModuleTypesResource>();
        services.AddResource<Rules.RulesResource>();
        services.AddResource<Rules.TemplatesResource>();
        services.AddResource<Services.ServicesResource>();
        services.AddResource<Sitemaps.SitemapsResource>();
        services.AddResource<SystemInfo.SystemInfoResource>();
        services.AddResource<SystemInfo.UuidResource>();
        services.AddResource<Tags.TagsResource>();
        services.AddResource<Things.ActionsResource>();
        services.AddResource<Things.ThingsResource>();
        services.AddResource<Transformations.TransformationsResource>();
        services.AddResource<Types.ChannelTypesResource>();
        services.AddResource<Types.ConfigDescriptionsResource>();
        services.AddResource<Types.ProfileTypesResource>();
        services.AddResource<Types.ThingTypesResource>();
        services.AddResource<Ui.UiResource>();
    }

    public static void MapAll(IEndpointRouteBuilder rest)
    {
        rest.MapResource<Auth.AuthResource>();
        rest.MapResource<Discovery.DiscoveryResource>();
        rest.MapResource<Events.EventsResource>();
        rest.MapResource<Inboxes.InboxResource>();
        rest.MapResource<Items.ItemsResource>();
        rest.MapResource<Links.LinksResource>();
        rest.MapResource<Logging.LoggingResource>();
        rest.MapResource<Persistence.PersistenceResource>();
        rest.MapResource<Rules.ModuleTypesResource>();
        rest.MapResource<Rules.RulesResource>();
        rest.MapResource<Rules.TemplatesResource>();
        rest.MapResource<Services.ServicesResource>();
        rest.MapResource<Sitemaps.SitemapsResource>();
        rest.MapResource<SystemInfo.SystemInfoResource>();
        rest.MapResource<SystemInfo.UuidResource>();
        rest.MapResource<Tags.TagsResource>();
        rest.MapResource<Things.ActionsResource>();
        rest.MapResource<Things.ThingsResource>();
        rest.MapResource<Transformations.TransformationsResource>();
        rest.MapResource<Types.ChannelTypesResource>();
        rest.MapResource<Types.ConfigDescriptionsResource>();
        rest.MapResource<Types.ProfileTypesResource>();
        rest.MapResource<Types.ThingTypesResource>();
        rest.MapResource<Ui.UiResource>();
    }
}
