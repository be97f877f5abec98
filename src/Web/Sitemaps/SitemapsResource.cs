using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using HomeBinding.Web.Access;
using HomeBinding.Web.Resources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HomeBinding.Web.Sitemaps;

/// <summary><c>/rest/sitemaps</c>: openHAB's apps ask for them as they start, and show Main UI where there are none.</summary>
internal sealed class SitemapsResource : IResource
{
    public static string Name => "sitemaps";

    public static IJsonTypeInfoResolver Json => SitemapsJson.Default;

    public static void Map(RouteGroupBuilder group) =>
        group.MapGet("/", static () => TypedResults.Ok<IReadOnlyList<SitemapBody>>([])).RequireRole(Role.Viewer).WithSummary("The sitemaps; there are none.");
}

/// <summary>A sitemap.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Label">What to call it.</param>
/// <param name="Link">Its address.</param>
internal sealed record SitemapBody(string Name, string Label, string Link);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<SitemapBody>))]
internal sealed partial class SitemapsJson : JsonSerializerContext;
