using HomeBinding.Configuration.Managed;
using HomeBinding.Web.Access;
using HomeBinding.Web.Documents;
using HomeBinding.Web.Errors;
using HomeBinding.Web.Resources;
using HomeBinding.Web.Semantics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace HomeBinding.Web.Tags;

/// <summary>Semantic tags of the home's own, made and changed over the API.</summary>
internal static class TagEditing
{
    public static void Map(RouteGroupBuilder group)
    {
        Change(group.MapPost("/", AddAsync)).WithSummary("Makes a semantic tag.")
            .WithExample("/rest/tags", """{"uid":"Location_Indoor_Room_HomeCinema","label":"Home Cinema","synonyms":["Cinema"]}""", status: StatusCodes.Status201Created);
        Change(group.MapPut("/{tagId}", PutAsync)).WithSummary("Changes a semantic tag.").WithExample("/rest/tags/Location_Indoor_Room_HomeCinema", """{"label":"Cinema"}""");
        Change(group.MapDelete("/{tagId}", DeleteAsync)).WithSummary("Removes a semantic tag and those below it.").WithExample("/rest/tags/Location_Indoor_Room_HomeCinema");
    }

    private static RouteHandlerBuilder Change(RouteHandlerBuilder endpoint) => endpoint.RequireRole(Role.Administrator).WithChangeErrors();

    private static async Task<Created<TagBody>> AddAsync(HttpContext context, HomeParts home, HomeChanges changes, [FromBody] TagBody body)
    {
        var uid = body.Uid ?? throw new ManagedChangeException("The tag has no uid; send e.g. {\"uid\":\"Location_Indoor_Cellar\"}.");
        await changes.ApplyAsync(set =>
        {
            if (TagsResource.Find(home, uid) is not null || set.Tags.ContainsKey(uid)) throw new ManagedChangeException(ManagedChangeProblem.Conflict, $"There is a semantic tag {uid} already.");
            // The name is what items have among their tags, so that no two can have one.
            if (TagsResource.Find(home, uid[(uid.LastIndexOf('_') + 1)..]) is { } twin) throw new ManagedChangeException(ManagedChangeProblem.Conflict, $"{twin.Uid} has the same name. Choose another one.");
            if (uid.LastIndexOf('_') is var last and > 0 && TagsResource.Find(home, uid[..last]) is null) throw new ManagedChangeException($"The parent {uid[..last]} does not exist.");
            return set with { Tags = set.Tags.SetItem(uid, Tag(uid, body)) };
        }).ConfigureAwait(false);
        return TypedResults.Created($"{context.Address()}/rest/tags/{uid}", TagsResource.Map(TagsResource.Find(home, uid)!, home));
    }

    private static async Task<Ok<TagBody>> PutAsync(HomeParts home, HomeChanges changes, string tagId, [FromBody] TagBody body)
    {
        await changes.ApplyAsync(set => set with { Tags = set.Tags.SetItem(Require(home, changes, set, tagId), Tag(tagId, body)) }).ConfigureAwait(false);
        return TypedResults.Ok(TagsResource.Map(TagsResource.Find(home, tagId)!, home));
    }

    private static async Task<Ok> DeleteAsync(HomeParts home, HomeChanges changes, string tagId)
    {
        await changes.ApplyAsync(set =>
        {
            var uid = Require(home, changes, set, tagId);
            return set with { Tags = set.Tags.RemoveRange(set.Tags.Keys.Where(each => each == uid || each.StartsWith($"{uid}_", StringComparison.Ordinal))) };
        }).ConfigureAwait(false);
        return TypedResults.Ok();
    }

    private static string Require(HomeParts home, HomeChanges changes, ManagedSet set, string id)
    {
        if (StandardTags.ByName.ContainsKey(id)) throw new ManagedChangeException(ManagedChangeProblem.ReadOnly, $"{id} is a tag of openHAB's own and stays as it is.");
        if (TagsResource.Find(home, id) is not { } tag) throw HomeChanges.Missing($"The semantic tag {id} does not exist.");
        if (!changes.Managed.HasTag(tag.Uid) || !set.Tags.ContainsKey(tag.Uid)) throw new ManagedChangeException(ManagedChangeProblem.ReadOnly, $"The semantic tag {id} comes from a file. Change it there.");
        return tag.Uid;
    }

    private static ManagedTag Tag(string uid, TagBody body) => new(uid, string.IsNullOrEmpty(body.Label) ? null : body.Label, string.IsNullOrEmpty(body.Description) ? null : body.Description, body.Synonyms ?? []);
}
