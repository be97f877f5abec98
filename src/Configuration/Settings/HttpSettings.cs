using System.Net;

namespace HomeBinding.Configuration.Settings;

/// <summary>How the home is served over HTTP.</summary>
public sealed record HttpSettings
{
    /// <summary>False to serve nothing.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Addresses to listen at, e.g. <c>http://127.0.0.1:8080</c> or <c>https://*:8443</c>; empty for the default, this machine only.</summary>
    public IReadOnlyList<string> Urls { get; init; } = [];

    /// <summary>Names under which it may be asked, besides localhost, the machine's name, and addresses.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>Origins of other sites whose pages may use it, e.g. <c>https://panel.example</c>.</summary>
    public IReadOnlyList<string> CorsOrigins { get; init; } = [];

    /// <summary>Addresses of proxies whose X-Forwarded headers are believed.</summary>
    public IReadOnlyList<IPAddress> TrustedProxies { get; init; } = [];

    /// <summary>True if whoever shows nothing counts as a user (openHAB's <c>implicitUserRole</c>, which is on there and off here).</summary>
    public bool ImplicitUserRole { get; init; }

    /// <summary>The certificate for https addresses.</summary>
    public TlsSettings Tls { get; init; } = new();
}

/// <summary>The certificate for https addresses; without one, a certificate is made and kept.</summary>
public sealed record TlsSettings
{
    /// <summary>A PEM or PFX file, relative to the home's folder.</summary>
    public string? Certificate { get; init; }

    /// <summary>The PEM file with its key, if that is another one.</summary>
    public string? Key { get; init; }

    /// <summary>True if browsers are told to come by https only, for a year (HSTS).</summary>
    public bool Strict { get; init; }
}
