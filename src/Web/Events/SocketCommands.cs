using System.Net;
using System.Text.Json;
using HomeBinding.Engine;
using HomeBinding.Engine.Events;
using HomeBinding.Engine.Items;
using HomeBinding.Web.Access;
using HomeBinding.Web.Auditing;

namespace HomeBinding.Web.Events;

/// <summary>Carries out what clients of <c>/ws/events</c> send: commands and states of items, and nothing else.</summary>
internal sealed class SocketCommands(HomeEngine engine, AuditLog audit)
{
    /// <summary>Carries a frame out. It has been put into the engine's queue once this has returned; what the device says of a command comes as an event.</summary>
    /// <returns>Null, or what is wrong with it.</returns>
    public async Task<string?> CarryOutAsync(SocketMessage message, Caller caller, IPAddress? address)
    {
        if (!caller.May(Role.User, "items", AccessKind.Command)) return "Your role, or the scope of your token, does not allow commands.";
        var isCommand = message.Type == "ItemCommandEvent";
        if (!isCommand && message.Type != "ItemStateEvent") return $"Events of type {message.Type} cannot be sent. Send an ItemCommandEvent or an ItemStateEvent.";
        var last = isCommand ? "command" : "state";
        if (message.Topic?.Split('/') is not ["openhab", "items", var name, var end] || end != last) return $"The topic of an event of type {message.Type} is openhab/items/NAME/{last}.";
        if (engine.FindItem(name) is not { } item) return $"Item {name} does not exist.";
        if (ValueOf(message.Payload) is not { } value) return """The payload has to be {"type":"…","value":"…"}.""";
        var problem = await SendAsync(item, value, isCommand, caller.SourceFor(message.Source)).ConfigureAwait(false);
        audit.Write("command", caller.Name, caller.Via, address, $"/ws/events {last} {name}", problem is null ? "ok" : "refused", value);
        return problem;
    }

    private async Task<string?> SendAsync(Item item, string value, bool isCommand, EventSource source)
    {
        if (isCommand)
        {
            if (!item.TryParseCommand(value, out var command, out var wrong)) return wrong;
            if (!item.IsGroup && !item.Type.TryAccept(command, item.Unit, out _, out wrong)) return wrong;
            return await engine.PostCommandAsync(item.Name, command, source).ConfigureAwait(false) ? null : "The item is gone, or the host is stopping.";
        }
        if (!item.Type.TryParseState(value, out var state, out var error) || !item.Type.TryAccept(state, item.Unit, out _, out error)) return error;
        await engine.PostUpdateAsync(item.Name, state, source).ConfigureAwait(false);
        return null;
    }

    private static string? ValueOf(string? payload)
    {
        try
        {
            return payload is null ? null : JsonSerializer.Deserialize(payload, SocketJson.Default.SocketValue)?.Value;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
