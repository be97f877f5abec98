using System.Text.Json.Serialization.Metadata;
using HomeBinding.Web.Access;
using HomeBinding.Web.Resources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HomeBinding.Web.Rules;

/// <summary><c>/rest/templates</c>: Main UI asks for them with the list of rules. Rules are code here, and come from no template.</summary>
internal sealed class TemplatesResource : IResource
{
    public static string Name => "templates";

    public static IJsonTypeInfoResolver Json => RuleJson.Default;

    public static void Map(RouteGroupBuilder group) => group.MapGet("/", static () => TypedResults.Ok<IReadOnlyList<RuleModule>>([])).RequireRole(Role.Viewer).WithSummary("The templates of rules; there are none.");
}

/// <summary><c>/rest/module-types</c>: what rules of openHAB are put together from; rules are code here.</summary>
internal sealed class ModuleTypesResource : IResource
{
    public static string Name => "module-types";

    public static IJsonTypeInfoResolver Json => RuleJson.Default;

    public static void Map(RouteGroupBuilder group) => group.MapGet("/", static () => TypedResults.Ok<IReadOnlyList<RuleModule>>([])).RequireRole(Role.Viewer).WithSummary("The types of modules of rules; there are none.");
}
