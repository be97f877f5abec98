using System.Text.Json.Serialization.Metadata;
using HomeBinding.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HomeBinding.Web.Resources;

/// <summary>
/// A resource of the REST API: the endpoints below one path, the services that they need, the JSON that they speak. <see cref="ResourceTable"/> lists them all.
/// Each endpoint says with <see cref="AccessConventions.RequireRole"/> which role it needs.
/// </summary>
internal interface IResource
{
    /// <summary>The first segment of its path below <c>/rest</c>, which is also how the scopes of tokens name it, e.g. <c>items</c>.</summary>
    static abstract string Name { get; }

    /// <summary>Types of requests and answers, from a source-generated context.</summary>
    static abstract IJsonTypeInfoResolver Json { get; }

    /// <summary>Registers what the endpoints share. The parts of the home (engine, rules, …) are there already.</summary>
    static virtual void AddServices(IServiceCollection services)
    {
    }

    /// <summary>Maps the endpoints, relative to <c>/rest/{Name}</c>.</summary>
    static abstract void Map(RouteGroupBuilder group);
}

/// <summary>How resources come into the application.</summary>
internal static class ResourceExtensions
{
    public static void MapResource<TResource>(this IEndpointRouteBuilder rest)
        where TResource : IResource
    {
        var group = rest.MapGroup($"/{TResource.Name}");
        group.WithMetadata(new ResourceName(TResource.Name)).WithTags(TResource.Name);
        TResource.Map(group);
    }

    public static void AddResource<TResource>(this IServiceCollection services)
        where TResource : IResource
    {
        services.ConfigureHttpJsonOptions(static options => options.SerializerOptions.TypeInfoResolverChain.Add(TResource.Json));
        TResource.AddServices(services);
    }
}
