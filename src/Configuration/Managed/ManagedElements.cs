using System.Text.Json.Serialization;

namespace HomeBinding.Configuration.Managed;

/// <summary>A thing that was made over the API. Its configuration is as it came: references to secrets are put in when it takes effect.</summary>
/// <param name="Uid">Its id.</param>
public sealed record ManagedThing(string Uid)
{
    /// <summary>What to call it.</summary>
    public string? Label { get; init; }

    /// <summary>Where it is.</summary>
    public string? Location { get; init; }

    /// <summary>The id of its bridge.</summary>
    public string? Bridge { get; init; }

    /// <summary>Its configuration.</summary>
    public ConfigValues Configuration { get; init; } = ConfigValues.None;

    /// <summary>The channels that it has besides those of its type, or under another label.</summary>
    public IReadOnlyList<ManagedChannel> Channels { get; init; } = [];
}

/// <summary>A channel that a thing adds to those of its type.</summary>
/// <param name="Id">Its id within the thing.</param>
/// <param name="Type">Its channel type; null for one of which <paramref name="Kind"/> and <paramref name="ItemType"/> say what it is.</param>
/// <param name="Kind"><c>STATE</c> or <c>TRIGGER</c>.</param>
/// <param name="ItemType">The type of items that it fits.</param>
public sealed record ManagedChannel(string Id, string? Type, string? Kind, string? ItemType)
{
    /// <summary>What to call it.</summary>
    public string? Label { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>Its configuration.</summary>
    public ConfigValues Configuration { get; init; } = ConfigValues.None;
}

/// <summary>An item that was made over the API.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, e.g. <c>Number:Power</c> or <c>Group</c>.</param>
public sealed record ManagedItem(string Name, string Type)
{
    /// <summary>What to call it.</summary>
    public string? Label { get; init; }

    /// <summary>The icon's name.</summary>
    public string? Category { get; init; }

    /// <summary>Its tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The groups that it is in.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Of a group, the type of its state.</summary>
    public string? GroupType { get; init; }

    /// <summary>Of a group, its function, e.g. <c>OR</c>.</summary>
    public string? Function { get; init; }

    /// <summary>Of a group, the parameters of its function.</summary>
    public IReadOnlyList<string> Parameters { get; init; } = [];
}

/// <summary>A link that was made over the API, of an item and a channel that may come from files.</summary>
/// <param name="Item">The item's name.</param>
/// <param name="Channel">The channel's id.</param>
/// <param name="Profile">The profile; null for the default.</param>
/// <param name="Configuration">The profile's parameters.</param>
public sealed record ManagedLink(string Item, string Channel, string? Profile, ConfigValues Configuration);

/// <summary>What a namespace says of an item, made over the API; the item may come from a file.</summary>
/// <param name="Item">The item's name.</param>
/// <param name="Namespace">The namespace.</param>
/// <param name="Value">The value.</param>
/// <param name="Config">The settings.</param>
public sealed record ManagedMetadata(string Item, string Namespace, string Value, ConfigValues Config);

/// <summary>A semantic tag that was made over the API.</summary>
/// <param name="Uid">Its path, e.g. <c>Location_Indoor_Cellar</c>.</param>
/// <param name="Label">What to call it.</param>
/// <param name="Description">What it means.</param>
/// <param name="Synonyms">Other words for it.</param>
public sealed record ManagedTag(string Uid, string? Label, string? Description, IReadOnlyList<string> Synonyms);

/// <summary>What is written to disk.</summary>
internal sealed record ManagedContent
{
    public IReadOnlyList<ManagedThing> Things { get; init; } = [];

    public IReadOnlyList<ManagedItem> Items { get; init; } = [];

    public IReadOnlyList<ManagedLink> Links { get; init; } = [];

    public IReadOnlyList<ManagedMetadata> Metadata { get; init; } = [];

    public IReadOnlyList<ManagedTag> Tags { get; init; } = [];
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ManagedContent))]
internal sealed partial class ManagedJson : JsonSerializerContext;
