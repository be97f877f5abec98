using HomeBinding.Web.Access;
using HomeBinding.Web.Browsers;
using Microsoft.AspNetCore.Http;

namespace HomeBinding.Web.Auth;

/// <summary>What a client asks for at <c>/auth</c> (RFC 6749 §4.1.1 with RFC 7636).</summary>
internal sealed record AuthorizationRequest
{
    public required string ClientId { get; init; }

    public required string RedirectUri { get; init; }

    public required string Scope { get; init; }

    public required string CodeChallenge { get; init; }

    public string? State { get; init; }

    /// <summary>The origin of the redirect.</summary>
    public string RedirectOrigin => new Uri(RedirectUri).GetLeftPart(UriPartial.Authority);

    /// <summary>Reads the parameters of a query or a form.</summary>
    /// <param name="value">The value of a parameter; null if it is missing.</param>
    /// <param name="request">The request, whose own origin is one to which people may be sent back.</param>
    /// <param name="options">Has the other origins.</param>
    /// <returns>The request, or what is wrong. Nobody is ever sent to an address that is wrong.</returns>
    public static (AuthorizationRequest? Request, string? Problem) Read(Func<string, string?> value, HttpRequest request, WebOptions options)
    {
        if (value("response_type") != "code") return (null, "response_type has to be code.");
        if (value("redirect_uri") is not { Length: > 0 and <= 500 } redirect || !IsRedirect(redirect, request, options))
            return (null, "redirect_uri does not lead back to this host. The origin of another site has to be in settings.yaml: http: corsOrigins: [ORIGIN]");
        // As in openHAB, a client is known by where it sends people back to.
        if (value("client_id") is not { Length: > 0 } client || client != redirect) return (null, "client_id has to be the same as redirect_uri.");
        if (value("code_challenge_method") != "S256" || value("code_challenge") is not { Length: 43 } challenge || !challenge.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            return (null, "code_challenge is missing: 43 characters, with code_challenge_method=S256 (RFC 7636).");
        var scope = value("scope") is { Length: > 0 } asked ? asked : Access.Scope.All;
        if (scope.Length > 500 || !scope.Split(' ').All(Access.Scope.IsScope)) return (null, "scope is not one. Write admin for everything, or e.g. items:read items:command.");
        if (value("state") is { Length: > 1000 }) return (null, "state is too long.");
        return (new AuthorizationRequest { ClientId = client, RedirectUri = redirect, Scope = scope, CodeChallenge = challenge, State = value("state") }, null);
    }

    private static bool IsRedirect(string text, HttpRequest request, WebOptions options)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.UserInfo.Length > 0 || text.Contains('#', StringComparison.Ordinal)) return false;
        // What a browser makes of a backslash or of a control character is anybody's guess.
        if (text.Any(static c => c is '\\' or <= ' ' or >= '\x7f')) return false;
        var origin = uri.GetLeftPart(UriPartial.Authority);
        return text.StartsWith(origin, StringComparison.OrdinalIgnoreCase) && (OriginGuard.IsOwn(request, origin) || options.CorsOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase));
    }
}
