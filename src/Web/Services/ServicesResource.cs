using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using HomeBinding.Web.Access;
using HomeBinding.Web.Resources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HomeBinding.Web.Services;

/// <summary><c>/rest/services</c>: what Main UI's settings can configure; <c>settings.yaml</c> holds that here.</summary>
internal sealed class ServicesResource : IResource
{
    public static string Name => "services";

    public static IJsonTypeInfoResolver Json => ServicesJson.Default;

    public static void Map(RouteGroupBuilder group) =>
        group.MapGet("/", static () => TypedResults.Ok<IReadOnlyList<ServiceBody>>([])).RequireRole(Role.Administrator).WithSummary("Services that can be configured over the API; there are none: settings.yaml holds the settings.");
}

/// <summary>A service that can be configured.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Label">What to call it.</param>
/// <param name="Category">Where it is shown.</param>
internal sealed record ServiceBody(string Id, string Label, string Category);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<ServiceBody>))]
internal sealed partial class ServicesJson : JsonSerializerContext;
