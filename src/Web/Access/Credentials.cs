using System.Text;
using HomeBinding.Web.Accounts;
using Microsoft.AspNetCore.Http;

namespace HomeBinding.Web.Access;

/// <summary>What a request shows to tell who sends it.</summary>
internal abstract record Credentials
{
    /// <summary>The header in which openHAB's clients put a token where Authorization is taken, by a proxy for instance.</summary>
    public const string TokenHeader = "X-OPENHAB-TOKEN";

    /// <summary>The subprotocol in which browsers put a token, since their WebSockets send no headers: the token in base64, without padding.</summary>
    public const string TokenProtocol = "org.openhab.ws.accessToken.base64.";

    /// <summary>A token, be it an API token or the access token of a session.</summary>
    public sealed record Token(string Value) : Credentials;

    /// <summary>A user's name and password.</summary>
    public sealed record Password(string User, string Secret) : Credentials;

    /// <summary>Something that cannot be read.</summary>
    public sealed record Unreadable(string Problem) : Credentials;

    /// <summary>
    /// In openHAB's order: its own header, then Authorization with Bearer or Basic (a token may be the user name there), then the subprotocol. Tokens in
    /// the address are not looked at: addresses end up in logs and histories. Null if there is nothing.
    /// </summary>
    public static Credentials? Read(HttpRequest request)
    {
        if (request.Headers.TryGetValue(TokenHeader, out var header)) return header is [{ Length: > 0 } token] ? new Token(token) : new Unreadable($"The header {TokenHeader} has no token.");
        if (request.Headers.Authorization is { Count: > 0 } authorization) return authorization is [{ } single] ? OfAuthorization(single) : new Unreadable("There are several Authorization headers.");
        return request.HttpContext.WebSockets.IsWebSocketRequest ? OfProtocols(request.HttpContext.WebSockets.WebSocketRequestedProtocols) : null;
    }

    // Never in a log by accident.
    public sealed override string ToString() => GetType().Name;

    private static Credentials? OfAuthorization(string text)
    {
        const string Bearer = "Bearer ";
        const string Basic = "Basic ";
        if (text.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)) return new Token(text[Bearer.Length..].Trim());
        if (!text.StartsWith(Basic, StringComparison.OrdinalIgnoreCase)) return new Unreadable("Authorization has to be Bearer or Basic.");
        var decoded = Decode(text[Basic.Length..].Trim());
        // What a client sends whose user and password were left empty.
        if (decoded is ":") return null;
        // The colon may be missing behind a token (openHAB).
        var colon = decoded?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (colon < 0) return decoded?.StartsWith(ApiTokens.Prefix, StringComparison.Ordinal) == true ? new Token(decoded) : new Unreadable("Authorization: Basic needs USER:PASSWORD or TOKEN: in base64.");
        var (user, secret) = (decoded![..colon], decoded[(colon + 1)..]);
        return user.StartsWith(ApiTokens.Prefix, StringComparison.Ordinal) ? new Token(user) : new Password(user, secret);
    }

    private static Credentials? OfProtocols(IList<string> protocols)
    {
        if (protocols.FirstOrDefault(static each => each.StartsWith(TokenProtocol, StringComparison.Ordinal)) is not { } protocol) return null;
        return Decode(protocol[TokenProtocol.Length..]) is { } token ? new Token(token) : new Unreadable("The token in the subprotocol is not base64.");
    }

    private static string? Decode(string base64)
    {
        var padded = base64.TrimEnd('=').Replace('-', '+').Replace('_', '/');
        padded += new string('=', (4 - padded.Length % 4) % 4);
        var bytes = new byte[padded.Length];
        return Convert.TryFromBase64String(padded, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }
}
