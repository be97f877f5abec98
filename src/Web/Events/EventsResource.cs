using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using HomeBinding.Web.Access;
using HomeBinding.Web.Errors;
using HomeBinding.Web.Resources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HomeBinding.Web.Events;

/// <summary><c>/rest/events</c>: what happens, as it happens, as server-sent events.</summary>
internal sealed class EventsResource : IResource
{
    internal const string TooMany = "Too many connections are open, or the host stops. Try again later.";

    public static string Name => "events";

    public static IJsonTypeInfoResolver Json => EventsJson.Default;

    public static void AddServices(IServiceCollection services)
    {
        services.AddSingleton<StateTexts>();
        services.AddSingleton<EventHub>();
        services.AddSingleton<SocketCommands>();
    }

    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/", ListenAsync)
            .RequireRole(Role.Viewer)
            .Produces<string>(StatusCodes.Status200OK, "text/event-stream")
            .WithSummary("Events as they happen: messages with topic, payload and type; alive every 10 s; missed with the count of those that a slow client did not get. Topics are separated by commas, * is any text, ! excludes.")
            .DisableRequestTimeout();
        group.MapGet("/states", StatesAsync)
            .RequireRole(Role.Viewer)
            .Produces<string>(StatusCodes.Status200OK, "text/event-stream")
            .WithSummary("States of items: ready with the id under which the items are named, then messages with states, the newest of each.")
            .DisableRequestTimeout();
        group.MapPost("/states/{connectionId}", Track)
            .RequireRole(Role.Viewer)
            .OnlyReads()
            .WithSummary("Names the items of a stream of states, in place of those before. The states of all of them follow on the stream.");
    }

    private static async Task<Results<EmptyHttpResult, BadRequestError, UnavailableError>> ListenAsync(HttpContext context, EventHub hub, Authenticator authenticator, TimeProvider time, string? topics)
    {
        var texts = (topics ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (!TopicPattern.TryParse(texts, out var patterns, out var problem)) return new BadRequestError(problem);
        if (patterns.Count > TopicPattern.Most) return new BadRequestError($"No more than {TopicPattern.Most} topics can be listened to at once. Use * in them.");
        var caller = Caller.Of(context)!;
        using var stream = new EventStream(authenticator.Lease(context, caller), time, new EventFilter(EventSubjects.For(caller), patterns), context.Response);
        return await RunAsync(context, hub, stream, stream.RunAsync).ConfigureAwait(false) ? TypedResults.Empty : new UnavailableError(TooMany);
    }

    private static async Task<Results<EmptyHttpResult, ForbiddenError, UnavailableError>> StatesAsync(HttpContext context, EventHub hub, Authenticator authenticator, StateTexts texts, TimeProvider time)
    {
        var caller = Caller.Of(context)!;
        if ((EventSubjects.For(caller) & EventSubject.Items) == 0) return new ForbiddenError("The scope of your token does not allow to read items.");
        using var stream = new StateStream(authenticator.Lease(context, caller), time, texts, context.Response);
        return await RunAsync(context, hub, stream, stream.RunAsync).ConfigureAwait(false) ? TypedResults.Empty : new UnavailableError(TooMany);
    }

    private static Results<Ok, BadRequestError, NotFoundError> Track(HttpContext context, EventHub hub, string connectionId, IReadOnlyList<string> items)
    {
        if (items.Count > StateStream.MostItems) return new BadRequestError($"No more than {StateStream.MostItems} items can be named.");
        if (hub.FindStates(connectionId, Caller.Of(context)!) is not { } stream) return new NotFoundError($"A connection {connectionId} does not exist. GET /rest/events/states opens one.");
        stream.Track(items.Where(static each => each is not null));
        return TypedResults.Ok();
    }

    /// <summary>Lets a stream run until it or the client ends.</summary>
    /// <returns>False if there is no room for it.</returns>
    private static async Task<bool> RunAsync(HttpContext context, EventHub hub, EventClient client, Func<Task> run)
    {
        if (!await hub.TryAddAsync(client).ConfigureAwait(false)) return false;
        ServerSentEvents.Prepare(context);
        await using var gone = context.RequestAborted.Register(client.End).ConfigureAwait(false);
        try
        {
            await run().ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Half an event must not be taken for a whole one, and who does not read is not waited for.
            if (client.IsCutOff) context.Abort();
        }
        finally
        {
            await hub.RemoveAsync(client).ConfigureAwait(false);
        }
        return true;
    }
}

[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class EventsJson : JsonSerializerContext;
