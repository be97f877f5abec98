using System.Text.Json;
using System.Text.Json.Serialization;

namespace HomeBinding.Discovery.Inboxes;

/// <summary>The file of the inbox.</summary>
internal sealed record InboxFile
{
    public int Version { get; init; } = 1;

    public IReadOnlyList<InboxRow>? Entries { get; init; }
}

internal sealed record InboxRow
{
    public string? Uid { get; init; }

    public string? Bridge { get; init; }

    public string? Label { get; init; }

    public Dictionary<string, JsonElement?>? Properties { get; init; }

    public string? RepresentationProperty { get; init; }

    public IReadOnlyList<string>? Addresses { get; init; }

    /// <summary>In seconds.</summary>
    public double? TimeToLive { get; init; }

    public string? Source { get; init; }

    public DateTimeOffset Timestamp { get; init; }

    public bool Ignored { get; init; }
}

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(InboxFile))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(decimal))]
[JsonSerializable(typeof(string))]
internal sealed partial class InboxJson : JsonSerializerContext;
