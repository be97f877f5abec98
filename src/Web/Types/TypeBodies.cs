using System.Text.Json.Serialization;
using HomeBinding.Web.Items;

namespace HomeBinding.Web.Types;

/// <summary>A thing type in a list (StrippedThingTypeDTO).</summary>
internal record ThingTypeSummary
{
    [JsonPropertyName("UID")]
    public required string Uid { get; init; }

    public required string Label { get; init; }

    public string? Description { get; init; }

    public string? Category { get; init; }

    public bool Listed { get; init; }

    [JsonPropertyName("supportedBridgeTypeUIDs")]
    public IReadOnlyList<string> SupportedBridgeTypeUids { get; init; } = [];

    public bool Bridge { get; init; }

    public string? SemanticEquipmentTag { get; init; }
}

/// <summary>A thing type (ThingTypeDTO).</summary>
internal sealed record ThingTypeBody : ThingTypeSummary
{
    public required IReadOnlyList<ChannelDefinitionBody> Channels { get; init; }

    public required IReadOnlyList<ChannelGroupBody> ChannelGroups { get; init; }

    public required IReadOnlyList<ParameterBody> ConfigParameters { get; init; }

    public required IReadOnlyList<ParameterGroupBody> ParameterGroups { get; init; }

    public required IReadOnlyDictionary<string, string> Properties { get; init; }

    public required IReadOnlyList<string> ExtensibleChannelTypeIds { get; init; }
}

/// <summary>A channel of a thing type (ChannelDefinitionDTO).</summary>
internal sealed record ChannelDefinitionBody
{
    public required string Id { get; init; }

    [JsonPropertyName("typeUID")]
    public required string TypeUid { get; init; }

    public string? Label { get; init; }

    public string? Description { get; init; }

    public string? Category { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public required IReadOnlyDictionary<string, string> Properties { get; init; }

    public StateDescriptionBody? StateDescription { get; init; }

    public bool Advanced { get; init; }
}

/// <summary>Channels that belong together (ChannelGroupDefinitionDTO).</summary>
internal sealed record ChannelGroupBody(string Id, string? Label, string? Description, IReadOnlyList<ChannelDefinitionBody> Channels);

/// <summary>A channel type (ChannelTypeDTO).</summary>
internal sealed record ChannelTypeBody
{
    [JsonPropertyName("UID")]
    public required string Uid { get; init; }

    public string? Label { get; init; }

    public string? Description { get; init; }

    public string? Category { get; init; }

    public string? ItemType { get; init; }

    /// <summary>The unit of new items.</summary>
    public string? UnitHint { get; init; }

    /// <summary><c>STATE</c> or <c>TRIGGER</c>.</summary>
    public required string Kind { get; init; }

    public StateDescriptionBody? StateDescription { get; init; }

    public CommandDescriptionBody? CommandDescription { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public bool Advanced { get; init; }

    public IReadOnlyList<ParameterBody> Parameters { get; init; } = [];

    public IReadOnlyList<ParameterGroupBody> ParameterGroups { get; init; } = [];
}

/// <summary>A profile (ProfileTypeDTO).</summary>
internal sealed record ProfileTypeBody(string Uid, string Label, string Kind, IReadOnlyList<string> SupportedItemTypes);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IReadOnlyList<ThingTypeSummary>))]
[JsonSerializable(typeof(ThingTypeBody))]
[JsonSerializable(typeof(IReadOnlyList<ChannelTypeBody>))]
[JsonSerializable(typeof(ChannelTypeBody))]
[JsonSerializable(typeof(IReadOnlyList<ConfigDescriptionBody>))]
[JsonSerializable(typeof(ConfigDescriptionBody))]
[JsonSerializable(typeof(IReadOnlyList<ProfileTypeBody>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class TypeJson : JsonSerializerContext;
