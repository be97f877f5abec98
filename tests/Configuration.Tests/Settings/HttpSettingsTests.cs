using System.Net;
using HomeBinding.Configuration.Settings;

namespace HomeBinding.Configuration.Tests.Settings;

public sealed class HttpSettingsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("homebinding-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Read_OfAllSettings_TakesThem()
    {
        var (settings, errors) = Read("""
            http:
              enabled: false
              urls: [http://*:8080, "https://[::1]:8443"]
              allowedHosts: home.example
              corsOrigins: [https://panel.example, "http://localhost:3000"]
              trustedProxies: [192.168.1.2]
              implicitUserRole: true
              tls:
                certificate: cert.pem
                key: key.pem
                strict: true
            telemetry:
              otlp: http://127.0.0.1:4318
              protocol: http
            """);

        Assert.Empty(errors);
        Assert.False(settings.Http.Enabled);
        Assert.Equal(["http://*:8080", "https://[::1]:8443"], settings.Http.Urls);
        Assert.Equal(["home.example"], settings.Http.AllowedHosts);
        Assert.Equal(["https://panel.example", "http://localhost:3000"], settings.Http.CorsOrigins);
        Assert.Equal([IPAddress.Parse("192.168.1.2")], settings.Http.TrustedProxies);
        Assert.True(settings.Http.ImplicitUserRole);
        Assert.Equal(new TlsSettings { Certificate = "cert.pem", Key = "key.pem", Strict = true }, settings.Http.Tls);
        Assert.Equal(new TelemetrySettings { Otlp = new Uri("http://127.0.0.1:4318"), OverHttp = true }, settings.Telemetry);
    }

    [Fact]
    public void Read_OfNothing_IsClosed()
    {
        var (settings, errors) = Read("http:\n");

        Assert.Empty(errors);
        Assert.Empty(settings.Http.Urls);
        Assert.Empty(settings.Http.CorsOrigins);
        Assert.False(settings.Http.ImplicitUserRole);
        Assert.Null(settings.Telemetry.Otlp);
    }

    [Theory]
    [InlineData("http: { urls: [\"8080\"] }", "settings.yaml:1:16: error: '8080' is no address to listen at.")]
    [InlineData("http: { urls: [http://home.example:8080] }", "settings.yaml:1:16: error: 'http://home.example:8080' is no address to listen at.")]
    [InlineData("http: { allowedHosts: [http://home.example] }", "settings.yaml:1:24: error: 'http://home.example' is no host name.")]
    [InlineData("http: { corsOrigins: [\"*\"] }", "settings.yaml:1:23: error: '*' is no origin.")]
    [InlineData("http: { corsOrigins: [https://panel.example/path] }", "settings.yaml:1:23: error: 'https://panel.example/path' is no origin.")]
    [InlineData("http: { trustedProxies: [proxy] }", "settings.yaml:1:26: error: 'proxy' is no IP address.")]
    [InlineData("http: { implicitUserRole: yes }", "settings.yaml:1:27: error: 'implicitUserRole' is 'yes'; expected true or false.")]
    [InlineData("http: { port: 8080 }", "settings.yaml:1:9: error: 'port' is not a setting; expected enabled, urls, allowedHosts, corsOrigins, trustedProxies, implicitUserRole, tls.")]
    [InlineData("telemetry: { otlp: localhost }", "settings.yaml:1:20: error: 'otlp' is 'localhost'; expected the address of a collector.")]
    [InlineData("telemetry: { protocol: htp }", "settings.yaml:1:24: error: 'protocol' is 'htp'; expected grpc or http.")]
    public void Read_OfSomethingWrong_SaysWhatAndOpensNothing(string text, string error)
    {
        var (settings, errors) = Read(text);

        Assert.Equal(error, Assert.Single(errors));
        Assert.Empty(settings.Http.Urls);
        Assert.Empty(settings.Http.CorsOrigins);
        Assert.Empty(settings.Http.TrustedProxies);
        Assert.False(settings.Http.ImplicitUserRole);
    }

    private (HomeSettings Settings, string[] Errors) Read(string text)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "settings.yaml"), text);
        var settings = SettingsReader.Read(_folder.FullName, out var diagnostics);
        return (settings, [.. diagnostics.Select(static each => each.ToString())]);
    }
}
