using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using HomeBinding.Configuration;
using HomeBinding.Configuration.Managed;
using HomeBinding.Engine;
using HomeBinding.Things;
using HomeBinding.Values;
using HomeBinding.Web.Access;
using HomeBinding.Web.Auditing;
using HomeBinding.Web.Documents;
using HomeBinding.Web.Errors;
using HomeBinding.Web.Json;
using HomeBinding.Web.Resources;
using HomeBinding.Web.Types;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace HomeBinding.Web.Things;

/// <summary><c>/rest/actions</c>: what things can do besides taking commands.</summary>
internal sealed class ActionsResource : IResource
{
    public static string Name => "actions";

    public static IJsonTypeInfoResolver Json => ActionJson.Default;

    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/{thingUID}", List).RequireRole(Role.Viewer).WithSummary("The actions of a thing; 204 if it has none.").WithExample("/rest/actions/test:lamp:hall", status: StatusCodes.Status204NoContent);
        group.MapPost("/{thingUID}/{actionUid}", RunAsync).RequireRole(Role.User).WithSummary("Carries out an action of a thing, with its arguments by name as the body, and answers with what it returns.");
    }

    private static Results<Ok<IReadOnlyList<ActionBody>>, NoContent, NotFoundError> List(HomeEngine engine, [FromRoute(Name = "thingUID")] string uid)
    {
        if (ThingsResource.Find(engine, uid) is not { } thing) return ThingsResource.NoThing(uid);
        if (thing.Actions.Count == 0) return TypedResults.NoContent();
        return TypedResults.Ok<IReadOnlyList<ActionBody>>([.. thing.Actions.Select(each => Map(thing.TypeUid, each))]);
    }

    private static async Task<Results<Ok<ConfigValues>, NotFoundError, BadRequestError, ConflictError>> RunAsync(
        HttpContext context, HomeEngine engine, [FromRoute(Name = "thingUID")] string uid, string actionUid, [FromBody] ConfigValues? arguments)
    {
        if (ThingsResource.Find(engine, uid) is not { } thing) return ThingsResource.NoThing(uid);
        if (thing.Actions.FirstOrDefault(each => UidOf(thing.TypeUid, each) == actionUid || each.Name == actionUid) is not { } action)
            return new NotFoundError($"Thing {uid} has no action {actionUid}; it does not exist.");
        var values = arguments?.Values ?? new Dictionary<string, object?>();
        if (action.Validate(values) is { Count: > 0 } errors) return new BadRequestError(string.Join(' ', errors.Select(static each => each.Message)));
        context.Audit(action.Name, "action");
        try
        {
            var result = await thing.InvokeActionAsync(action.Name, values, context.RequestAborted).ConfigureAwait(false);
            return TypedResults.Ok(new ConfigValues(result.ToDictionary(static each => each.Key, static each => Plain(each.Value), StringComparer.Ordinal)));
        }
        catch (ThingActionException exception)
        {
            return new ConflictError(exception.Message);
        }
    }

    private static object? Plain(object? value) => value switch
    {
        IState state => state.ToFullText(),
        DateTimeOffset time => time.ToString("O"),
        TimeSpan span => span.ToString("c"),
        Array list => list.Cast<object?>().Select(Plain).ToArray(),
        _ => value,
    };

    // openHAB's have the scope of their binding before the name.
    private static string UidOf(ThingTypeUid type, ThingAction action) => $"{type.BindingId}.{action.Name}";

    private static ActionBody Map(ThingTypeUid type, ThingAction action) => new()
    {
        ActionUid = UidOf(type, action),
        Label = action.Label,
        Description = action.Description,
        Inputs = [.. action.Input.Parameters.Select(static each => new ActionInputBody(each.Name, TypeOf(each), each.Label, each.Description, each.Required))],
        InputConfigDescriptions = ConfigDescriptionMapper.Parameters(action.Input),
        Outputs = [.. action.Outputs.Select(static each => new ActionOutputBody(each.Name, (Nullable.GetUnderlyingType(each.Type) ?? each.Type).Name, each.Name))],
    };

    private static string TypeOf(ConfigParameter parameter) => parameter.Type switch
    {
        ParameterType.Text => "java.lang.String",
        ParameterType.Boolean => "java.lang.Boolean",
        ParameterType.Integer => "java.lang.Long",
        _ => "java.math.BigDecimal",
    };
}

/// <summary>An action as openHAB's clients know it (ThingActionDTO).</summary>
internal sealed record ActionBody
{
    public required string ActionUid { get; init; }

    public required string Label { get; init; }

    public string? Description { get; init; }

    public string Visibility { get; init; } = "VISIBLE";

    public required IReadOnlyList<ActionInputBody> Inputs { get; init; }

    public required IReadOnlyList<ParameterBody> InputConfigDescriptions { get; init; }

    public required IReadOnlyList<ActionOutputBody> Outputs { get; init; }
}

/// <summary>An argument of an action; its type is written as Main UI reads it.</summary>
internal sealed record ActionInputBody(string Name, string Type, string? Label, string? Description, bool Required);

/// <summary>What an action returns.</summary>
internal sealed record ActionOutputBody(string Name, string Type, string? Label);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IReadOnlyList<ActionBody>))]
[JsonSerializable(typeof(ConfigValues))]
internal sealed partial class ActionJson : JsonSerializerContext;
