using System.Text.Json.Serialization.Metadata;
using HomeBinding.Configuration.Managed;
using HomeBinding.Discovery.Inboxes;
using HomeBinding.Engine.Things;
using HomeBinding.Things;
using HomeBinding.Web.Access;
using HomeBinding.Web.Auditing;
using HomeBinding.Web.Errors;
using HomeBinding.Web.Resources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace HomeBinding.Web.Inboxes;

/// <summary><c>/rest/inbox</c>: what was found and waits for somebody to approve or ignore it.</summary>
internal sealed class InboxResource : IResource
{
    public static string Name => "inbox";

    public static IJsonTypeInfoResolver Json => InboxBodyJson.Default;

    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/", List).RequireRole(Role.Administrator).WithSummary("What was found; with includeIgnored=false without what is ignored or is a thing already.");
        group.MapDelete("/{thingUid}", Remove).RequireRole(Role.Administrator).WithSummary("Removes an entry; it comes back if it is found again.");
        group.MapPost("/{thingUid}/approve", ApproveAsync).RequireRole(Role.Administrator).Accepts<string>("text/plain").WithSummary("Makes a thing of an entry, which can be changed over the API. The body is its label, or nothing; newThingId the last segment of its id.");
        group.MapPost("/{thingUid}/ignore", static (HomeParts home, string thingUid) => Decide(home, thingUid, static (inbox, uid) => inbox.Ignore(uid))).RequireRole(Role.Administrator).WithSummary("Nobody wants it.");
        group.MapPost("/{thingUid}/unignore", static (HomeParts home, string thingUid) => Decide(home, thingUid, static (inbox, uid) => inbox.Unignore(uid))).RequireRole(Role.Administrator).WithSummary("Somebody wants it after all.");
    }

    private static Ok<IReadOnlyList<InboxBody>> List(HomeParts home, bool? includeIgnored) => TypedResults.Ok<IReadOnlyList<InboxBody>>(
        [.. (home.Inbox?.Entries ?? []).Where(each => includeIgnored != false || each.Flag != InboxFlag.Ignored).Select(InboxBody.Of)]);

    private static Results<Ok, NotFoundError> Remove(HomeParts home, string thingUid) => Decide(home, thingUid, static (inbox, uid) => inbox.Remove(uid));

    private static Results<Ok, NotFoundError> Decide(HomeParts home, string text, Func<Inbox, ThingUid, bool> decide) =>
        home.Inbox is { } inbox && ThingUid.TryParse(text, out var uid) && decide(inbox, uid) ? TypedResults.Ok() : Missing(text);

    private static async Task<Results<Ok, BadRequestError, NotFoundError>> ApproveAsync(HttpContext context, HomeParts home, HomeChanges changes, string thingUid, string? newThingId)
    {
        using var reader = new StreamReader(context.Request.Body);
        var label = (await reader.ReadToEndAsync(context.RequestAborted).ConfigureAwait(false)).Trim();
        if (home.Inbox is not { } inbox || !ThingUid.TryParse(thingUid, out var uid) || inbox.Find(uid) is null) return Missing(thingUid);
        ThingDefinition thing;
        try
        {
            thing = inbox.Approve(uid, label.Length == 0 ? null : label, string.IsNullOrEmpty(newThingId) ? null : newThingId);
        }
        catch (ArgumentException exception)
        {
            return new BadRequestError(Sentence(exception));
        }
        context.Audit($"as {thing.Uid}");
        var made = new ManagedThing(thing.Uid.ToString()) { Label = thing.Label, Bridge = thing.Bridge?.ToString(), Configuration = new ConfigValues(thing.Configuration) };
        await changes.ApplyAsync(set => set.Things.ContainsKey(thing.Uid)
            ? throw new ManagedChangeException(ManagedChangeProblem.Conflict, $"There is a thing {thing.Uid} already.")
            : set with { Things = set.Things.SetItem(thing.Uid, made) }).ConfigureAwait(false);
        return TypedResults.Ok();
    }

    // Without the name of the parameter, which is none of the caller's.
    private static string Sentence(ArgumentException exception) => exception.ParamName is { } name ? exception.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal) : exception.Message;

    private static NotFoundError Missing(string uid) => new($"Inbox entry {uid} does not exist.");
}
