using System.Text.Json.Serialization.Metadata;
using HomeBinding.Configuration.Managed;
using HomeBinding.Engine;
using HomeBinding.Engine.Things;
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

namespace HomeBinding.Web.Things;

/// <summary><c>/rest/things</c>: the things, their status and their configuration.</summary>
internal sealed class ThingsResource : IResource
{
    public static string Name => "things";

    public static IJsonTypeInfoResolver Json => ThingJson.Default;

    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/", List).RequireRole(Role.Administrator).WithSummary("All things.").WithExample("/rest/things?summary=true").WithExample("/rest/things?staticDataOnly=true");
        group.MapGet("/{thingUID}", Get).RequireRole(Role.Administrator).WithSummary("A thing.").WithExample("/rest/things/test:lamp:hall");
        ThingEditing.Map(group);
        group.MapGet("/{thingUID}/status", Status).RequireRole(Role.Administrator).WithSummary("The status of a thing.").WithExample("/rest/things/test:lamp:hall/status");
        group.MapGet("/{thingUID}/config/status", ConfigStatus).RequireRole(Role.Administrator).WithSummary("What is wrong with the configuration of a thing.").WithExample("/rest/things/test:lamp:hall/config/status");
        group.MapGet("/{thingUID}/firmware/status", Firmware).RequireRole(Role.Administrator).WithSummary("The firmware of a thing; 204, as no binding updates any.")
            .WithExample("/rest/things/test:lamp:hall/firmware/status", status: StatusCodes.Status204NoContent);
        group.MapGet("/{thingUID}/firmwares", Firmware).RequireRole(Role.Administrator).WithSummary("The firmware that there is for a thing; 204, as no binding updates any.")
            .WithExample("/rest/things/test:lamp:hall/firmwares", status: StatusCodes.Status204NoContent);
        group.MapPut("/{thingUID}/firmware/{firmwareVersion}", UpdateFirmware).RequireRole(Role.Administrator).WithSummary("Updates the firmware of a thing; 400, as no binding updates any.")
            .WithExample("/rest/things/test:lamp:hall/firmware/1.2.0", status: StatusCodes.Status400BadRequest);
    }

    internal static Thing? Find(HomeEngine engine, string uid) => ThingUid.TryParse(uid, out var parsed) ? engine.Things.Find(parsed) : null;

    internal static NotFoundError NoThing(string uid) => new($"Thing {uid} does not exist.");

    internal static ThingMapper MapperOf(HomeParts home) => new(home.Engine, home.Model?.Managed ?? ManagedIndex.Empty);

    private static Results<JsonBody<IEnumerable<ThingBody>>, StatusCodeHttpResult> List(HttpContext context, HomeParts home, StaticData statics, [FromQuery] bool summary = false, [FromQuery] bool staticDataOnly = false)
    {
        if (staticDataOnly && statics.IsKnownTo(context)) return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        var mapper = MapperOf(home);
        var parts = (summary ? ThingParts.Summary : ThingParts.Details) | (staticDataOnly ? ThingParts.Summary : ThingParts.Status);
        return new JsonBody<IEnumerable<ThingBody>>(home.Engine.Things.All.OrderBy(static each => each.Uid).Select(each => mapper.Map(each, parts)), ThingJson.Default.IEnumerableThingBody);
    }

    private static Results<Ok<ThingBody>, NotFoundError> Get(HomeParts home, [FromRoute(Name = "thingUID")] string uid) =>
        Find(home.Engine, uid) is { } thing ? TypedResults.Ok(MapperOf(home).Map(thing, ThingParts.All)) : NoThing(uid);

    private static Results<Ok<StatusBody>, NotFoundError> Status(HomeEngine engine, [FromRoute(Name = "thingUID")] string uid) =>
        Find(engine, uid) is { } thing ? TypedResults.Ok(StatusBody.Of(thing.Status)) : NoThing(uid);

    private static Results<Ok<IReadOnlyList<ConfigStatusBody>>, NotFoundError> ConfigStatus(HomeEngine engine, [FromRoute(Name = "thingUID")] string uid)
    {
        if (Find(engine, uid) is not { } thing) return NoThing(uid);
        var errors = engine.Things.FindType(thing.TypeUid)?.Type.Validate(thing.Definition.Configuration) ?? [];
        return TypedResults.Ok<IReadOnlyList<ConfigStatusBody>>([.. errors.Select(static each => new ConfigStatusBody(each.Parameter, "ERROR", each.Message))]);
    }

    private static Results<NoContent, NotFoundError> Firmware(HomeEngine engine, [FromRoute(Name = "thingUID")] string uid) =>
        Find(engine, uid) is null ? NoThing(uid) : TypedResults.NoContent();

    private static Results<NotFoundError, BadRequestError> UpdateFirmware(HomeEngine engine, [FromRoute(Name = "thingUID")] string uid, string firmwareVersion) => Find(engine, uid) is { } thing
        ? new BadRequestError($"Thing {uid} cannot be updated to {firmwareVersion}: the binding '{thing.Uid.Type.BindingId}' has no firmware updates. Update the device as its manufacturer says.")
        : NoThing(uid);
}
