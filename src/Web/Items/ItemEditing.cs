using System.Text.Json.Serialization;
using HomeBinding.Configuration.Managed;
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

namespace HomeBinding.Web.Items;

/// <summary>Items, their metadata, tags and groups, made and changed over the API.</summary>
internal static class ItemEditing
{
    public static void Map(RouteGroupBuilder group)
    {
        Change(group.MapPut("/", PutAllAsync)).WithSummary("Makes or changes several items; the answer says what became of each.")
            .WithExample("/rest/items", """[{"type":"Group","name":"Garden","label":"Garden"},{"type":"Switch","name":"Pump","groupNames":["Garden"]}]""");
        Change(group.MapPut("/{itemName}", PutAsync)).WithSummary("Makes or changes an item.")
            .WithExample("/rest/items/Porch_Lamp", """{"type":"Switch","name":"Porch_Lamp","label":"Porch","tags":["Light"]}""", status: StatusCodes.Status201Created);
        Change(group.MapPut("/{itemName}/members/{memberItemName}", PutMemberAsync)).WithSummary("Puts an item into a group.").WithExample("/rest/items/Garden/members/Porch_Lamp");
        Change(group.MapDelete("/{itemName}/members/{memberItemName}", DeleteMemberAsync)).WithSummary("Takes an item out of a group.").WithExample("/rest/items/Garden/members/Pump");
        Change(group.MapPut("/{itemName}/tags/{tag}", PutTagAsync)).WithSummary("Gives an item a tag.").WithExample("/rest/items/Porch_Lamp/tags/Control");
        Change(group.MapDelete("/{itemName}/tags/{tag}", DeleteTagAsync)).WithSummary("Takes a tag from an item.").WithExample("/rest/items/Porch_Lamp/tags/Light");
        Change(group.MapPut("/{itemName}/metadata/{namespace}", PutMetadataAsync)).WithSummary("Sets what a namespace says of an item, which may come from a file.")
            .WithExample("/rest/items/Hall_Lamp/metadata/alexa", """{"value":"Light","config":{"name":"Hall"}}""", status: StatusCodes.Status201Created);
        Change(group.MapDelete("/{itemName}/metadata/{namespace}", DeleteMetadataAsync)).WithSummary("Removes what a namespace says of an item.").WithExample("/rest/items/Hall_Lamp/metadata/alexa");
        Change(group.MapDelete("/{itemName}/metadata", DeleteAllMetadataAsync)).WithSummary("Removes all metadata of an item that were made over the API.").WithExample("/rest/items/Hall_Lamp/metadata");
        Change(group.MapPost("/metadata/purge", PurgeAsync)).WithSummary("Removes metadata of items that do not exist.").WithExample("/rest/items/metadata/purge");
        Change(group.MapDelete("/{itemName}", DeleteAsync)).WithSummary("Removes an item, and what the API says of it.").WithExample("/rest/items/Porch_Lamp");
    }

    private static RouteHandlerBuilder Change(RouteHandlerBuilder endpoint) => endpoint.RequireRole(Role.Administrator).WithChangeErrors();

    private static async Task<Results<Ok<ItemBody>, Created<ItemBody>>> PutAsync(HttpContext context, HomeParts home, HomeChanges changes, string itemName, [FromBody] ItemBody body)
    {
        if (body.Name is { } name && name != itemName) throw new ManagedChangeException($"The body is of the item {name}, the path of {itemName}.");
        var isNew = false;
        await changes.ApplyAsync(set => Put(changes, set, body with { Name = itemName }, out isNew)).ConfigureAwait(false);
        var made = Read(context, home, itemName);
        return isNew ? TypedResults.Created(made.Link, made) : TypedResults.Ok(made);
    }

    // What is wrong with one is no reason to leave out the others.
    private static async Task<Ok<IReadOnlyList<ItemOutcome>>> PutAllAsync(HomeChanges changes, [FromBody] ItemBody[] bodies)
    {
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        var created = new HashSet<string>(StringComparer.Ordinal);
        if (Array.Exists(bodies, static each => each.Name is null)) throw new ManagedChangeException("Each item needs a name.");
        for (var isDone = false; !isDone;)
        {
            isDone = true;
            created.Clear();
            try
            {
                await changes.ApplyAsync(set => PutAll(changes, set, bodies, errors, created)).ConfigureAwait(false);
            }
            catch (ManagedChangeException exception) when (exception.Problem == ManagedChangeProblem.Invalid && exception.Items.Keys.Any(each => !errors.ContainsKey(each)))
            {
                foreach (var (name, message) in exception.Items) errors.TryAdd(name, message);
                isDone = false;
            }
        }
        return TypedResults.Ok<IReadOnlyList<ItemOutcome>>(
            [.. bodies.Select(each => new ItemOutcome(each.Name!, errors.ContainsKey(each.Name!) ? "error" : created.Contains(each.Name!) ? "created" : "updated", errors.GetValueOrDefault(each.Name!)))]);
    }

    private static ManagedSet PutAll(HomeChanges changes, ManagedSet set, ItemBody[] bodies, Dictionary<string, string> errors, HashSet<string> created)
    {
        foreach (var body in bodies)
        {
            if (errors.ContainsKey(body.Name!)) continue;
            try
            {
                set = Put(changes, set, body, out var isNew);
                if (isNew) created.Add(body.Name!);
            }
            catch (ManagedChangeException exception)
            {
                errors.TryAdd(body.Name!, exception.Message);
            }
        }
        return set;
    }

    private static ManagedSet Put(HomeChanges changes, ManagedSet set, ItemBody body, out bool isNew)
    {
        var name = body.Name!;
        changes.RequireEditableItem(name);
        isNew = !set.Items.ContainsKey(name);
        if (string.IsNullOrEmpty(body.Type)) throw new ManagedChangeException($"Item {name} has no type; send e.g. \"type\":\"Switch\".");
        // openHAB's forms send None, or the function that goes without saying, for a group without state.
        var hasState = body.GroupType is { Length: > 0 } type && type != "None";
        return set with
        {
            Items = set.Items.SetItem(name, new ManagedItem(name, body.Type)
            {
                Label = Text(body.Label),
                Category = Text(body.Category),
                Tags = [.. (body.Tags ?? []).Distinct()],
                Groups = [.. (body.GroupNames ?? []).Distinct()],
                GroupType = hasState ? body.GroupType : null,
                Function = hasState ? body.Function?.Name : null,
                Parameters = hasState ? body.Function?.Params ?? [] : [],
            }),
        };
    }

    private static async Task<Ok> DeleteAsync(HomeChanges changes, string itemName)
    {
        await changes.ApplyAsync(set =>
        {
            _ = changes.RequireItem(set, itemName);
            return set with { Items = set.Items.Remove(itemName), Metadata = set.Metadata.RemoveRange(set.Metadata.Keys.Where(each => each.Item == itemName)) };
        }).ConfigureAwait(false);
        return TypedResults.Ok();
    }

    private static Task<Ok> PutMemberAsync(HomeChanges changes, string itemName, string memberItemName) =>
        ChangeMemberAsync(changes, itemName, memberItemName, static (groups, name) => groups.Contains(name) ? groups : [.. groups, name]);

    private static Task<Ok> DeleteMemberAsync(HomeChanges changes, string itemName, string memberItemName) =>
        ChangeMemberAsync(changes, itemName, memberItemName, static (groups, name) => [.. groups.Where(each => each != name)]);

    private static async Task<Ok> ChangeMemberAsync(HomeChanges changes, string groupName, string memberName, Func<IReadOnlyList<string>, string, IReadOnlyList<string>> change)
    {
        await changes.ApplyAsync(set =>
        {
            if (changes.Engine.FindItem(groupName) is not { } group) throw HomeChanges.Missing($"Item {groupName} does not exist.");
            if (!group.IsGroup) throw new ManagedChangeException($"{groupName} is no group.");
            var member = changes.RequireItem(set, memberName);
            return set with { Items = set.Items.SetItem(memberName, member with { Groups = change(member.Groups, groupName) }) };
        }).ConfigureAwait(false);
        return TypedResults.Ok();
    }

    private static Task<Ok> PutTagAsync(HomeChanges changes, string itemName, string tag) =>
        ChangeTagsAsync(changes, itemName, tags => tags.Contains(tag) ? tags : [.. tags, tag]);

    private static Task<Ok> DeleteTagAsync(HomeChanges changes, string itemName, string tag) =>
        ChangeTagsAsync(changes, itemName, tags => [.. tags.Where(each => each != tag)]);

    private static async Task<Ok> ChangeTagsAsync(HomeChanges changes, string itemName, Func<IReadOnlyList<string>, IReadOnlyList<string>> change)
    {
        await changes.ApplyAsync(set =>
        {
            var item = changes.RequireItem(set, itemName);
            return set with { Items = set.Items.SetItem(itemName, item with { Tags = change(item.Tags) }) };
        }).ConfigureAwait(false);
        return TypedResults.Ok();
    }

    private static async Task<Results<Ok<MetadataBody>, Created<MetadataBody>>> PutMetadataAsync(HttpContext context, HomeChanges changes, string itemName, [FromRoute(Name = "namespace")] string name, [FromBody] MetadataBody body)
    {
        var isNew = false;
        await changes.ApplyAsync(set =>
        {
            RequireEditableMetadata(changes, itemName, name);
            if (string.IsNullOrEmpty(body.Value)) throw new ManagedChangeException("The metadata have no value; send e.g. {\"value\":\"true\"}, or a blank where only the settings matter.");
            isNew = !set.Metadata.TryGetValue((itemName, name), out var before);
            var config = ConfigMask.Restore((body.Config ?? ConfigValues.None).Values, (before?.Config ?? ConfigValues.None).Values);
            return set with { Metadata = set.Metadata.SetItem((itemName, name), new ManagedMetadata(itemName, name, body.Value, new ConfigValues(config))) };
        }).ConfigureAwait(false);
        var made = body with { Editable = true, Config = body.Config is { } shown ? new ConfigValues(ConfigMask.Hide(shown.Values)) : null };
        return isNew ? TypedResults.Created($"{context.Address()}/rest/items/{itemName}/metadata/{name}", made) : TypedResults.Ok(made);
    }

    private static async Task<Ok> DeleteMetadataAsync(HomeChanges changes, string itemName, [FromRoute(Name = "namespace")] string name)
    {
        await changes.ApplyAsync(set =>
        {
            RequireEditableMetadata(changes, itemName, name);
            if (!set.Metadata.ContainsKey((itemName, name))) throw HomeChanges.Missing($"The metadata '{name}' of {itemName} does not exist.");
            return set with { Metadata = set.Metadata.Remove((itemName, name)) };
        }).ConfigureAwait(false);
        return TypedResults.Ok();
    }

    private static async Task<Ok> DeleteAllMetadataAsync(HomeChanges changes, string itemName)
    {
        await changes.ApplyAsync(set =>
        {
            if (changes.Engine.FindItem(itemName) is null) throw HomeChanges.Missing($"Item {itemName} does not exist.");
            return Without(set, each => each.Item == itemName);
        }).ConfigureAwait(false);
        return TypedResults.Ok();
    }

    private static async Task<Ok> PurgeAsync(HomeChanges changes)
    {
        await changes.ApplyAsync(set => Without(set, each => changes.Engine.FindItem(each.Item) is null)).ConfigureAwait(false);
        return TypedResults.Ok();
    }

    private static ManagedSet Without(ManagedSet set, Predicate<(string Item, string Namespace)> isGone)
    {
        var gone = set.Metadata.Keys.Where(each => isGone(each)).ToArray();
        return gone.Length == 0 ? set : set with { Metadata = set.Metadata.RemoveRange(gone) };
    }

    private static void RequireEditableMetadata(HomeChanges changes, string itemName, string name)
    {
        if (changes.Engine.FindItem(itemName) is not { } item) throw HomeChanges.Missing($"Item {itemName} does not exist.");
        if (name == SemanticModel.Namespace) throw new ManagedChangeException(ManagedChangeProblem.Conflict, "The place in the semantic model follows from tags and groups. Change those.");
        if (item.Metadata.ContainsKey(name) && !changes.Managed.HasMetadata(itemName, name))
            throw new ManagedChangeException(ManagedChangeProblem.Conflict, $"The metadata '{name}' of {itemName} comes from a file. Change it there.");
    }

    private static ItemBody Read(HttpContext context, HomeParts home, string name) =>
        home.Engine.FindItem(name) is { } item
            ? ItemsResource.MapperOf(context, home, new ItemMapperOptions(ItemFields.All, new HashSet<string>(), false, false)).Map(item)
            : throw HomeChanges.Missing($"Item {name} does not exist any more.");

    private static string? Text(string? text) => string.IsNullOrEmpty(text) ? null : text;
}

/// <summary>What became of one of several items.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Status"><c>created</c>, <c>updated</c> or <c>error</c>.</param>
/// <param name="Message">What is wrong with it.</param>
internal sealed record ItemOutcome(string Name, string Status, string? Message);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IReadOnlyList<ItemOutcome>))]
internal sealed partial class ItemOutcomeJson : JsonSerializerContext;
