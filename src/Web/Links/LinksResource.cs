using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using HomeBinding.Channels;
using HomeBinding.Configuration.Managed;
using HomeBinding.Engine;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Links;
using HomeBinding.Engine.Things;
using HomeBinding.Profiles;
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

/// <summary><c>/rest/links</c>: which items are linked to which channels, and how.</summary>
internal sealed class LinksResource : IResource
{
    // openHAB has the profile among the settings of the link.
    internal const string Profile = "profile";

    public static string Name => "links";

    public static IJsonTypeInfoResolver Json => LinkJson.Default;

    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/", List).RequireRole(Role.Administrator).WithSummary("All links, or those of an item or a channel.").WithExample("/rest/links?itemName=Hall_Lamp");
        group.MapGet("/orphans", Orphans).RequireRole(Role.Administrator).WithSummary("The links whose item or channel does not exist.").WithExample("/rest/links/orphans");
        LinkEditing.Map(group);
        group.MapGet("/{itemName}/{channelUID}", Get).RequireRole(Role.Administrator).WithSummary("A link.").WithExample("/rest/links/Hall_Lamp/test:lamp:hall:switch");
    }

    private static JsonBody<IEnumerable<LinkBody>> List(HomeParts home, [FromQuery(Name = "channelUID")] string? channelUid, string? itemName)
    {
        var isChannel = ChannelUid.TryParse(channelUid, out var channel);
        var links = (string.IsNullOrEmpty(itemName) ? home.Engine.Items.OrderBy(static each => each.Name, StringComparer.Ordinal) : Enumerable.Repeat(home.Engine.FindItem(itemName), 1).OfType<Item>())
            .SelectMany(static each => each.Links)
            .Where(each => string.IsNullOrEmpty(channelUid) || (isChannel && IsOf(home.Engine, each, channel)));
        return new JsonBody<IEnumerable<LinkBody>>(links.Select(each => Map(home, each.Definition)), LinkJson.Default.IEnumerableLinkBody);
    }

    private static Results<Ok<LinkBody>, NotFoundError> Get(HomeParts home, string itemName, [FromRoute(Name = "channelUID")] string channelUid) =>
        Find(home.Engine, itemName, channelUid) is { } link ? TypedResults.Ok(Map(home, link.Definition)) : Missing(itemName, channelUid);

    private static JsonBody<IEnumerable<BrokenLinkBody>> Orphans(HomeParts home)
    {
        // A link whose item does not exist is not in force; what was made over the API waits for it.
        var waiting = (home.Model?.Made ?? ManagedSet.Empty).Links.Where(each => home.Engine.FindItem(each.Key.Item) is null)
            .Select(static each => new LinkDefinition(each.Key.Item, each.Key.Channel) { Profile = each.Value.Profile, Configuration = each.Value.Configuration.Values });
        var broken = home.Engine.Items.SelectMany(static each => each.Links).Select(static each => each.Definition).Concat(waiting)
            .Select(each => (Link: each, Problem: ProblemOf(home.Engine, each.ItemName, each.Channel)))
            .Where(static each => each.Problem is not null)
            .OrderBy(static each => each.Link.ItemName, StringComparer.Ordinal);
        return new JsonBody<IEnumerable<BrokenLinkBody>>(broken.Select(each => new BrokenLinkBody(Map(home, each.Link), each.Problem!)), LinkJson.Default.IEnumerableBrokenLinkBody);
    }

    /// <summary>What a link misses, in openHAB's words; null for nothing.</summary>
    internal static string? ProblemOf(HomeEngine engine, string itemName, ChannelUid channel) => (engine.FindItem(itemName) is null, HasChannel(engine, channel)) switch
    {
        (true, true) => "ITEM_MISSING",
        (true, false) => "ITEM_AND_THING_CHANNEL_MISSING",
        (false, false) => "THING_CHANNEL_MISSING",
        _ => null,
    };

    private static Link? Find(HomeEngine engine, string itemName, string channelUid) => ChannelUid.TryParse(channelUid, out var channel) ? Find(engine, itemName, channel) : null;

    internal static Link? Find(HomeEngine engine, string itemName, ChannelUid channel) => engine.FindItem(itemName)?.Links.FirstOrDefault(each => IsOf(engine, each, channel));

    private static NotFoundError Missing(string itemName, string channelUid) => new($"A link of {itemName} to {channelUid} does not exist.");

    // A thing goes by every name of its type.
    private static bool IsOf(HomeEngine engine, Link link, ChannelUid channel) =>
        link.ChannelUid == channel || (link.ChannelUid.Id == channel.Id && engine.Things.Find(channel.Thing) is { } thing && engine.Things.Find(link.ChannelUid.Thing) == thing);

    // While a thing has no handler, what its type and its definition declare counts; of one whose binding is missing nobody knows.
    private static bool HasChannel(HomeEngine engine, ChannelUid uid)
    {
        if (engine.Things.Find(uid.Thing) is not { } thing) return false;
        if (thing.Channels.Any(each => each.Uid.Id == uid.Id)) return true;
        return engine.Things.FindType(thing.TypeUid) is not var (type, _) || type.HasDynamicChannels || DeclaredChannels.Of(type, thing.Definition, out _).Any(each => each.Id == uid.Id);
    }

    internal static LinkBody Map(HomeParts home, LinkDefinition link)
    {
        var description = ProfileTypeUid.TryParse(link.Profile, out var uid) ? home.Engine.Profiles.Find(uid)?.Configuration : null;
        var values = new Dictionary<string, object?>(ConfigMask.Hide(link.Configuration, description), StringComparer.Ordinal);
        if (link.Profile is { } profile) values[Profile] = ProfileTypeUid.TryParse(profile, out var parsed) ? parsed.ToString() : profile;
        return new LinkBody(link.ItemName, link.Channel.ToString(), new ConfigValues(values), (home.Model?.Managed ?? ManagedIndex.Empty).HasLink(link.ItemName, link.Channel));
    }
}

/// <summary>A link that misses something (BrokenItemChannelLinkDTO).</summary>
internal sealed record BrokenLinkBody(LinkBody ItemChannelLink, string Problem);

/// <summary>A link as openHAB's clients know it (EnrichedItemChannelLinkDTO).</summary>
/// <param name="ItemName">The item.</param>
/// <param name="ChannelUid">The channel.</param>
/// <param name="Configuration">The profile, as <c>profile</c>, and its parameters.</param>
/// <param name="Editable">True if it was made over the API.</param>
internal sealed record LinkBody(string? ItemName, [property: JsonPropertyName("channelUID")] string? ChannelUid, ConfigValues? Configuration, bool? Editable);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LinkBody))]
[JsonSerializable(typeof(IEnumerable<LinkBody>))]
[JsonSerializable(typeof(IEnumerable<BrokenLinkBody>))]
[JsonSerializable(typeof(RemovedLinks))]
internal sealed partial class LinkJson : JsonSerializerContext;
