using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using HomeBinding.Web.Access;
using HomeBinding.Web.Accounts;
using HomeBinding.Web.Auditing;
using HomeBinding.Web.Errors;
using HomeBinding.Web.Resources;
using HomeBinding.Web.Setup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HomeBinding.Web.Auth;

/// <summary><c>/rest/auth</c>: tokens for clients, and what a user has of sessions and API tokens.</summary>
internal sealed class AuthResource : IResource
{
    /// <summary>The cookie that binds a refresh token to the browser it was given to.</summary>
    public const string Cookie = "X-OPENHAB-SESSIONID";

    // A browser that has not come back for so long signs in again.
    private static readonly TimeSpan LongestIdle = TimeSpan.FromDays(90);

    public static string Name => "auth";

    public static IJsonTypeInfoResolver Json => AuthJson.Default;

    public static void AddServices(IServiceCollection services)
    {
        services.AddSingleton<AuthorizationCodes>();
        services.AddSingleton<SetupCode>();
        services.AddSingleton<SignIn>();
    }

    public static void Map(RouteGroupBuilder group)
    {
        group.MapPost("/token", TokenAsync).AllowAnonymous().WithSummary("Changes an authorization code or a refresh token for an access token (RFC 6749, RFC 7636).");
        group.MapPost("/logout", LogoutAsync).RequireRole(Role.Viewer).WithSummary("Ends one of the caller's sessions, named by id or by its refresh token.");
        group.MapGet("/sessions", Sessions).RequireRole(Role.Viewer).WithSummary("The caller's sessions.");
        group.MapGet("/apitokens", Tokens).RequireRole(Role.Viewer).WithSummary("The caller's API tokens. The tokens themselves are kept nowhere.");
        group.MapDelete("/apitokens/{name}", RemoveTokenAsync).RequireRole(Role.Viewer).WithSummary("Revokes one of the caller's API tokens.");
    }

    private static async Task<Results<Ok<TokenBody>, BadRequest<TokenErrorBody>>> TokenAsync(HttpContext context, AccountStore accounts, AccessTokens tokens, AuthorizationCodes codes, TimeProvider time)
    {
        if (!context.Request.HasFormContentType) return Refuse("invalid_request");
        var form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        return form["grant_type"].ToString() switch
        {
            "authorization_code" => await ChangeCodeAsync(context, form, accounts, tokens, codes, time).ConfigureAwait(false),
            "refresh_token" => await RefreshAsync(context, form, accounts, tokens, time).ConfigureAwait(false),
            _ => Refuse("unsupported_grant_type"),
        };
    }

    private static async Task<Results<Ok<TokenBody>, BadRequest<TokenErrorBody>>> ChangeCodeAsync(HttpContext context, IFormCollection form, AccountStore accounts, AccessTokens tokens, AuthorizationCodes codes, TimeProvider time)
    {
        var id = Secrets.New()[..16];
        var (taken, stolen) = codes.Take(form["code"].ToString(), form["client_id"].ToString(), form["redirect_uri"].ToString(), form["code_verifier"].ToString(), id);
        if (stolen is var (owner, made) && made.Length > 0)
        {
            await accounts.RemoveSessionAsync(owner, made).ConfigureAwait(false);
            context.Audit("an authorization code came twice; the session that was made of it has ended", "login", owner);
        }
        if (taken is not var (user, request) || accounts.Current.Find(user) is not { } account) return Refuse("invalid_grant");
        var refresh = Secrets.New();
        var cookie = context.Request.Query["useCookie"] == "true" ? Secrets.New() : null;
        var session = new Session
        {
            Id = id,
            RefreshHash = Secrets.Hash(refresh),
            CookieHash = cookie is null ? null : Secrets.Hash(cookie),
            ClientId = request.ClientId,
            RedirectUri = request.RedirectUri,
            Scope = request.Scope,
            Created = time.GetUtcNow(),
            LastRefresh = time.GetUtcNow(),
        };
        await accounts.AddSessionAsync(user, session).ConfigureAwait(false);
        if (cookie is not null) context.Response.Cookies.Append(Cookie, cookie, CookieOptionsOf(context));
        context.Audit($"session {id} of {session.ClientId}", "login", user);
        return Answer(tokens, account, session, refresh);
    }

    private static async Task<Results<Ok<TokenBody>, BadRequest<TokenErrorBody>>> RefreshAsync(HttpContext context, IFormCollection form, AccountStore accounts, AccessTokens tokens, TimeProvider time)
    {
        var refresh = form["refresh_token"].ToString();
        if (accounts.Current.FindSessionByRefreshToken(refresh) is not { } found || found.Session.ClientId != form["client_id"].ToString()) return Refuse("invalid_grant");
        var (account, session) = (found.Account, found.Session);
        if (session.CookieHash is { } hash && (context.Request.Cookies[Cookie] is not { } cookie || !Secrets.Same(hash, Secrets.Hash(cookie)))) return Refuse("invalid_grant");
        if (time.GetUtcNow() - session.LastRefresh > LongestIdle)
        {
            await accounts.RemoveSessionAsync(account.Name, session.Id).ConfigureAwait(false);
            return Refuse("invalid_grant");
        }
        await accounts.RefreshSessionAsync(account.Name, session.Id).ConfigureAwait(false);
        context.Audit($"session {session.Id} goes on", "login", account.Name);
        return Answer(tokens, account, session, refresh);
    }

    private static async Task<Results<Ok, NotFoundError>> LogoutAsync(HttpContext context, AccountStore accounts)
    {
        var caller = Caller.Of(context)!;
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false) : FormCollection.Empty;
        var id = form["id"].ToString();
        if (form["refresh_token"].ToString() is { Length: > 0 } refresh && accounts.Current.FindSessionByRefreshToken(refresh) is { } found && found.Account.Name == caller.Name) id = found.Session.Id;
        if (id.Length == 0 && caller.Proof == Proof.Session) id = caller.Via!;
        context.Audit($"session {id} ends", "logout");
        if (!await accounts.RemoveSessionAsync(caller.Name, id).ConfigureAwait(false)) return new NotFoundError("This session does not exist.");
        context.Response.Cookies.Delete(Cookie, CookieOptionsOf(context));
        return TypedResults.Ok();
    }

    private static Ok<SessionBody[]> Sessions(HttpContext context, AccountStore accounts) => TypedResults.Ok(
        accounts.Current.Find(Caller.Of(context)!.Name)?.Sessions.Select(static each => new SessionBody(each.Id, each.Created, each.LastRefresh, each.ClientId, each.Scope)).ToArray() ?? []);

    private static Ok<ApiTokenBody[]> Tokens(HttpContext context, AccountStore accounts) => TypedResults.Ok(
        accounts.Accounts.FirstOrDefault(each => each.Name == Caller.Of(context)!.Name)?.Tokens
            .Select(static each => new ApiTokenBody(each.Name, each.Created, string.Join(' ', each.Scopes), each.Expires, each.LastUsed)).ToArray() ?? []);

    private static async Task<Results<Ok, NotFoundError>> RemoveTokenAsync(HttpContext context, string name, AccountStore accounts)
    {
        context.Audit($"token {name}", "token");
        try
        {
            await accounts.RemoveTokenAsync(Caller.Of(context)!.Name, name).ConfigureAwait(false);
            return TypedResults.Ok();
        }
        catch (AccountException)
        {
            return new NotFoundError("This token does not exist.");
        }
    }

    private static CookieOptions CookieOptionsOf(HttpContext context) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, Path = "/", MaxAge = LongestIdle };

    private static Ok<TokenBody> Answer(AccessTokens tokens, Account account, Session session, string refresh) => TypedResults.Ok(new TokenBody
    {
        AccessToken = tokens.Issue(account, session),
        ExpiresIn = (int)AccessTokens.Lifetime.TotalSeconds,
        RefreshToken = refresh,
        Scope = session.Scope,
        User = new UserBody(account.Name, [RoleNames.Of(account.Role)]),
    });

    private static BadRequest<TokenErrorBody> Refuse(string error) => TypedResults.BadRequest(new TokenErrorBody(error));
}

/// <summary>The answer of the token endpoint (RFC 6749 §5.1), with openHAB's <c>user</c>.</summary>
internal sealed record TokenBody
{
    [JsonPropertyName("access_token")]
    public required string AccessToken { get; init; }

    [JsonPropertyName("token_type")]
    public string TokenType { get; init; } = "bearer";

    [JsonPropertyName("expires_in")]
    public required int ExpiresIn { get; init; }

    [JsonPropertyName("refresh_token")]
    public required string RefreshToken { get; init; }

    [JsonPropertyName("scope")]
    public required string Scope { get; init; }

    [JsonPropertyName("user")]
    public required UserBody User { get; init; }
}

/// <summary>Who has signed in.</summary>
internal sealed record UserBody(string Name, IReadOnlyList<string> Roles);

/// <summary>An error of the token endpoint (RFC 6749 §5.2), which OAuth clients read in this form and no other.</summary>
internal sealed record TokenErrorBody(string Error);

/// <summary>A session.</summary>
internal sealed record SessionBody(string SessionId, DateTimeOffset CreatedTime, DateTimeOffset LastRefreshTime, string ClientId, string Scope);

/// <summary>An API token; <c>expires</c> and <c>lastUsed</c> are ours.</summary>
internal sealed record ApiTokenBody(string Name, DateTimeOffset CreatedTime, string Scope, DateTimeOffset? Expires, DateTimeOffset? LastUsed);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TokenBody))]
[JsonSerializable(typeof(TokenErrorBody))]
[JsonSerializable(typeof(SessionBody[]))]
[JsonSerializable(typeof(ApiTokenBody[]))]
internal sealed partial class AuthJson : JsonSerializerContext;
