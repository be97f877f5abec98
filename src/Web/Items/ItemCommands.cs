using System.Diagnostics.CodeAnalysis;
using HomeBinding.Channels;
using HomeBinding.Engine;
using HomeBinding.Engine.Events;
using HomeBinding.Engine.Expiry;
using HomeBinding.Engine.Items;
using HomeBinding.Values;
using HomeBinding.Web.Access;
using HomeBinding.Web.Auditing;
using HomeBinding.Web.Documents;
using HomeBinding.Web.Errors;
using HomeBinding.Web.Events;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace HomeBinding.Web.Items;

/// <summary>Commands to items, and states of theirs, as clients send them.</summary>
internal static class ItemCommands
{
    /// <summary>The longest that a client can wait for an answer; requests as a whole have a minute.</summary>
    internal static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(50);

    /// <summary>Requests that may wait for an answer at a time.</summary>
    internal const int MostWaiting = 200;

    private const string SourceHeader = "X-OpenHAB-Source";
    private static readonly TimeSpan UsualWait = TimeSpan.FromSeconds(10);

    public static void Map(RouteGroupBuilder group)
    {
        group.MapPost("/{itemName}", SendAsync).RequireRole(Role.User).WithSummary("Sends a command to an item; ?wait=5s answers when the device has.")
            .WithExample("/rest/items/Hall_Lamp", "ON", "text/plain").WithExample("/rest/items/Hall_Lamp", """{"value":"OFF","source":"io.example:panel"}""")
            .WithExample("/rest/items/Hall_Lamp?wait=5s", "ON", "text/plain");
        group.MapPut("/{itemName}/state", UpdateAsync).RequireRole(Role.User).WithSummary("Sets the state of an item, as its device would.")
            .WithExample("/rest/items/Scene/state", "Evening", "text/plain", StatusCodes.Status202Accepted);
    }

    private static async Task<Results<Ok, OutcomeResult, NotFoundError, BadRequestError, UnavailableError>> SendAsync(
        HttpContext context, HomeEngine engine, WaitingCommands waiting, string itemName, string? source, string? wait)
    {
        if (engine.FindItem(itemName) is not { } item) return ItemsResource.NoItem(itemName);
        if (!TryReadWait(wait, out var limit, out var problem)) return new BadRequestError(problem);
        var body = await ValueBody.ReadAsync(context.Request).ConfigureAwait(false);
        if (!TryReadCommand(item, body.Value, out var command, out var error)) return new BadRequestError(error);
        var text = command.ToText();
        context.Audit($"{itemName} {text}");
        var from = SourceOf(context, source, body);
        if (limit == TimeSpan.Zero)
        {
            if (await engine.PostCommandAsync(itemName, command, from).ConfigureAwait(false)) return TypedResults.Ok();
            return engine.FindItem(itemName) is null ? ItemsResource.NoItem(itemName) : new UnavailableError("The host is stopping.");
        }
        using var place = waiting.TryEnter();
        if (place is null) return new UnavailableError($"{MostWaiting} commands are being waited for. Send this one without wait, or later.");
        return new OutcomeResult(itemName, text, await AwaitAsync(engine.SendCommandAsync(itemName, command, from), limit, engine.Time, context).ConfigureAwait(false));
    }

    private static async Task<Results<Accepted, NotFoundError, BadRequestError>> UpdateAsync(HttpContext context, HomeEngine engine, string itemName, string? source)
    {
        if (engine.FindItem(itemName) is not { } item) return ItemsResource.NoItem(itemName);
        var body = await ValueBody.ReadAsync(context.Request).ConfigureAwait(false);
        if (body.Value is not { } text) return new BadRequestError("The body has no value.");
        if (!item.Type.TryParseState(text, out var state, out var error) || !item.Type.TryAccept(state, item.Unit, item.State, out _, out error)) return new BadRequestError(error);
        context.Audit($"{itemName} {text}", "state");
        try
        {
            await engine.PostUpdateAsync(itemName, state, SourceOf(context, source, body)).ConfigureAwait(false);
        }
        catch (ArgumentException)
        {
            // It went while the body came.
            return ItemsResource.NoItem(itemName);
        }
        return TypedResults.Accepted((string?)null);
    }

    private static async Task<CommandResult?> AwaitAsync(Task<CommandResult> answer, TimeSpan limit, TimeProvider time, HttpContext context)
    {
        try
        {
            return await answer.WaitAsync(limit, time, context.RequestAborted).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    private static bool TryReadWait(string? text, out TimeSpan limit, [NotNullWhen(false)] out string? problem)
    {
        (limit, problem) = (TimeSpan.Zero, null);
        if (text is null) return true;
        // The mere word.
        limit = UsualWait;
        if (text.Length == 0) return true;
        if (!ExpireDuration.TryParse(text, out limit, out problem)) return false;
        if (limit > LongestWait) problem = $"'wait' is at most {LongestWait.TotalSeconds:0} s.";
        return problem is null;
    }

    private static bool TryReadCommand(Item item, string? text, [NotNullWhen(true)] out ICommand? command, [NotNullWhen(false)] out string? error)
    {
        (command, error) = (null, "The body has no command.");
        if (string.IsNullOrEmpty(text)) return false;
        if (!text.Equals("TOGGLE", StringComparison.OrdinalIgnoreCase) || !CanToggle(item.Type)) return item.TryParseCommand(text, out command, out error);
        command = Opposite(item);
        error = command is null ? $"{item.Name} is {item.State.ToText()}, which has no opposite. Send the command itself." : null;
        return command is not null;
    }

    private static bool CanToggle(ItemType type) => type == ItemType.Switch || type == ItemType.Dimmer || type == ItemType.Color || type == ItemType.Rollershutter;

    private static ICommand? Opposite(Item item)
    {
        if (item.Type == ItemType.Rollershutter) return StateConversion.TryConvert<UpDown>(item.State, out var direction) ? direction == UpDown.Up ? UpDown.Down : UpDown.Up : null;
        return StateConversion.TryConvert<OnOff>(item.State, out var state) ? state == OnOff.On ? OnOff.Off : OnOff.On : null;
    }

    private static EventSource SourceOf(HttpContext context, string? source, ValueBody body) => Caller.Of(context)!.SourceFor(
        string.Join(SourceText.Delegation, new[] { context.Request.Headers[SourceHeader].ToString(), source, body.Source }.Where(static each => !string.IsNullOrWhiteSpace(each)).Distinct()));
}

/// <summary>Counts the requests that wait for the answer of a device: each of them holds a connection.</summary>
internal sealed class WaitingCommands
{
    private int _count;

    /// <summary>A place, given back when it is disposed; null if there is none.</summary>
    public IDisposable? TryEnter()
    {
        if (Interlocked.Increment(ref _count) <= ItemCommands.MostWaiting) return new Place(this);
        Interlocked.Decrement(ref _count);
        return null;
    }

    private sealed class Place(WaitingCommands all) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref all._count);
    }
}
