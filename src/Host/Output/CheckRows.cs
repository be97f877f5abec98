using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using HomeBinding.Configuration.Model;

namespace HomeBinding.Host.Output;

/// <summary>How much a check found.</summary>
/// <param name="Errors">Errors.</param>
/// <param name="Warnings">Warnings.</param>
/// <param name="Files">Files that were read.</param>
/// <param name="Things">Things without an error in their files.</param>
/// <param name="Items">Items without an error in their files.</param>
/// <param name="Links">Links without an error in their files.</param>
internal sealed record CheckSummary(int Errors, int Warnings, int Files, int Things, int Items, int Links)
{
    /// <summary>How many things were contacted; null if none was to be.</summary>
    public int? Devices { get; init; }

    /// <summary>How many of them are ONLINE.</summary>
    public int? DevicesOnline { get; init; }
}

/// <summary>What <c>check --json</c> prints. The shape is documented in docs/configuration.md: names stay, names may be added.</summary>
/// <param name="Version">The version of the shape.</param>
internal sealed record CheckDocument(int Version, CheckSummary Summary, IReadOnlyList<DiagnosticRow> Diagnostics, IReadOnlyList<DeviceRow>? Devices)
{
    // Quotes and umlauts stay readable: it goes to terminals and logs, not into pages.
    private static readonly CheckJson Readable = new(new JsonSerializerOptions
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public void Write(TextWriter output) => output.WriteLine(JsonSerializer.Serialize(this, Readable.CheckDocument));
}

/// <summary>One error or warning; a place that is not known is null.</summary>
internal sealed record DiagnosticRow(string File, int? Line, int? Column, string Severity, string Code, string Message, string? Hint)
{
    public static DiagnosticRow Of(Diagnostic diagnostic)
    {
        var (file, line, column) = diagnostic.Span;
        return new DiagnosticRow(file, line == 0 ? null : line, line == 0 ? null : column, diagnostic.Severity == Configuration.Model.Severity.Error ? "error" : "warning", diagnostic.Code.ToText(), diagnostic.Message, diagnostic.Hint);
    }
}

/// <summary>What became of a thing that was contacted.</summary>
internal sealed record DeviceRow(string Thing, string Status, string? Detail, string? Description)
{
    [JsonIgnore]
    public bool IsOnline => Status == "ONLINE";

    [JsonIgnore]
    public bool IsDisabled => Detail == "DISABLED";
}

[JsonSerializable(typeof(CheckDocument))]
internal sealed partial class CheckJson : JsonSerializerContext;
