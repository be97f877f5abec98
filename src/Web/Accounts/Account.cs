using HomeBinding.Web.Access;

namespace HomeBinding.Web.Accounts;

/// <summary>A user of the home.</summary>
public sealed record Account
{
    /// <summary>The name, unique whatever its case.</summary>
    public required string Name { get; init; }

    /// <summary>What the user may do.</summary>
    public required Role Role { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>The hashed password (see <see cref="PasswordHash"/>); null for a user that has tokens only.</summary>
    public string? Password { get; init; }

    /// <summary>API tokens, by name.</summary>
    public IReadOnlyList<ApiToken> Tokens { get; init; } = [];

    /// <summary>Where the user is signed in.</summary>
    public IReadOnlyList<Session> Sessions { get; init; } = [];
}

/// <summary>A token for a program. The secret itself is shown once and kept nowhere.</summary>
public sealed record ApiToken
{
    /// <summary>Its name, unique for its user.</summary>
    public required string Name { get; init; }

    /// <summary>The SHA-256 of the whole token. A fast hash is enough for 256 random bits (ASVS 6.5.2).</summary>
    public required string Hash { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>What it is limited to; empty for everything its user may do.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>From when on it is refused; null for never.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>When it was used last, to within minutes; null for never.</summary>
    public DateTimeOffset? LastUsed { get; init; }
}

/// <summary>A browser or an app in which a user is signed in.</summary>
public sealed record Session
{
    /// <summary>Its id. It is no secret.</summary>
    public required string Id { get; init; }

    /// <summary>The SHA-256 of the refresh token.</summary>
    public required string RefreshHash { get; init; }

    /// <summary>The SHA-256 of the cookie that has to come with the refresh token; null if the client keeps none.</summary>
    public string? CookieHash { get; init; }

    /// <summary>Which client, as it named itself.</summary>
    public required string ClientId { get; init; }

    /// <summary>Where it sends people back to.</summary>
    public required string RedirectUri { get; init; }

    /// <summary>What it asked for, e.g. <c>admin</c>.</summary>
    public required string Scope { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>When it got its newest access token.</summary>
    public required DateTimeOffset LastRefresh { get; init; }
}

/// <summary>All that is kept of users.</summary>
internal sealed record AccountFile
{
    public int Version { get; init; } = 1;

    /// <summary>Signs access tokens, so that they outlive a restart; base64 of 256 bits.</summary>
    public required string SigningKey { get; init; }

    public IReadOnlyList<Account> Accounts { get; init; } = [];
}
