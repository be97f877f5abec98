using System.Net;

namespace HomeBinding.Web;

/// <summary>How a home is served.</summary>
public sealed record WebOptions
{
    /// <summary>Where it listens if nobody says otherwise: this machine only, at openHAB's port.</summary>
    public const string DefaultUrl = "http://127.0.0.1:8080";

    /// <summary>The addresses it listens at, e.g. <c>http://127.0.0.1:8080</c> or <c>https://*:8443</c>.</summary>
    public IReadOnlyList<string> Urls { get; init; } = [DefaultUrl];

    /// <summary>Names under which it may be asked, besides localhost, this machine's name, and addresses.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>Origins of other sites whose pages may use it, e.g. <c>https://panel.example</c>.</summary>
    public IReadOnlyList<string> CorsOrigins { get; init; } = [];

    /// <summary>Addresses of proxies whose X-Forwarded headers are believed.</summary>
    public IReadOnlyList<IPAddress> TrustedProxies { get; init; } = [];

    /// <summary>True if whoever shows nothing counts as a user, as in openHAB unless it is told otherwise.</summary>
    public bool ImplicitUserRole { get; init; }

    /// <summary>The certificate for https: PEM or PFX; null for one that is made and kept here.</summary>
    public string? Certificate { get; init; }

    /// <summary>The key of a PEM certificate, if it is in a file of its own.</summary>
    public string? CertificateKey { get; init; }

    /// <summary>True if browsers are told to come by https only, for a year.</summary>
    public bool StrictTransportSecurity { get; init; }

    /// <summary>The folder in which users, the audit log and a generated certificate are kept, <c>.homebinding</c> in the home; null to keep nothing.</summary>
    public string? StateFolder { get; init; }

    /// <summary>The path of a file in the state folder; null if nothing is kept.</summary>
    internal string? PathOf(string name) => StateFolder is null ? null : Path.Combine(StateFolder, name);
}
