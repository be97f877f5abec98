using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using HomeBinding.Web.Access;
using HomeBinding.Web.Documents;
using HomeBinding.Web.Errors;
using HomeBinding.Web.Resources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HomeBinding.Web.Ui;

/// <summary><c>/rest/ui</c>: what user interfaces keep in the home, such as the pages of Main UI and the panels of HABPanel.</summary>
internal sealed class UiResource : IResource
{
    private const string NoNamespace = "A namespace has letters, digits, - and : e.g. ui:page.";

    public static string Name => "ui";

    public static IJsonTypeInfoResolver Json => UiJson.Default;

    public static void AddServices(IServiceCollection services) => services.AddSingleton<ComponentStore>();

    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/components/{name}", List).RequireRole(Role.Viewer).WithSummary("The components of a namespace, e.g. ui:page; with summary=true only what they are called.");
        group.MapGet("/components/{name}/{uid}", Get).RequireRole(Role.Viewer).WithSummary("A component.");
        group.MapPost("/components/{name}", AddAsync).RequireRole(Role.Administrator).WithSummary("Adds a component.");
        group.MapPut("/components/{name}/{uid}", ReplaceAsync).RequireRole(Role.Administrator).WithSummary("Replaces a component.");
        group.MapDelete("/components/{name}/{uid}", RemoveAsync).RequireRole(Role.Administrator).WithSummary("Removes a component.");
        group.MapGet("/tiles", Tiles).RequireRole(Role.Viewer).WithSummary("Links to other user interfaces: the tiles of settings.yaml.").WithExample("/rest/ui/tiles");
    }

    private static Ok<IReadOnlyList<UiTile>> Tiles(HomeParts home) => TypedResults.Ok<IReadOnlyList<UiTile>>([.. home.Settings.Tiles.Select(static each => new UiTile(each.Name, each.Url, each.Image))]);

    // A namespace that nobody has used is empty: HABPanel waits for its own for ever otherwise.
    private static Results<Ok<IReadOnlyList<JsonObject>>, BadRequestError> List(ComponentStore store, string name, bool? summary)
    {
        if (!ComponentStore.IsNamespace(name)) return new BadRequestError(NoNamespace);
        var all = store.All(name);
        return TypedResults.Ok(summary == true ? [.. all.Select(Summary)] : all);
    }

    private static Results<Ok<JsonObject>, NotFoundError> Get(ComponentStore store, string name, string uid) =>
        store.Find(name, uid) is { } found ? TypedResults.Ok(found) : Missing(name, uid);

    private static async Task<Results<Ok<JsonObject>, BadRequestError, ConflictError, UnavailableError>> AddAsync(ComponentStore store, string name, JsonObject component)
    {
        if (!ComponentStore.IsNamespace(name)) return new BadRequestError(NoNamespace);
        if (Problem(component) is { } problem) return new BadRequestError(problem);
        try
        {
            return await store.PutAsync(name, component, replace: false).ConfigureAwait(false) is { } kept ? TypedResults.Ok(kept) : new ConflictError($"There is a component {component["uid"]} in {name} already.");
        }
        catch (IOException exception)
        {
            return NotKept(exception);
        }
    }

    private static async Task<Results<Ok<JsonObject>, BadRequestError, NotFoundError, UnavailableError>> ReplaceAsync(ComponentStore store, string name, string uid, JsonObject component)
    {
        if (Problem(component) is { } problem) return new BadRequestError(problem);
        if (component["uid"] is null) component["uid"] = uid;
        if ((string)component["uid"]! != uid) return new BadRequestError($"The component says that it is {component["uid"]}, and the path {uid}. An id cannot be changed.");
        try
        {
            return await store.PutAsync(name, component, replace: true).ConfigureAwait(false) is { } kept ? TypedResults.Ok(kept) : Missing(name, uid);
        }
        catch (IOException exception)
        {
            return NotKept(exception);
        }
    }

    private static async Task<Results<Ok, NotFoundError, UnavailableError>> RemoveAsync(ComponentStore store, string name, string uid)
    {
        try
        {
            return await store.RemoveAsync(name, uid).ConfigureAwait(false) ? TypedResults.Ok() : Missing(name, uid);
        }
        catch (IOException exception)
        {
            return NotKept(exception);
        }
    }

    private static string? Problem(JsonObject component)
    {
        if (component["component"] is not JsonValue kind || !kind.TryGetValue<string>(out _)) return "A component names its type in the field component, e.g. oh-layout-page.";
        return component["uid"] switch
        {
            null => null,
            JsonValue value when value.TryGetValue<string>(out var uid) && uid.Length is > 0 and <= 200 => null,
            _ => "The uid of a component is a text of 1 to 200 characters.",
        };
    }

    private static NotFoundError Missing(string name, string uid) => new($"Component {uid} in {name} does not exist.");

    private static UnavailableError NotKept(IOException exception) => new($"It could not be kept, and nothing was changed: {exception.Message}");

    private static JsonObject Summary(JsonObject component)
    {
        var summary = new JsonObject();
        foreach (var field in (string[])["uid", "component", "tags", "timestamp"])
            if (component[field] is { } value) summary[field] = value.DeepClone();
        summary["config"] = new JsonObject();
        return summary;
    }
}

/// <summary>A link to another user interface, as openHAB's TileDTO has it.</summary>
/// <param name="Name">What to call it.</param>
/// <param name="Url">Where it is.</param>
/// <param name="ImageUrl">Where its picture is; null for none.</param>
internal sealed record UiTile(string Name, string Url, string? ImageUrl);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(IReadOnlyList<JsonObject>))]
[JsonSerializable(typeof(IReadOnlyList<UiTile>))]
internal sealed partial class UiJson : JsonSerializerContext;
