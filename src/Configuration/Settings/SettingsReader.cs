using HomeBinding.Configuration.Files;
using HomeBinding.Configuration.Files.Yaml;
using HomeBinding.Configuration.Model;
using HomeBinding.Units;

namespace HomeBinding.Configuration.Settings;

/// <summary>Reads <c>settings.yaml</c>.</summary>
public static class SettingsReader
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "settings.yaml";

    private static readonly string[] Systems = ["SI", "US"];

    /// <summary>Reads the settings of a configuration folder. Whatever the file contains, it does not throw: what is wrong keeps its default.</summary>
    /// <param name="directory">The configuration folder.</param>
    /// <param name="diagnostics">What is wrong with the file.</param>
    public static HomeSettings Read(string directory, out IReadOnlyList<Diagnostic> diagnostics)
    {
        var found = new FileDiagnostics(FileName);
        var settings = new HomeSettings();
        var path = Path.Combine(directory, FileName);
        if (File.Exists(path) && SourceText.Read(path, FileName, found) is { } source) settings = Read(source, found);
        diagnostics = [.. found.All];
        return settings;
    }

    private static HomeSettings Read(SourceText source, FileDiagnostics diagnostics)
    {
        var values = new YamlValues(FileName, diagnostics);
        try
        {
            switch (new YamlTreeBuilder(source, diagnostics).Build())
            {
                case null or YamlScalar { IsNull: true }:
                    return new HomeSettings();
                case YamlMap map:
                    return Read(map, values, diagnostics);
                case var other:
                    diagnostics.Error(DiagnosticCode.Setting, values.Span(other), "Expected a map of settings.", "Write e.g. 'measurementSystem: SI'.");
                    return new HomeSettings();
            }
        }
        catch (YamlUnreadableException e)
        {
            diagnostics.Error(DiagnosticCode.Syntax, new SourceSpan(FileName, e.Line, e.Column), e.Message, e.Hint);
            return new HomeSettings();
        }
    }

    private static HomeSettings Read(YamlMap map, YamlValues values, FileDiagnostics diagnostics)
    {
        var settings = new HomeSettings();
        foreach (var entry in map.Entries)
        {
            switch (entry.Key.Text)
            {
                case "version":
                    if (entry.Value is not YamlScalar { Text: "1" }) values.Refuse(entry, "1", "This is the version of the format; there is only one.");
                    break;
                case "measurementSystem":
                    settings = settings with { MeasurementSystem = System(entry, values, diagnostics) ?? settings.MeasurementSystem };
                    break;
                case "autoUpdate":
                    settings = settings with { AutoUpdate = AutoUpdate(entry, values, diagnostics) };
                    break;
                case "discovery":
                    settings = settings with { Discovery = Discovery(entry, values, diagnostics) };
                    break;
                case "http":
                    settings = settings with { Http = HttpSettingsReader.Read(entry, values, diagnostics) };
                    break;
                case "telemetry":
                    settings = settings with { Telemetry = TelemetrySettingsReader.Read(entry, values, diagnostics) };
                    break;
                case "tiles":
                    settings = settings with { Tiles = TileSettingsReader.Read(entry, values, diagnostics) };
                    break;
                default:
                    RefuseKey(entry, values, diagnostics, "version", "measurementSystem", "autoUpdate", "discovery", "http", "telemetry", "tiles");
                    break;
            }
        }
        return settings;
    }

    private static MeasurementSystem? System(YamlEntry entry, YamlValues values, FileDiagnostics diagnostics)
    {
        if (values.LocatedText(entry) is not { } text) return null;
        if (Enum.TryParse<MeasurementSystem>(text.Value, out var system) && Systems.Contains(text.Value, StringComparer.Ordinal)) return system;
        values.Refuse(entry, "SI or US", diagnostics.Nearest.Ask(text.Value, Systems));
        return null;
    }

    private static AutoUpdateSettings AutoUpdate(YamlEntry section, YamlValues values, FileDiagnostics diagnostics)
    {
        var settings = new AutoUpdateSettings();
        foreach (var entry in values.Map(section, "a map of settings")?.Entries ?? [])
        {
            switch (entry.Key.Text)
            {
                case "enabled":
                    settings = settings with { Enabled = values.Boolean(entry) ?? settings.Enabled };
                    break;
                case "sendOptimisticUpdates":
                    settings = settings with { SendOptimisticUpdates = values.Boolean(entry) ?? settings.SendOptimisticUpdates };
                    break;
                default:
                    RefuseKey(entry, values, diagnostics, "enabled", "sendOptimisticUpdates");
                    break;
            }
        }
        return settings;
    }

    private static DiscoverySettings Discovery(YamlEntry section, YamlValues values, FileDiagnostics diagnostics)
    {
        var settings = new DiscoverySettings();
        foreach (var entry in values.Map(section, "a map of settings")?.Entries ?? [])
        {
            if (entry.Key.Text == "background") settings = settings with { Background = values.Boolean(entry) ?? settings.Background };
            else RefuseKey(entry, values, diagnostics, "background");
        }
        return settings;
    }

    internal static void RefuseKey(YamlEntry entry, YamlValues values, FileDiagnostics diagnostics, params string[] known) => diagnostics.Error(
        DiagnosticCode.Setting,
        values.Span(entry.Key),
        $"{Printable.Quote(entry.Key.Text)} is not a setting; expected {string.Join(", ", known)}.",
        diagnostics.Nearest.Ask(entry.Key.Text, known));
}
