using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Buffers.Text;
using HomeBinding.Web.Access;

namespace HomeBinding.Web.Accounts;

/// <summary>
/// The access tokens of sessions: JSON web tokens (RFC 7519) signed with HMAC-SHA-256, as openHAB's are tokens that a client can look into. They say which
/// session they belong to and when they end; what the user may do is looked up at each request, so that whoever is signed out is out at once.
/// </summary>
internal sealed class AccessTokens(AccountStore accounts, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(60);

    // The only header there is: another one, with "none" for instance, is refused unread.
    private static readonly string Header = Base64Url.EncodeToString("""{"alg":"HS256","typ":"JWT"}"""u8);

    public string Issue(Account account, Session session)
    {
        var now = time.GetUtcNow();
        var claims = new AccessClaims
        {
            Subject = account.Name,
            Session = session.Id,
            Roles = [RoleNames.Of(account.Role)],
            ClientId = session.ClientId,
            Scope = session.Scope,
            IssuedAt = now.ToUnixTimeSeconds(),
            Expires = (now + Lifetime).ToUnixTimeSeconds(),
        };
        var signed = $"{Header}.{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims, AccessClaimsJson.Default.AccessClaims))}";
        return $"{signed}.{Base64Url.EncodeToString(Sign(signed))}";
    }

    /// <summary>The session of a token; null if it is none of ours, has ended, or the session has.</summary>
    public KnownSession? Find(string token) => Find(token, out _);

    /// <summary>The session of a token, and when the token ends.</summary>
    public KnownSession? Find(string token, out DateTimeOffset ends)
    {
        ends = default;
        var end = token.LastIndexOf('.');
        if (end <= Header.Length || !token.StartsWith(Header + ".", StringComparison.Ordinal)) return null;
        Span<byte> signature = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (token.Length - end - 1 != Base64Url.GetEncodedLength(signature.Length) || !Base64Url.TryDecodeFromChars(token.AsSpan(end + 1), signature, out var length) || length != signature.Length) return null;
        if (!CryptographicOperations.FixedTimeEquals(signature, Sign(token[..end]))) return null;
        var claims = JsonSerializer.Deserialize(Base64Url.DecodeFromChars(token.AsSpan(Header.Length + 1, end - Header.Length - 1)), AccessClaimsJson.Default.AccessClaims);
        if (claims is not { Issuer: AccessClaims.Name, Audience: AccessClaims.Name } || claims.Expires <= time.GetUtcNow().ToUnixTimeSeconds()) return null;
        ends = DateTimeOffset.FromUnixTimeSeconds(claims.Expires);
        return accounts.Current.FindSession(claims.Session) is { } found && found.Account.Name == claims.Subject ? found : null;
    }

    private byte[] Sign(string text) => HMACSHA256.HashData(Convert.FromBase64String(accounts.Current.File.SigningKey), Encoding.ASCII.GetBytes(text));
}

internal sealed record AccessClaims
{
    public const string Name = "homebinding";

    [JsonPropertyName("iss")]
    public string Issuer { get; init; } = Name;

    [JsonPropertyName("aud")]
    public string Audience { get; init; } = Name;

    [JsonPropertyName("sub")]
    public required string Subject { get; init; }

    [JsonPropertyName("sid")]
    public required string Session { get; init; }

    [JsonPropertyName("role")]
    public required string[] Roles { get; init; }

    [JsonPropertyName("client_id")]
    public required string ClientId { get; init; }

    [JsonPropertyName("scope")]
    public required string Scope { get; init; }

    [JsonPropertyName("iat")]
    public required long IssuedAt { get; init; }

    [JsonPropertyName("exp")]
    public required long Expires { get; init; }
}

[JsonSerializable(typeof(AccessClaims))]
internal sealed partial class AccessClaimsJson : JsonSerializerContext;
