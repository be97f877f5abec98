using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using HomeBinding.Web.Access;
using HomeBinding.Web.Errors;
using HomeBinding.Web.Resources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace HomeBinding.Web.Persistence;

/// <summary><c>/rest/persistence</c>: nothing stores states yet, and that is what it says.</summary>
internal sealed class PersistenceResource : IResource
{
    public static string Name => "persistence";

    public static IJsonTypeInfoResolver Json => PersistenceJson.Default;

    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/", static () => TypedResults.Ok<IReadOnlyList<PersistenceService>>([])).RequireRole(Role.Administrator).WithSummary("The services that store states; there are none yet.");
        group.MapGet("/health", static () => TypedResults.Ok<IReadOnlyList<PersistenceProblem>>([])).RequireRole(Role.Administrator).WithSummary("What is wrong with what is stored; nothing is.");
        group.MapGet("/items", static () => TypedResults.Ok<IReadOnlyList<StoredItem>>([])).RequireRole(Role.Administrator).WithSummary("The items whose states are stored; none are yet.");
        group.MapGet("/items/{itemName}", Find).RequireRole(Role.Viewer).WithSummary("The stored states of an item; there are none yet.");
    }

    private static NotFoundError Find(string itemName) => new($"Stored states of {itemName} do not exist: nothing stores states yet.");
}

/// <summary>A service that stores states.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Label">What to call it.</param>
/// <param name="Type">What can be done with it.</param>
internal sealed record PersistenceService(string Id, string Label, string Type);

/// <summary>Something that is wrong with what is stored.</summary>
/// <param name="Problem">What.</param>
/// <param name="ServiceId">Where.</param>
internal sealed record PersistenceProblem(string Problem, string ServiceId);

/// <summary>An item whose states are stored.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Count">How many.</param>
internal sealed record StoredItem(string Name, int Count);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<PersistenceService>))]
[JsonSerializable(typeof(IReadOnlyList<PersistenceProblem>))]
[JsonSerializable(typeof(IReadOnlyList<StoredItem>))]
internal sealed partial class PersistenceJson : JsonSerializerContext;
