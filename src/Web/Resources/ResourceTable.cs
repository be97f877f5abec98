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
        services.AddResource<SystemInfo.SystemInfoResource>();
        services.AddResource<SystemInfo.UuidResource>();
    }

    public static void MapAll(IEndpointRouteBuilder rest)
    {
        rest.MapResource<Auth.AuthResource>();
        rest.MapResource<Events.EventsResource>();
        rest.MapResource<SystemInfo.SystemInfoResource>();
        rest.MapResource<SystemInfo.UuidResource>();
    }
}
