using System.Text.Json.Serialization.Metadata;
using HomeBinding.Engine;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Metadata;
using HomeBinding.Web.Access;
using HomeBinding.Web.Documents;
using HomeBinding.Web.Errors;
using HomeBinding.Web.Json;
using HomeBinding.Web.Resources;
using HomeBinding.Web.Semantics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HomeBinding.Web.Items;

/// <summary><c>/rest/items</c>: the items, their states, commands to them, and what is said of them.</summary>
internal sealed class ItemsResource : IResource
{
    public static string Name => "items";

    public static IJsonTypeInfoResolver Json { get; } = JsonTypeInfoResolver.Combine(ItemJson.Default, ValueJson.Default, OutcomeJson.Default, ItemOutcomeJson.Default, SemanticProblemJson.Default);

    public static void AddServices(IServiceCollection services)
    {
        services.AddSingleton<StaticData>();
        services.AddSingleton<WaitingCommands>();
        services.AddSingleton<HomeChanges>();
    }

    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/", List).RequireRole(Role.Viewer).WithSummary("All items, or those that the parameters ask for.")
            .WithExample("/rest/items?recursive=false&fields=name,state").WithExample("/rest/items?type=Switch&metadata=semantics");
        group.MapGet("/{itemName}", Get).RequireRole(Role.Viewer).WithSummary("An item.")
            .WithExample("/rest/items/Hall_Lamp").WithExample("/rest/items/Hall_Lamp?parents=true&metadata=.+");
        group.MapGet("/{itemName}/state", State).RequireRole(Role.Viewer).WithSummary("The state of an item, as text.").WithExample("/rest/items/Hall_Lamp/state");
        group.MapGet("/{itemName}/metadata/namespaces", Namespaces).RequireRole(Role.Viewer).WithSummary("The namespaces that say something of an item.").WithExample("/rest/items/Hall_Lamp/metadata/namespaces");
        group.MapGet("/{itemName}/semantic/{semanticClass}", Semantic).RequireRole(Role.Viewer).WithSummary("The nearest location or equipment that an item belongs to.");
        group.MapGet("/semantics/health", Health).RequireRole(Role.Administrator).WithSummary("Items whose tags and groups contradict each other, so that their place in the semantic model is not clear.")
            .WithExample("/rest/items/semantics/health");
        ItemCommands.Map(group);
        ItemEditing.Map(group);
    }

    internal static NotFoundError NoItem(string name) => new($"Item {name} does not exist.");

    internal static SemanticModel SemanticsOf(HomeParts home) => new(home.Engine, home.Model?.Tags ?? []);

    internal static ItemMapper MapperOf(HttpContext context, HomeParts home, ItemMapperOptions options) =>
        new(home.Engine, home.Model?.Managed ?? Configuration.Managed.ManagedIndex.Empty, SemanticsOf(home), context.Address())
        {
            Fields = options.Fields,
            Namespaces = options.Namespaces,
            Recursive = options.Recursive,
            Parents = options.Parents,
        };

    private static Results<JsonBody<IEnumerable<ItemBody>>, StatusCodeHttpResult, BadRequestError> List(
        HttpContext context,
        HomeParts home,
        StaticData statics,
        string? type,
        string? tags,
        string? metadata,
        [FromQuery] bool recursive = false,
        [FromQuery] bool parents = false,
        string? fields = null,
        [FromQuery] bool staticDataOnly = false)
    {
        var items = ItemQuery.Find(home.Engine, type, tags);
        if (!NamespaceSelector.TrySelect(metadata, ItemQuery.NamespacesOf(items), out var namespaces, out var error)) return new BadRequestError(error);
        if (staticDataOnly && statics.IsKnownTo(context)) return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        var mapper = MapperOf(context, home, new ItemMapperOptions(
            staticDataOnly ? ItemFieldsReader.Read(fields) & ItemFields.Static : ItemFieldsReader.Read(fields), namespaces, recursive && !staticDataOnly, parents && !staticDataOnly));
        return new JsonBody<IEnumerable<ItemBody>>(items.Select(mapper.Map), ItemJson.Default.IEnumerableItemBody);
    }

    private static Results<JsonBody<ItemBody>, NotFoundError, BadRequestError> Get(
        HttpContext context, HomeParts home, string itemName, string? metadata, [FromQuery] bool recursive = true, [FromQuery] bool parents = false)
    {
        if (home.Engine.FindItem(itemName) is not { } item) return NoItem(itemName);
        // The namespaces of members and parents count as well.
        if (!NamespaceSelector.TrySelect(metadata, metadata is null ? [] : ItemQuery.NamespacesOf(home.Engine.Items), out var namespaces, out var error)) return new BadRequestError(error);
        return new JsonBody<ItemBody>(MapperOf(context, home, new ItemMapperOptions(ItemFields.All, namespaces, recursive, parents)).Map(item), ItemJson.Default.ItemBody);
    }

    private static Results<ContentHttpResult, NotFoundError> State(HomeEngine engine, string itemName) =>
        engine.FindItem(itemName) is { } item ? TypedResults.Text(item.State.ToFullText()) : NoItem(itemName);

    private static Results<Ok<IReadOnlyList<string>>, NotFoundError> Namespaces(HomeParts home, string itemName)
    {
        if (home.Engine.FindItem(itemName) is not { } item) return NoItem(itemName);
        var names = item.Metadata.Keys.Where(static each => !MetadataNamespaces.IsReserved(each)).ToHashSet(StringComparer.Ordinal);
        if (SemanticsOf(home).Describe(item) is not null) names.Add(SemanticModel.Namespace);
        return TypedResults.Ok<IReadOnlyList<string>>([.. names.Order(StringComparer.Ordinal)]);
    }

    private static Results<Ok<ItemBody>, NotFoundError> Semantic(HttpContext context, HomeParts home, string itemName, string semanticClass)
    {
        if (home.Engine.FindItem(itemName) is not { } item) return NoItem(itemName);
        var semantics = SemanticsOf(home);
        if (semantics.FindTag(semanticClass) is not { } kind) return new NotFoundError($"The semantic tag {semanticClass} does not exist.");
        return semantics.FindAbove(item, kind) is { } found
            ? TypedResults.Ok(MapperOf(context, home, new ItemMapperOptions(ItemFields.All, new HashSet<string>(), false, false)).Map(found))
            : new NotFoundError($"Item {itemName} belongs to no {kind.Name}; such a group does not exist above it.");
    }

    private static JsonBody<IEnumerable<SemanticProblem>> Health(HomeParts home) =>
        new(new SemanticCheck(home.Engine, SemanticsOf(home), home.Model?.Managed ?? Configuration.Managed.ManagedIndex.Empty).Find(), SemanticProblemJson.Default.IEnumerableSemanticProblem);
}

/// <summary>What of items is wanted.</summary>
internal sealed record ItemMapperOptions(ItemFields Fields, IReadOnlySet<string> Namespaces, bool Recursive, bool Parents);
