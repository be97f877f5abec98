using System.Security.Cryptography;
using HomeBinding.Channels;
using HomeBinding.Configuration;
using HomeBinding.Configuration.Managed;
using HomeBinding.Engine;
using HomeBinding.Engine.Things;
using HomeBinding.Things;
using HomeBinding.Web.Access;
using HomeBinding.Web.Auditing;
using HomeBinding.Web.Documents;
using HomeBinding.Web.Errors;
using HomeBinding.Web.Json;
using HomeBinding.Web.Resources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace HomeBinding.Web.Things;

/// <summary>Things made, changed and removed over the API; and things of files too are enabled and disabled here.</summary>
internal static class ThingEditing
{
    public static void Map(RouteGroupBuilder group)
    {
        Change(group.MapPost("/", AddAsync)).WithSummary("Makes a thing.")
            .WithExample("/rest/things", """{"UID":"test:lamp:porch","thingTypeUID":"test:lamp","label":"Porch","configuration":{"size":3}}""", status: StatusCodes.Status201Created);
        Change(group.MapPut("/{thingUID}", PutAsync)).WithSummary("Changes a thing; what the body does not say stays.").WithExample("/rest/things/test:lamp:porch", """{"label":"Front door","location":"Porch"}""");
        Change(group.MapPut("/{thingUID}/config", PutConfigAsync)).WithSummary("Changes values of the configuration of a thing; null takes a value out, dots leave a password as it is.")
            .WithExample("/rest/things/test:lamp:porch/config", """{"size":4}""");
        Change(group.MapPut("/{thingUID}/enable", EnableAsync)).WithSummary("Enables or disables a thing, also one of a file; the body is true or false.").WithExample("/rest/things/test:lamp:hall/enable", "true", "text/plain");
        Change(group.MapDelete("/{thingUID}", DeleteAsync)).WithSummary("Removes a thing, after its handler has cleaned up at the device; ?force=true does not ask it.").WithExample("/rest/things/test:lamp:porch");
    }

    private static RouteHandlerBuilder Change(RouteHandlerBuilder endpoint) => endpoint.RequireRole(Role.Administrator).WithChangeErrors();

    private static async Task<Created<ThingBody>> AddAsync(HttpContext context, HomeParts home, HomeChanges changes, [FromBody] ThingBody body)
    {
        if (!ThingTypeUid.TryParse(body.ThingTypeUid, out var type)) throw new ManagedChangeException("The thing has no type; send e.g. \"thingTypeUID\":\"goecharger:goe\".");
        var text = body.Uid ?? $"{type}:{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(5))}";
        if (!ThingUid.TryParse(text, out var uid) || uid.Type != type) throw new ManagedChangeException($"'{text}' is not an id of a thing of type {type}; expected {type}:ID.");
        await changes.ApplyAsync(set =>
        {
            if (home.Engine.Things.Find(uid) is not null || set.Things.ContainsKey(uid)) throw new ManagedChangeException(ManagedChangeProblem.Conflict, $"There is a thing {uid} already.");
            return set with { Things = set.Things.SetItem(uid, Merge(home.Engine, new ManagedThing(text), uid, body)) };
        }).ConfigureAwait(false);
        context.Audit(text);
        return TypedResults.Created($"{context.Address()}/rest/things/{text}", Read(home, uid));
    }

    private static Task<Ok<ThingBody>> PutAsync(HomeParts home, HomeChanges changes, [FromRoute(Name = "thingUID")] string uid, [FromBody] ThingBody body) =>
        ChangeAsync(home, changes, uid, (thing, made) => Merge(home.Engine, made, thing.Uid, body));

    private static Task<Ok<ThingBody>> PutConfigAsync(HomeParts home, HomeChanges changes, [FromRoute(Name = "thingUID")] string uid, [FromBody] ConfigValues body) =>
        ChangeAsync(home, changes, uid, (thing, made) =>
        {
            var values = new Dictionary<string, object?>(made.Configuration.Values, StringComparer.Ordinal);
            foreach (var (name, value) in ConfigMask.Restore(body.Values, made.Configuration.Values, DescriptionOf(home.Engine, thing.Uid))) values[name] = value;
            return made with { Configuration = Given(values) };
        });

    private static async Task<Ok<ThingBody>> ChangeAsync(HomeParts home, HomeChanges changes, string uid, Func<Thing, ManagedThing, ManagedThing> change)
    {
        var thing = Require(home.Engine, uid);
        await changes.ApplyAsync(set => set with { Things = set.Things.SetItem(thing.Uid, change(thing, changes.RequireThing(set, thing))) }).ConfigureAwait(false);
        return TypedResults.Ok(Read(home, thing.Uid));
    }

    private static async Task<Ok<ThingBody>> EnableAsync(HttpContext context, HomeParts home, [FromRoute(Name = "thingUID")] string uid)
    {
        var thing = Require(home.Engine, uid);
        using var reader = new StreamReader(context.Request.Body, leaveOpen: true);
        var text = await reader.ReadToEndAsync(context.RequestAborted).ConfigureAwait(false);
        if (!bool.TryParse(text.Trim().Trim('"'), out var enabled)) throw new ManagedChangeException("The body has to be true or false.");
        context.Audit(enabled ? "enabled" : "disabled");
        try
        {
            await home.Engine.Things.SetEnabledAsync(thing.Uid, enabled).ConfigureAwait(false);
        }
        catch (ArgumentException)
        {
            throw HomeChanges.Missing(ThingsResource.NoThing(uid).Message);
        }
        catch (IOException exception)
        {
            throw new ManagedChangeException(ManagedChangeProblem.Unavailable, $"The change was not made, as it could not be kept: {exception.Message}");
        }
        return TypedResults.Ok(Read(home, thing.Uid));
    }

    private static async Task<Ok> DeleteAsync(HttpContext context, HomeParts home, HomeChanges changes, [FromRoute(Name = "thingUID")] string uid, [FromQuery] bool force = false)
    {
        var thing = Require(home.Engine, uid);
        _ = changes.RequireThing(changes.Made, thing);
        // The device is asked before anybody waits: files and others can change meanwhile what they like.
        if (!force) context.Audit(await CleanUpAsync(home.Engine, thing).ConfigureAwait(false));
        await changes.ApplyAsync(set =>
        {
            _ = changes.RequireThing(set, thing);
            return set with { Things = set.Things.Remove(thing.Uid) };
        }).ConfigureAwait(false);
        await home.Engine.Things.StateStore.SetDisabledAsync(thing.Uid, disabled: false).ConfigureAwait(false);
        return TypedResults.Ok();
    }

    private static async Task<string?> CleanUpAsync(HomeEngine engine, Thing thing)
    {
        try
        {
            return await engine.Things.CleanUpAsync(thing.Uid).ConfigureAwait(false);
        }
        catch (ArgumentException)
        {
            throw HomeChanges.Missing(ThingsResource.NoThing(thing.Uid.ToString()).Message);
        }
    }

    private static Thing Require(HomeEngine engine, string uid) => ThingsResource.Find(engine, uid) ?? throw HomeChanges.Missing(ThingsResource.NoThing(uid).Message);

    private static ThingBody Read(HomeParts home, ThingUid uid) =>
        home.Engine.Things.Find(uid) is { } thing ? ThingsResource.MapperOf(home).Map(thing, ThingParts.All) : throw HomeChanges.Missing($"Thing {uid} does not exist any more.");

    private static ConfigDescription? DescriptionOf(HomeEngine engine, ThingUid uid) => engine.Things.FindType(uid.Type)?.Type.Configuration;

    // What the body does not say stays.
    private static ManagedThing Merge(HomeEngine engine, ManagedThing made, ThingUid uid, ThingBody body)
    {
        var type = engine.Things.FindType(uid.Type)?.Type;
        return made with
        {
            Label = body.Label ?? made.Label,
            Location = body.Location ?? made.Location,
            Bridge = body.BridgeUid ?? made.Bridge,
            Configuration = body.Configuration is { } values ? Given(ConfigMask.Restore(values.Values, made.Configuration.Values, type?.Configuration)) : made.Configuration,
            Channels = body.Channels is { } channels ? [.. channels.Select(each => Channel(type, made, each)).OfType<ManagedChannel>()] : made.Channels,
        };
    }

    private static ConfigValues Given(IReadOnlyDictionary<string, object?> values) =>
        new(values.Where(static each => each.Value is not null).ToDictionary(static each => each.Key, static each => each.Value, StringComparer.Ordinal));

    // Clients send all channels back. Those of the type follow from it, unless they have got another label.
    private static ManagedChannel? Channel(ThingType? type, ManagedThing made, ChannelBody body)
    {
        var id = body.Id ?? (ChannelUid.TryParse(body.Uid, out var uid) ? uid.Id : throw new ManagedChangeException("A channel has no id."));
        if (type?.Channels.FirstOrDefault(each => each.Id == id) is { } own)
        {
            var label = body.Label is { Length: > 0 } given && given != own.Label ? given : null;
            var description = body.Description is { Length: > 0 } text && text != own.Description ? text : null;
            return label is null && description is null ? null : new ManagedChannel(id, null, own.Kind.ToString(), own.ItemType) { Label = label, Description = description };
        }
        var added = type?.ExtensibleChannelTypes.FirstOrDefault(each => each.Uid.ToString() == body.ChannelTypeUid);
        var before = made.Channels.FirstOrDefault(each => each.Id == id)?.Configuration ?? ConfigValues.None;
        // One that has no type has an id all the same, made for those who look it up.
        var hasType = body.ChannelTypeUid is { Length: > 0 } named && (added is not null || !named.EndsWith($"-{id}", StringComparison.Ordinal));
        return new ManagedChannel(id, hasType ? body.ChannelTypeUid : null, body.Kind, body.ItemType)
        {
            Label = string.IsNullOrEmpty(body.Label) ? null : body.Label,
            Description = string.IsNullOrEmpty(body.Description) ? null : body.Description,
            Configuration = Given(ConfigMask.Restore((body.Configuration ?? ConfigValues.None).Values, before.Values, added?.Configuration)),
        };
    }
}
