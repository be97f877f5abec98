using System.Collections.Frozen;
using HomeBinding.Web.Access;

namespace HomeBinding.Web.Accounts;

/// <summary>The users at one moment, found by name and by the hashes of what they show.</summary>
internal sealed class AccountIndex
{
    private readonly FrozenDictionary<string, Account> _accounts;
    private readonly FrozenDictionary<string, KnownToken> _tokens;
    private readonly FrozenDictionary<string, KnownSession> _sessions;

    public AccountIndex(AccountFile file, bool isUsable = true)
    {
        File = file;
        IsUsable = isUsable;
        _accounts = file.Accounts.ToFrozenDictionary(static each => each.Name, StringComparer.OrdinalIgnoreCase);
        _tokens = file.Accounts
            .SelectMany(static account => account.Tokens.Select(token => new KnownToken(token, new Caller(account.Name, account.Role, Proof.Token, token.Name, token.Scopes))))
            .ToFrozenDictionary(static each => each.Token.Hash, StringComparer.Ordinal);
        _sessions = file.Accounts
            .SelectMany(static account => account.Sessions.Select(session => new KnownSession(account, session, new Caller(account.Name, account.Role, Proof.Session, session.Id, ScopesOf(session)))))
            .ToFrozenDictionary(static each => each.Session.Id, StringComparer.Ordinal);
    }

    public AccountFile File { get; }

    /// <summary>False if what is kept could not be read: then nobody is let in, and nobody can set the home up anew.</summary>
    public bool IsUsable { get; }

    /// <summary>True if there is nobody yet, so that the first administrator may be made with the setup code.</summary>
    public bool IsEmpty => IsUsable && _accounts.Count == 0;

    public IEnumerable<Account> Accounts => File.Accounts;

    public Account? Find(string name) => _accounts.GetValueOrDefault(name);

    public KnownToken? FindToken(string token)
    {
        var hash = Secrets.Hash(token);
        return _tokens.TryGetValue(hash, out var found) && Secrets.Same(found.Token.Hash, hash) ? found : null;
    }

    public KnownSession? FindSession(string id) => _sessions.GetValueOrDefault(id);

    public KnownSession? FindSessionByRefreshToken(string token)
    {
        var hash = Secrets.Hash(token);
        return _sessions.Values.FirstOrDefault(each => Secrets.Same(each.Session.RefreshHash, hash));
    }

    private static string[] ScopesOf(Session session) => session.Scope.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>A token, and who calls with it.</summary>
internal sealed record KnownToken(ApiToken Token, Caller Caller);

/// <summary>A session, whose it is, and who calls with it.</summary>
internal sealed record KnownSession(Account Account, Session Session, Caller Caller);
