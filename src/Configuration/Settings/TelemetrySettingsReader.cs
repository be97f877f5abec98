using HomeBinding.Configuration.Files;
using HomeBinding.Configuration.Files.Yaml;

namespace HomeBinding.Configuration.Settings;

/// <summary>Reads the section <c>telemetry</c> of the settings.</summary>
internal static class TelemetrySettingsReader
{
    private static readonly string[] Protocols = ["grpc", "http"];

    public static TelemetrySettings Read(YamlEntry section, YamlValues values, FileDiagnostics diagnostics)
    {
        var settings = new TelemetrySettings();
        foreach (var entry in values.Map(section, "a map of settings")?.Entries ?? [])
        {
            switch (entry.Key.Text)
            {
                case "otlp":
                    if (values.Text(entry) is not { } text) break;
                    if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https") settings = settings with { Otlp = uri };
                    else values.Refuse(entry, "the address of a collector", "Write e.g. http://127.0.0.1:4317.");
                    break;
                case "protocol":
                    if (values.Text(entry) is not { } protocol) break;
                    if (Protocols.Contains(protocol, StringComparer.Ordinal)) settings = settings with { OverHttp = protocol == "http" };
                    else values.Refuse(entry, "grpc or http", diagnostics.Nearest.Ask(protocol, Protocols));
                    break;
                default:
                    SettingsReader.RefuseKey(entry, values, diagnostics, "otlp", "protocol");
                    break;
            }
        }
        return settings;
    }
}
