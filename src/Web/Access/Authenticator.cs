using System.Net;
using HomeBinding.Web.Accounts;
using HomeBinding.Web.Auditing;
using Microsoft.AspNetCore.Http;

namespace HomeBinding.Web.Access;

/// <summary>Who a request comes from, or why that is not believed.</summary>
/// <param name="Caller">Who it is; null for nobody known.</param>
/// <param name="Problem">Why what was shown is not believed; null if nothing was shown.</param>
/// <param name="Wait">Set if it was not looked at: when to come again.</param>
internal readonly record struct Authentication(Caller? Caller, string? Problem = null, TimeSpan Wait = default);

/// <summary>Finds out who sends a request.</summary>
internal sealed class Authenticator(AccountStore accounts, AccessTokens sessions, PasswordCheck passwords, WebOptions options, AuditLog audit, TimeProvider time)
{
    private static readonly Caller Anybody = new("anonymous", Role.User, Proof.None);

    public async ValueTask<Authentication> AuthenticateAsync(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        switch (Credentials.Read(context.Request))
        {
            case null:
                return new Authentication(options.ImplicitUserRole ? Anybody : null);
            case Credentials.Token { Value: var token }:
                if (Find(token) is { } caller) return new Authentication(caller);
                audit.Refused(null, address, "token");
                return new Authentication(null, "This token is unknown, has expired or was revoked.");
            case Credentials.Password password:
                return await CheckAsync(password, address).ConfigureAwait(false);
            case Credentials.Unreadable unreadable:
                return new Authentication(null, unreadable.Problem);
            default:
                return default;
        }
    }

    /// <summary>For a connection that stays open: whether what was shown when it was opened is still good.</summary>
    public CallerLease Lease(HttpContext context, Caller caller) => new(caller, accounts, time, Credentials.Read(context.Request) switch
    {
        Credentials.Token { Value: var token } => () => GrantOf(token),
        Credentials.Password { User: var user } => () => accounts.Current.Find(user) is { Password: { } hash } account ? new(new Caller(account.Name, account.Role, Proof.Password), null, hash) : null,
        // Nothing was shown, and a setting lets everybody in.
        _ => () => new(caller, null),
    });

    private Caller? Find(string token)
    {
        if (!token.StartsWith(ApiTokens.Prefix, StringComparison.Ordinal)) return sessions.Find(token)?.Caller;
        if (accounts.Current.FindToken(token) is not { } found || found.Token.Expires <= time.GetUtcNow()) return null;
        accounts.Used(found.Token);
        return found.Caller;
    }

    private CallerLease.Grant? GrantOf(string token)
    {
        if (!token.StartsWith(ApiTokens.Prefix, StringComparison.Ordinal)) return sessions.Find(token, out var ends) is { } session ? new(session.Caller, ends) : null;
        return accounts.Current.FindToken(token) is { } found ? new(found.Caller, found.Token.Expires) : null;
    }

    private async ValueTask<Authentication> CheckAsync(Credentials.Password shown, IPAddress? address)
    {
        var (outcome, account, wait) = await passwords.CheckAsync(shown.User, shown.Secret, address).ConfigureAwait(false);
        switch (outcome)
        {
            case PasswordOutcome.Right:
                return new Authentication(new Caller(account!.Name, account.Role, Proof.Password));
            case PasswordOutcome.Wrong:
                audit.Refused(shown.User, address, "password");
                return new Authentication(null, "User name or password is wrong.");
            case PasswordOutcome.TooMany:
                return new Authentication(null, "There were too many wrong passwords.", wait);
            default:
                return new Authentication(null, "Too many passwords are being checked.", wait);
        }
    }
}
