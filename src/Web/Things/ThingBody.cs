using System.Text.Json;
using System.Text.Json.Serialization;
using HomeBinding.Configuration.Managed;
using HomeBinding.Things;
using HomeBinding.Web.Json;

namespace HomeBinding.Web.Things;

/// <summary>A thing as openHAB's clients know it (EnrichedThingDTO). What was not asked for is left out.</summary>
internal sealed record ThingBody
{
    /// <summary>Its id.</summary>
    [JsonPropertyName("UID")]
    public string? Uid { get; init; }

    /// <summary>Its type.</summary>
    [JsonPropertyName("thingTypeUID")]
    public string? ThingTypeUid { get; init; }

    /// <summary>The id of its bridge.</summary>
    [JsonPropertyName("bridgeUID")]
    public string? BridgeUid { get; init; }

    /// <summary>What to call it.</summary>
    public string? Label { get; init; }

    /// <summary>Where it is.</summary>
    public string? Location { get; init; }

    /// <summary>openHAB's semantic tag of the device.</summary>
    public string? SemanticEquipmentTag { get; init; }

    /// <summary>Its configuration, with dots for passwords.</summary>
    public ConfigValues? Configuration { get; init; }

    /// <summary>What its handler reported of the device.</summary>
    public IReadOnlyDictionary<string, string>? Properties { get; init; }

    /// <summary>Its channels.</summary>
    public IReadOnlyList<ChannelBody>? Channels { get; init; }

    /// <summary>Its status.</summary>
    public StatusBody? StatusInfo { get; init; }

    /// <summary>True if it was made over the API, so that it can be changed there; false if it comes from a file.</summary>
    public bool? Editable { get; init; }
}

/// <summary>A channel of a thing (EnrichedChannelDTO).</summary>
internal sealed record ChannelBody
{
    public string? Uid { get; init; }

    public string? Id { get; init; }

    [JsonPropertyName("channelTypeUID")]
    public string? ChannelTypeUid { get; init; }

    public string? ItemType { get; init; }

    /// <summary><c>STATE</c> or <c>TRIGGER</c>.</summary>
    public string? Kind { get; init; }

    public string? Label { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<string>? DefaultTags { get; init; }

    public IReadOnlyDictionary<string, string>? Properties { get; init; }

    public ConfigValues? Configuration { get; init; }

    /// <summary><c>VETO</c> or <c>RECOMMEND</c>; left out for the default.</summary>
    public string? AutoUpdatePolicy { get; init; }

    public IReadOnlyList<string>? LinkedItems { get; init; }
}

/// <summary>The status of a thing (ThingStatusInfo).</summary>
/// <param name="Status">E.g. <c>ONLINE</c>.</param>
/// <param name="StatusDetail">E.g. <c>COMMUNICATION_ERROR</c>; <c>NONE</c> for nothing to add.</param>
/// <param name="Description">What happened and what to do.</param>
internal sealed record StatusBody(string Status, string StatusDetail, string? Description)
{
    public static StatusBody Of(ThingStatusInfo status) => new(Upper(status.Status), Upper(status.Detail), status.Description);

    private static string Upper<T>(T name)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseUpper.ConvertName(name.ToString());
}

/// <summary>What is wrong with a parameter of a thing (ConfigStatusMessage).</summary>
internal sealed record ConfigStatusBody(string ParameterName, string Type, string Message);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ThingBody))]
[JsonSerializable(typeof(IEnumerable<ThingBody>))]
[JsonSerializable(typeof(StatusBody))]
[JsonSerializable(typeof(ConfigValues))]
[JsonSerializable(typeof(IReadOnlyList<ConfigStatusBody>))]
internal sealed partial class ThingJson : JsonSerializerContext;
