using System.Net;
using HomeBinding.Configuration.Files;
using HomeBinding.Configuration.Files.Syntax;
using HomeBinding.Configuration.Files.Yaml;
using HomeBinding.Configuration.Model;

namespace HomeBinding.Configuration.Settings;

/// <summary>Reads the section <c>http</c> of the settings. What is wrong is reported and left out, never taken for something more open.</summary>
internal static class HttpSettingsReader
{
    public static HttpSettings Read(YamlEntry section, YamlValues values, FileDiagnostics diagnostics)
    {
        var settings = new HttpSettings();
        foreach (var entry in values.Map(section, "a map of settings")?.Entries ?? [])
        {
            switch (entry.Key.Text)
            {
                case "enabled":
                    settings = settings with { Enabled = values.Boolean(entry) ?? settings.Enabled };
                    break;
                case "urls":
                    settings = settings with { Urls = Texts(entry, values, diagnostics, IsUrl, "is no address to listen at.", "Write e.g. http://127.0.0.1:8080, http://*:8080 or https://*:8443.") };
                    break;
                case "allowedHosts":
                    settings = settings with { AllowedHosts = Texts(entry, values, diagnostics, IsHost, "is no host name.", "Write the name alone, without http:// and port, e.g. home.example.") };
                    break;
                case "corsOrigins":
                    settings = settings with { CorsOrigins = Texts(entry, values, diagnostics, IsOrigin, "is no origin.", "Write scheme and host as the browser shows them, without a path, e.g. https://panel.example. There is no wildcard.") };
                    break;
                case "trustedProxies":
                    settings = settings with { TrustedProxies = [.. Texts(entry, values, diagnostics, static text => IPAddress.TryParse(text, out _), "is no IP address.", "Write the proxy's address, e.g. 192.168.1.2.").Select(IPAddress.Parse)] };
                    break;
                case "implicitUserRole":
                    settings = settings with { ImplicitUserRole = values.Boolean(entry) ?? settings.ImplicitUserRole };
                    break;
                case "tls":
                    settings = settings with { Tls = Tls(entry, values, diagnostics) };
                    break;
                default:
                    SettingsReader.RefuseKey(entry, values, diagnostics, "enabled", "urls", "allowedHosts", "corsOrigins", "trustedProxies", "implicitUserRole", "tls");
                    break;
            }
        }
        return settings;
    }

    private static TlsSettings Tls(YamlEntry section, YamlValues values, FileDiagnostics diagnostics)
    {
        var settings = new TlsSettings();
        foreach (var entry in values.Map(section, "a map of settings")?.Entries ?? [])
        {
            switch (entry.Key.Text)
            {
                case "certificate":
                    settings = settings with { Certificate = values.Text(entry) };
                    break;
                case "key":
                    settings = settings with { Key = values.Text(entry) };
                    break;
                case "strict":
                    settings = settings with { Strict = values.Boolean(entry) ?? settings.Strict };
                    break;
                default:
                    SettingsReader.RefuseKey(entry, values, diagnostics, "certificate", "key", "strict");
                    break;
            }
        }
        return settings;
    }

    private static IReadOnlyList<string> Texts(YamlEntry entry, YamlValues values, FileDiagnostics diagnostics, Func<string, bool> isRight, string problem, string hint)
    {
        IReadOnlyList<Located<string>> texts = entry.Value is YamlScalar { IsNull: false } && values.LocatedText(entry) is { } single ? [single] : values.Texts(entry);
        foreach (var wrong in texts.Where(each => !isRight(each.Value))) diagnostics.Error(DiagnosticCode.Setting, wrong.Span, $"{Printable.Quote(wrong.Value)} {problem}", hint);
        return [.. texts.Select(static each => each.Value).Where(isRight)];
    }

    private static bool IsUrl(string text) =>
        Uri.TryCreate(text.Replace("://*", "://0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var uri)
        && uri is { Scheme: "http" or "https", AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "" }
        && (uri.Host == "localhost" || IPAddress.TryParse(uri.Host.Trim('[', ']'), out _));

    private static bool IsHost(string text) => Uri.CheckHostName(text) != UriHostNameType.Unknown && !text.Contains(':', StringComparison.Ordinal);

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && text == uri.GetLeftPart(UriPartial.Authority);
}
