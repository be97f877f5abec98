using System.Text.Json.Serialization;

namespace HomeBinding.Web.Auditing;

/// <summary>A line of the audit log. As JSON, nothing that a caller says can look like another line.</summary>
internal sealed record AuditEntry
{
    public required DateTimeOffset Time { get; init; }

    public required string Action { get; init; }

    public string? User { get; init; }

    public string? Via { get; init; }

    public string? From { get; init; }

    public string? Target { get; init; }

    public required string Outcome { get; init; }

    public string? Detail { get; init; }

    public long? Dropped { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AuditEntry))]
internal sealed partial class AuditJson : JsonSerializerContext;
