using System.Text.Json;
using System.Text.Json.Serialization;
using HomeBinding.Discovery.Inboxes;

namespace HomeBinding.Web.Inboxes;

/// <summary>An entry of the inbox, as openHAB's DiscoveryResultDTO has it.</summary>
internal sealed record InboxBody
{
    /// <summary>The bridge that the device is behind.</summary>
    [JsonPropertyName("bridgeUID")]
    public string? BridgeUid { get; init; }

    /// <summary><c>NEW</c> or <c>IGNORED</c>.</summary>
    public required string Flag { get; init; }

    /// <summary>What it was found as.</summary>
    public required string Label { get; init; }

    /// <summary>What was found out of it.</summary>
    public required IReadOnlyDictionary<string, object?> Properties { get; init; }

    /// <summary>The property by which the device is known again.</summary>
    public string? RepresentationProperty { get; init; }

    /// <summary>The id that its thing would get.</summary>
    [JsonPropertyName("thingUID")]
    public required string ThingUid { get; init; }

    /// <summary>The type of that thing.</summary>
    [JsonPropertyName("thingTypeUID")]
    public required string ThingTypeUid { get; init; }

    public static InboxBody Of(InboxEntry entry) => new()
    {
        BridgeUid = entry.Result.BridgeUid?.ToString(),
        Flag = JsonNamingPolicy.SnakeCaseUpper.ConvertName(entry.Flag.ToString()),
        Label = entry.Result.Label,
        Properties = entry.Result.Properties,
        RepresentationProperty = entry.Result.RepresentationProperty,
        ThingUid = entry.Uid.ToString(),
        ThingTypeUid = entry.Result.ThingTypeUid.ToString(),
    };
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(InboxBody))]
[JsonSerializable(typeof(IReadOnlyList<InboxBody>))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(decimal))]
[JsonSerializable(typeof(long))]
internal sealed partial class InboxBodyJson : JsonSerializerContext;
