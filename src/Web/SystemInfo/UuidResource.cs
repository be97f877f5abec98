using System.Text.Json.Serialization.Metadata;
using HomeBinding.Web.Access;
using HomeBinding.Web.Resources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HomeBinding.Web.SystemInfo;

/// <summary><c>/rest/uuid</c>: the id by which clients tell one home from another.</summary>
internal sealed class UuidResource : IResource
{
    public static string Name => "uuid";

    public static IJsonTypeInfoResolver Json => Errors.ErrorJson.Default;

    public static void AddServices(IServiceCollection services) => services.AddSingleton<HomeId>();

    public static void Map(RouteGroupBuilder group) => group.MapGet("/", Get).RequireRole(Role.Viewer).WithSummary("The id of this home.");

    private static ContentHttpResult Get(HomeId id) => TypedResults.Text(id.Value);
}
