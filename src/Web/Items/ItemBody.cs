using System.Text.Json.Serialization;
using HomeBinding.Configuration.Managed;
using HomeBinding.Web.Json;

namespace HomeBinding.Web.Items;

/// <summary>An item as openHAB's clients know it (EnrichedItemDTO). What was not asked for is left out.</summary>
internal sealed record ItemBody
{
    /// <summary>Of a group, the items in it; empty where they were not asked for.</summary>
    public IEnumerable<ItemBody>? Members { get; init; }

    /// <summary>Of a group, the type of its state.</summary>
    public string? GroupType { get; init; }

    /// <summary>Of a group, how its state follows from those of its members.</summary>
    public GroupFunctionBody? Function { get; init; }

    /// <summary>Its address.</summary>
    public string? Link { get; init; }

    /// <summary>Its state as text, e.g. <c>ON</c>, <c>21.5 °C</c>, <c>NULL</c>.</summary>
    public string? State { get; init; }

    /// <summary>Its state behind the transformation of its pattern, where it has one.</summary>
    public string? TransformedState { get; init; }

    /// <summary>What the state may be and how it is shown.</summary>
    public StateDescriptionBody? StateDescription { get; init; }

    /// <summary>The commands to offer.</summary>
    public CommandDescriptionBody? CommandDescription { get; init; }

    /// <summary>The state before the newest change.</summary>
    public string? LastState { get; init; }

    /// <summary>When the state was set last, in milliseconds since 1970.</summary>
    public long? LastStateUpdate { get; init; }

    /// <summary>When the state changed last, in milliseconds since 1970.</summary>
    public long? LastStateChange { get; init; }

    /// <summary>The unit of its states.</summary>
    public string? UnitSymbol { get; init; }

    /// <summary>What the namespaces that were asked for say of it.</summary>
    public IReadOnlyDictionary<string, MetadataBody>? Metadata { get; init; }

    /// <summary>The groups that it is in.</summary>
    public IEnumerable<ItemBody>? Parents { get; init; }

    /// <summary>True if it was made over the API, so that it can be changed there; false if it comes from a file.</summary>
    public bool? Editable { get; init; }

    /// <summary>Its type, e.g. <c>Switch</c>, <c>Number:Power</c>, <c>Group</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>What to call it.</summary>
    public string? Label { get; init; }

    /// <summary>The icon's name.</summary>
    public string? Category { get; init; }

    /// <summary>Its tags.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>The names of the groups that it is in.</summary>
    public IReadOnlyList<string>? GroupNames { get; init; }
}

/// <summary>How the state of a group follows from those of its members.</summary>
/// <param name="Name">E.g. <c>OR</c>.</param>
/// <param name="Params">E.g. <c>ON</c> and <c>OFF</c>.</param>
internal sealed record GroupFunctionBody(string? Name, IReadOnlyList<string>? Params);

/// <summary>What a namespace says of an item.</summary>
/// <param name="Value">The value.</param>
/// <param name="Config">The settings.</param>
/// <param name="Editable">True if it was made over the API.</param>
internal sealed record MetadataBody(string? Value, ConfigValues? Config, bool? Editable = null);

/// <summary>What a state may be and how it is shown.</summary>
internal sealed record StateDescriptionBody
{
    public decimal? Minimum { get; init; }

    public decimal? Maximum { get; init; }

    public decimal? Step { get; init; }

    public string? Pattern { get; init; }

    public bool ReadOnly { get; init; }

    public IReadOnlyList<OptionBody> Options { get; init; } = [];
}

/// <summary>A value and what to show instead.</summary>
internal sealed record OptionBody(string Value, string? Label);

/// <summary>The commands to offer.</summary>
internal sealed record CommandDescriptionBody(IReadOnlyList<CommandOptionBody> CommandOptions);

/// <summary>A command and what to show instead.</summary>
internal sealed record CommandOptionBody(string Command, string? Label);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ItemBody))]
[JsonSerializable(typeof(ItemBody[]))]
[JsonSerializable(typeof(IEnumerable<ItemBody>))]
[JsonSerializable(typeof(MetadataBody))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class ItemJson : JsonSerializerContext;
