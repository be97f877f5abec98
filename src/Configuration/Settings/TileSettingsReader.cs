using HomeBinding.Configuration.Files;
using HomeBinding.Configuration.Files.Yaml;
using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Settings;

/// <summary>Reads the list <c>tiles</c> of the settings. A tile that is wrong is reported and left out; the others are shown.</summary>
internal static class TileSettingsReader
{
    private const string Address = "an address";
    private const string Hint = "Write e.g. http://192.168.1.5:3000, https://panel.example or a path on this host, /static/plan.html.";

    private static readonly string[] Keys = ["name", "url", "image"];

    public static IReadOnlyList<TileSettings> Read(YamlEntry section, YamlValues values, FileDiagnostics diagnostics)
    {
        if (section.Value is YamlScalar { IsNull: true }) return [];
        if (section.Value is not YamlList list)
        {
            values.Refuse(section, "a list of tiles", "Write e.g. '- { name: Grafana, url: http://192.168.1.5:3000 }' below it.");
            return [];
        }
        var tiles = new List<TileSettings>(list.Values.Count);
        foreach (var each in list.Values)
        {
            if (each is not YamlMap map) diagnostics.Error(DiagnosticCode.Setting, values.Span(each), "A tile is a map with name and url.", "Write e.g. '{ name: Grafana, url: http://192.168.1.5:3000 }'.");
            else if (Read(map, values, diagnostics) is { } tile) tiles.Add(tile);
        }
        return tiles;
    }

    private static TileSettings? Read(YamlMap map, YamlValues values, FileDiagnostics diagnostics)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var isWrong = false;
        foreach (var entry in map.Entries)
        {
            var key = entry.Key.Text;
            if (!Keys.Contains(key, StringComparer.Ordinal))
            {
                SettingsReader.RefuseKey(entry, values, diagnostics, Keys);
            }
            else if (TryRead(entry, values, out var text))
            {
                if (text is not null) texts[key] = text;
            }
            else
            {
                isWrong = true;
            }
        }
        foreach (var missing in (string[])["name", "url"])
        {
            if (isWrong || texts.ContainsKey(missing)) continue;
            diagnostics.Error(DiagnosticCode.Setting, values.Span(map), $"A tile needs a {missing}.", missing == "url" ? Hint : "Write name: and what to call it.");
            isWrong = true;
        }
        return isWrong ? null : new TileSettings(texts["name"], texts["url"], texts.GetValueOrDefault("image"));
    }

    // What is not written at all is no text.
    private static bool TryRead(YamlEntry entry, YamlValues values, out string? text)
    {
        text = null;
        if (entry.Value is YamlScalar { IsNull: true }) return true;
        text = values.Text(entry)?.Trim();
        if (text is null) return false;
        if (entry.Key.Text == "name" ? text.Length > 0 : IsAddress(text)) return true;
        values.Refuse(entry, entry.Key.Text == "name" ? "what to call the tile" : Address, entry.Key.Text == "name" ? null : Hint);
        return false;
    }

    // A browser follows it: what it does must be to go somewhere. Browsers take \ for / and skip what cannot be seen.
    private static bool IsAddress(string text) =>
        !text.Any(static each => char.IsControl(each) || each == '\\')
        && ((text.StartsWith('/') && !text.StartsWith("//", StringComparison.Ordinal))
            || (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri is { Scheme: "http" or "https", Host.Length: > 0, UserInfo: "" }));
}
