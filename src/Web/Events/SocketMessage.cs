using System.Text.Json;
using System.Text.Json.Serialization;

namespace HomeBinding.Web.Events;

/// <summary>A frame of <c>/ws/events</c> other than a plain event: what clients send, and the answers.</summary>
internal sealed record SocketMessage
{
    /// <summary>The type of the frames that are about the connection itself.</summary>
    public const string Management = "WebSocketEvent";

    /// <summary>What the topics of those begin with.</summary>
    public const string Prefix = "openhab/websocket/";

    public string? Type { get; init; }

    public string? Topic { get; init; }

    /// <summary>A text; JSON in a text for most topics.</summary>
    public string? Payload { get; init; }

    /// <summary>Who sends it, in its own words.</summary>
    public string? Source { get; init; }

    /// <summary>Set by the client to know the answer again; a text or a number, and given back as it came.</summary>
    public JsonElement? EventId { get; init; }

    /// <summary>A frame about the connection.</summary>
    public static SocketMessage About(string topic, string payload, JsonElement? eventId = null) => new() { Type = Management, Topic = Prefix + topic, Payload = payload, EventId = eventId };
}

/// <summary>The payload of a command or a state.</summary>
internal sealed record SocketValue
{
    public string? Type { get; init; }

    public string? Value { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SocketMessage))]
[JsonSerializable(typeof(SocketValue))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class SocketJson : JsonSerializerContext;
