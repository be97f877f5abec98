using HomeBinding.Channels;
using HomeBinding.Configuration.Managed;
using HomeBinding.Profiles;
using HomeBinding.Things;
using HomeBinding.Web.Access;
using HomeBinding.Web.Documents;
using HomeBinding.Web.Errors;
using HomeBinding.Web.Json;
using HomeBinding.Web.Resources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace HomeBinding.Web.Links;

/// <summary>Links made and removed over the API.</summary>
internal static class LinkEditing
{
    public static void Map(RouteGroupBuilder group)
    {
        Change(group.MapPut("/{itemName}/{channelUID}", PutAsync)).WithSummary("Links an item to a channel, or changes how they are linked.")
            .WithExample("/rest/links/Night/test:lamp:hall:switch", """{"itemName":"Night","channelUID":"test:lamp:hall:switch","configuration":{"profile":"system:follow"}}""");
        Change(group.MapDelete("/{itemName}/{channelUID}", DeleteAsync)).WithSummary("Removes a link.").WithExample("/rest/links/Night/test:lamp:hall:switch");
        Change(group.MapDelete("/{object}", DeleteAllAsync)).WithSummary("Removes all links of an item or a thing that were made over the API.").WithExample("/rest/links/Scene");
        Change(group.MapPost("/purge", PurgeAsync)).WithSummary("Removes the links whose item or channel does not exist, as far as they were made over the API.").WithExample("/rest/links/purge");
    }

    private static RouteHandlerBuilder Change(RouteHandlerBuilder endpoint) => endpoint.RequireRole(Role.Administrator).WithChangeErrors();

    private static async Task<Ok> PutAsync(HomeChanges changes, string itemName, [FromRoute(Name = "channelUID")] string channelUid, [FromBody] LinkBody? body)
    {
        var channel = Parse(channelUid);
        if ((body?.ItemName ?? itemName) != itemName || (body?.ChannelUid ?? channelUid) != channelUid) throw new ManagedChangeException("The body is of another link than the path.");
        await changes.ApplyAsync(set =>
        {
            if (changes.Engine.FindItem(itemName) is null) throw HomeChanges.Missing($"Item {itemName} does not exist.");
            RequireEditable(changes, itemName, channel);
            var before = set.Links.GetValueOrDefault((itemName, channel));
            var values = new Dictionary<string, object?>((body?.Configuration ?? ConfigValues.None).Values, StringComparer.Ordinal);
            values.Remove(LinksResource.Profile, out var profile);
            var description = ProfileTypeUid.TryParse(profile as string, out var uid) ? changes.Engine.Profiles.Find(uid)?.Configuration : null;
            var configuration = ConfigMask.Restore(values, (before?.Configuration ?? ConfigValues.None).Values, description);
            return set with { Links = set.Links.SetItem((itemName, channel), new ManagedLink(itemName, channelUid, profile as string, new ConfigValues(configuration))) };
        }).ConfigureAwait(false);
        return TypedResults.Ok();
    }

    private static async Task<Ok> DeleteAsync(HomeChanges changes, string itemName, [FromRoute(Name = "channelUID")] string channelUid)
    {
        var channel = Parse(channelUid);
        await changes.ApplyAsync(set =>
        {
            RequireEditable(changes, itemName, channel);
            return set.Links.ContainsKey((itemName, channel)) ? set with { Links = set.Links.Remove((itemName, channel)) } : throw HomeChanges.Missing($"A link of {itemName} to {channelUid} does not exist.");
        }).ConfigureAwait(false);
        return TypedResults.Ok();
    }

    private static Task<Ok<RemovedLinks>> DeleteAllAsync(HomeChanges changes, [FromRoute(Name = "object")] string name) =>
        RemoveAsync(changes, ThingUid.TryParse(name, out var thing) ? each => each.Channel.Thing == thing : each => each.Item == name);

    private static Task<Ok<RemovedLinks>> PurgeAsync(HomeChanges changes) => RemoveAsync(changes, each => LinksResource.ProblemOf(changes.Engine, each.Item, each.Channel) is not null);

    private static async Task<Ok<RemovedLinks>> RemoveAsync(HomeChanges changes, Predicate<(string Item, ChannelUid Channel)> isGone)
    {
        var count = 0;
        await changes.ApplyAsync(set =>
        {
            var gone = set.Links.Keys.Where(each => isGone(each)).ToArray();
            count = gone.Length;
            return count == 0 ? set : set with { Links = set.Links.RemoveRange(gone) };
        }).ConfigureAwait(false);
        return TypedResults.Ok(new RemovedLinks(count));
    }

    private static ChannelUid Parse(string text) =>
        ChannelUid.TryParse(text, out var channel) ? channel : throw new ManagedChangeException($"'{text}' is not a channel id; expected binding:type:id:channel.");

    private static void RequireEditable(HomeChanges changes, string itemName, ChannelUid channel)
    {
        if (LinksResource.Find(changes.Engine, itemName, channel) is { } link && !changes.Managed.HasLink(itemName, link.ChannelUid))
            throw new ManagedChangeException(ManagedChangeProblem.ReadOnly, $"The link of {itemName} to {channel} comes from a file. Change it there.");
    }
}

/// <summary>How many links were removed.</summary>
internal sealed record RemovedLinks(int Count);
