using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using HomeBinding.Configuration.Managed;
using HomeBinding.Configuration.Model;
using HomeBinding.Web.Access;
using HomeBinding.Web.Documents;
using HomeBinding.Web.Errors;
using HomeBinding.Web.Items;
using HomeBinding.Web.Resources;
using HomeBinding.Web.Semantics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace HomeBinding.Web.Tags;

/// <summary><c>/rest/tags</c>: the semantic tags, openHAB's and the home's own.</summary>
internal sealed class TagsResource : IResource
{
    public static string Name => "tags";

    public static IJsonTypeInfoResolver Json => TagJson.Default;

    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/", List).RequireRole(Role.Viewer).WithSummary("All semantic tags.").WithExample("/rest/tags");
        TagEditing.Map(group);
        group.MapGet("/{tagId}", Get).RequireRole(Role.Viewer).WithSummary("A semantic tag and those below it.").WithExample("/rest/tags/Location_Outdoor");
    }

    private static Ok<IReadOnlyList<TagBody>> List(HomeParts home) => TypedResults.Ok<IReadOnlyList<TagBody>>([.. All(home).Select(each => Map(each, home))]);

    private static Results<Ok<IReadOnlyList<TagBody>>, NotFoundError> Get(HomeParts home, string tagId)
    {
        if (Find(home, tagId) is not { } tag) return Missing(tagId);
        return TypedResults.Ok<IReadOnlyList<TagBody>>(
            [.. All(home).Where(each => each.Uid == tag.Uid || each.Uid.StartsWith($"{tag.Uid}_", StringComparison.Ordinal)).Select(each => Map(each, home))]);
    }

    internal static SemanticTag? Find(HomeParts home, string id) => ItemsResource.SemanticsOf(home).FindTag(id);

    private static NotFoundError Missing(string id) => new($"The semantic tag {id} does not exist.");

    private static IEnumerable<SemanticTag> All(HomeParts home) => StandardTags.All.Concat(home.Model?.Tags ?? []);

    internal static TagBody Map(SemanticTag tag, HomeParts home) =>
        new(tag.Uid, tag.Name, tag.Label, tag.Description ?? "", tag.Synonyms, (home.Model?.Managed ?? ManagedIndex.Empty).HasTag(tag.Uid));
}

/// <summary>A semantic tag as openHAB's clients know it (EnrichedSemanticTagDTO).</summary>
internal sealed record TagBody(string? Uid, string? Name, string? Label, string? Description, IReadOnlyList<string>? Synonyms, bool? Editable);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<TagBody>))]
[JsonSerializable(typeof(TagBody))]
internal sealed partial class TagJson : JsonSerializerContext;
