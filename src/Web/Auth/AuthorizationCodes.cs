using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using HomeBinding.Web.Accounts;

namespace HomeBinding.Web.Auth;

/// <summary>
/// The codes that clients change for tokens: good once, for two minutes, for the client that asked and knows the verifier. What was good once and comes again
/// was stolen from somebody: the session that was made of it ends (RFC 6749 §4.1.2).
/// </summary>
internal sealed class AuthorizationCodes(TimeProvider time)
{
    private const int MostOpen = 200;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(2);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Issued> _codes = new(StringComparer.Ordinal);

    /// <summary>A code for a user who has signed in.</summary>
    public string Issue(AuthorizationRequest request, string user)
    {
        var code = Secrets.New();
        lock (_gate)
        {
            Forget();
            if (_codes.Count >= MostOpen) _codes.Remove(_codes.MinBy(static each => each.Value.Until).Key);
            _codes[Secrets.Hash(code)] = new Issued(request, user, time.GetUtcNow() + Lifetime);
        }
        return code;
    }

    /// <summary>Takes a code in.</summary>
    /// <param name="code">The code.</param>
    /// <param name="clientId">Who shows it.</param>
    /// <param name="redirectUri">Where that one sends people back to.</param>
    /// <param name="verifier">What the challenge is the hash of.</param>
    /// <param name="session">The session that is about to be made of it.</param>
    /// <returns>Who signed in and what was asked for; null if the code is good for nothing, with the session to end if it was used before.</returns>
    public ((string User, AuthorizationRequest Request)? Taken, (string User, string Session)? Stolen) Take(string code, string clientId, string redirectUri, string verifier, string session)
    {
        lock (_gate)
        {
            Forget();
            if (!_codes.TryGetValue(Secrets.Hash(code), out var issued)) return (null, null);
            if (issued.Session is { } made) return (null, (issued.User, made));
            var fits = issued.Request.ClientId == clientId && issued.Request.RedirectUri == redirectUri && Secrets.Same(issued.Request.CodeChallenge, ChallengeOf(verifier));
            // A try that fails uses it up: there is no second guess at the verifier.
            issued.Session = fits ? session : "";
            return fits ? ((issued.User, issued.Request), null) : (null, null);
        }
    }

    private static string ChallengeOf(string verifier) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));

    private void Forget()
    {
        var now = time.GetUtcNow();
        foreach (var (code, issued) in _codes)
            if (issued.Until <= now) _codes.Remove(code);
    }

    private sealed class Issued(AuthorizationRequest request, string user, DateTimeOffset until)
    {
        public AuthorizationRequest Request { get; } = request;

        public string User { get; } = user;

        public DateTimeOffset Until { get; } = until;

        /// <summary>The session that was made of it; empty if it was shown by somebody who did not fit.</summary>
        public string? Session { get; set; }
    }
}
