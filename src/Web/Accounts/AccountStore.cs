using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using HomeBinding.Engine.Files;
using HomeBinding.Web.Access;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Web.Accounts;

/// <summary>
/// The users of a home, kept in a file that only the host may read. Each change is on disk before it counts. A command in another process may change the
/// file too: whoever is asked next sees it. A file that cannot be read lets nobody in.
/// </summary>
public sealed partial class AccountStore : IDisposable
{
    private readonly string? _path;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _changing = new(1);
    private readonly Lock _reading = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> _lastUses = new(StringComparer.Ordinal);
    private volatile Known _known;

    /// <summary>Makes a store.</summary>
    /// <param name="path">The file, e.g. <c>.homebinding/users.json</c> in the home; null to keep the users in memory only, as the demo does.</param>
    /// <param name="time">The clock.</param>
    /// <param name="loggers">Makes its logger.</param>
    public AccountStore(string? path, TimeProvider time, ILoggerFactory loggers)
    {
        _path = path;
        _time = time;
        _logger = loggers.CreateLogger("HomeBinding.Web");
        _known = new Known(default, new AccountIndex(new AccountFile { SigningKey = NewKey() }));
    }

    /// <summary>The users, in the order in which they were made.</summary>
    /// <exception cref="AccountException">The file cannot be read.</exception>
    public IReadOnlyList<Account> Accounts => Current is { IsUsable: true } known ? [.. known.Accounts.Select(WithLastUses)] : throw Unusable();

    /// <summary>The users at this moment. The file is looked at each time, and read if it is another one.</summary>
    internal AccountIndex Current
    {
        get
        {
            if (_path is null) return _known.Index;
            var stamp = Stamp.Of(_path);
            var known = _known;
            if (known.Stamp == stamp) return known.Index;
            lock (_reading)
            {
                known = _known;
                if (known.Stamp == stamp) return known.Index;
                _known = known = new Known(stamp, Read(known.Index.File));
            }
            return known.Index;
        }
    }

    /// <summary>Makes a user.</summary>
    /// <param name="name">Letters, digits and <c>. _ - @</c>, at most 64.</param>
    /// <param name="role">What the user may do.</param>
    /// <param name="password">The password; null for a user that has tokens only.</param>
    /// <exception cref="AccountException">The name is taken or no name, or the password is too easy to guess.</exception>
    /// <exception cref="IOException">It cannot be kept.</exception>
    public async Task AddAsync(string name, Role role, string? password)
    {
        if (!IsName(name)) throw new AccountException("A user name has 1 to 64 letters, digits and the characters . _ - @");
        if (password is not null && PasswordRules.Problem(password, name) is { } problem) throw new AccountException(problem);
        var hash = password is null ? null : await Task.Run(() => PasswordHash.Of(password)).ConfigureAwait(false);
        await ChangeAsync(file =>
        {
            if (Find(file, name) is { } there) throw new AccountException($"There is a user '{there.Name}' already.");
            return file with { Accounts = [.. file.Accounts, new Account { Name = name, Role = role, Password = hash, Created = _time.GetUtcNow() }] };
        }).ConfigureAwait(false);
    }

    /// <summary>Removes a user with all tokens and sessions.</summary>
    /// <exception cref="AccountException">There is no such user, or it is the last administrator.</exception>
    /// <exception cref="IOException">It cannot be kept.</exception>
    public Task RemoveAsync(string name) => ChangeAsync(file =>
    {
        var account = Require(file, name);
        if (account.Role == Role.Administrator && file.Accounts.Count(static each => each.Role == Role.Administrator) == 1)
            throw new AccountException($"'{account.Name}' is the last administrator. Add another one first: homebinding users add NAME --role administrator");
        return file with { Accounts = [.. file.Accounts.Where(each => each != account)] };
    });

    /// <summary>Sets a password and ends all sessions of the user (ASVS 7.4.3). Tokens stay.</summary>
    /// <exception cref="AccountException">There is no such user, or the password is too easy to guess.</exception>
    /// <exception cref="IOException">It cannot be kept.</exception>
    public async Task SetPasswordAsync(string name, string password)
    {
        if (PasswordRules.Problem(password, name) is { } problem) throw new AccountException(problem);
        var hash = await Task.Run(() => PasswordHash.Of(password)).ConfigureAwait(false);
        await ChangeAsync(file => Replace(file, Require(file, name), account => account with { Password = hash, Sessions = [] })).ConfigureAwait(false);
    }

    /// <summary>Makes an API token.</summary>
    /// <param name="user">Whose it is.</param>
    /// <param name="name">Its name: letters, digits, <c>_</c> and <c>-</c>, at most 32.</param>
    /// <param name="scopes">What it is limited to; empty for everything the user may do.</param>
    /// <param name="expires">From when on it is refused; null for never.</param>
    /// <returns>The token <c>oh.name.secret</c>, which can be told this once only.</returns>
    /// <exception cref="AccountException">There is no such user, the name is taken or none, or a scope is none.</exception>
    /// <exception cref="IOException">It cannot be kept.</exception>
    public async Task<string> AddTokenAsync(string user, string name, IReadOnlyList<string> scopes, DateTimeOffset? expires = null)
    {
        if (name.Length is < 1 or > 32 || !name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
            throw new AccountException("A token's name has 1 to 32 letters, digits and the characters _ -");
        if (scopes.FirstOrDefault(static each => !Scope.IsScope(each)) is { } wrong)
            throw new AccountException($"'{wrong}' is not a scope. Write e.g. items:read, items:command, things:write, *:read, or admin for everything.");
        var secret = $"oh.{name}.{Secrets.New()}";
        await ChangeAsync(file =>
        {
            var account = Require(file, user);
            if (account.Tokens.Any(each => each.Name == name)) throw new AccountException($"'{account.Name}' has a token '{name}' already. Remove it first, or choose another name.");
            var token = new ApiToken { Name = name, Hash = Secrets.Hash(secret), Created = _time.GetUtcNow(), Scopes = scopes, Expires = expires };
            return Replace(file, account, each => each with { Tokens = [.. each.Tokens, token] });
        }).ConfigureAwait(false);
        return secret;
    }

    /// <summary>Revokes a token. It is refused from now on.</summary>
    /// <exception cref="AccountException">There is no such user or token.</exception>
    /// <exception cref="IOException">It cannot be kept.</exception>
    public Task RemoveTokenAsync(string user, string name) => ChangeAsync(file =>
    {
        var account = Require(file, user);
        if (account.Tokens.All(each => each.Name != name)) throw new AccountException($"'{account.Name}' has no token '{name}'.");
        return Replace(file, account, each => each with { Tokens = [.. each.Tokens.Where(token => token.Name != name)] });
    });

    /// <summary>Begins a session.</summary>
    internal Task AddSessionAsync(string user, Session session) => ChangeAsync(file =>
        Replace(file, Require(file, user), each => each with { Sessions = [.. each.Sessions.OrderByDescending(static old => old.LastRefresh).Take(MostSessions - 1), session] }));

    /// <summary>Notes that a session got a new access token.</summary>
    internal Task RefreshSessionAsync(string user, string id) => ChangeAsync(file => Replace(
        file,
        Require(file, user),
        each => each with { Sessions = [.. each.Sessions.Select(session => session.Id == id ? session with { LastRefresh = _time.GetUtcNow() } : session)] }));

    /// <summary>Ends a session; false if the user has none of that id.</summary>
    internal async Task<bool> RemoveSessionAsync(string user, string id)
    {
        var found = false;
        await ChangeAsync(file =>
        {
            var account = Require(file, user);
            found = account.Sessions.Any(each => each.Id == id);
            return found ? Replace(file, account, each => each with { Sessions = [.. each.Sessions.Where(session => session.Id != id)] }) : file;
        }).ConfigureAwait(false);
        return found;
    }

    /// <summary>The first administrator, if there is nobody yet; only one of two that come at the same time gets it.</summary>
    internal async Task AddFirstAsync(string name, string password)
    {
        if (!IsName(name)) throw new AccountException("A user name has 1 to 64 letters, digits and the characters . _ - @");
        if (PasswordRules.Problem(password, name) is { } problem) throw new AccountException(problem);
        var hash = await Task.Run(() => PasswordHash.Of(password)).ConfigureAwait(false);
        await ChangeAsync(file => file.Accounts.Count > 0
            ? throw new AccountException("This home has an administrator already. Sign in.")
            : file with { Accounts = [new Account { Name = name, Role = Role.Administrator, Password = hash, Created = _time.GetUtcNow() }] }).ConfigureAwait(false);
    }

    /// <summary>Notes that a token was used. It is written down with the next change, or after some minutes, or at the end.</summary>
    internal void Used(ApiToken token)
    {
        var now = _time.GetUtcNow();
        if (_lastUses.TryGetValue(token.Hash, out var noted) && now - noted < Precision) return;
        _lastUses[token.Hash] = now;
        if (token.LastUsed is not { } written || now - written >= Precision) _ = Task.Run(SaveUsesAsync);
    }

    /// <summary>Ends it.</summary>
    public void Dispose() => _changing.Dispose();

    private static readonly TimeSpan Precision = TimeSpan.FromMinutes(5);

    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    // More than anybody has browsers; the one that was not used for the longest time gives way.
    private const int MostSessions = 50;

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private static bool IsName(string name) => name.Length is >= 1 and <= 64 && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '@');

    private static Account? Find(AccountFile file, string name) => file.Accounts.FirstOrDefault(each => each.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static Account Require(AccountFile file, string name) => Find(file, name) ?? throw new AccountException($"There is no user '{name}'.");

    private static AccountFile Replace(AccountFile file, Account account, Func<Account, Account> change) =>
        file with { Accounts = [.. file.Accounts.Select(each => each == account ? change(each) : each)] };

    private AccountException Unusable() => new($"{_path} cannot be read. Put back a copy of it, or remove it to start without users.");

    private async Task ChangeAsync(Func<AccountFile, AccountFile> change)
    {
        await _changing.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_path is null)
            {
                _known = new Known(default, new AccountIndex(change(_known.Index.File)));
                return;
            }
            using var held = await FileLock.TakeAsync(_path + ".lock").ConfigureAwait(false);
            var before = Current is { IsUsable: true } known ? known.File : throw Unusable();
            var after = change(before);
            if (after == before) return;
            await Task.Run(() => Write(after with { Accounts = [.. after.Accounts.Select(WithLastUses)] })).ConfigureAwait(false);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new IOException($"{_path} cannot be written: {exception.Message}", exception);
        }
        finally
        {
            _changing.Release();
        }
    }

    private void Write(AccountFile file)
    {
        AtomicFile.Write(_path!, _path + ".new", JsonSerializer.Serialize(file, AccountJson.Default.AccountFile), isPrivate: true);
        lock (_reading) _known = new Known(Stamp.Of(_path!), new AccountIndex(file));
    }

    private AccountIndex Read(AccountFile last)
    {
        try
        {
            if (!File.Exists(_path)) return new AccountIndex(last with { Accounts = [] });
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(_path) & Others) != 0) LogOpen(_logger, _path);
            var file = JsonSerializer.Deserialize(File.ReadAllBytes(_path), AccountJson.Default.AccountFile);
            return file is { Version: 1 } ? new AccountIndex(file) : throw new JsonException($"It is of version {file?.Version}.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or ArgumentException)
        {
            LogUnreadable(_logger, _path!, exception.Message);
            return new AccountIndex(last with { Accounts = [] }, isUsable: false);
        }
    }

    private async Task SaveUsesAsync()
    {
        try
        {
            await ChangeAsync(static file => file with { Accounts = [.. file.Accounts] }).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or AccountException or ObjectDisposedException)
        {
            LogUsesNotSaved(_logger, exception.Message);
        }
    }

    private Account WithLastUses(Account account) => account with
    {
        Tokens = [.. account.Tokens.Select(token => _lastUses.TryGetValue(token.Hash, out var used) && (token.LastUsed is not { } written || used > written) ? token with { LastUsed = used } : token)],
    };

    private sealed record Known(Stamp Stamp, AccountIndex Index);

    /// <summary>Tells one version of a file from another. A replaced file has another time of its last write.</summary>
    private readonly record struct Stamp(bool Exists, long Length, DateTime Written)
    {
        public static Stamp Of(string path)
        {
            var file = new FileInfo(path);
            return file.Exists ? new Stamp(true, file.Length, file.LastWriteTimeUtc) : new Stamp(false, 0, DateTime.MinValue);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Path} cannot be read, so nobody is let in. Put back a copy of it, or remove it to start without users: {Reason}")]
    private static partial void LogUnreadable(ILogger logger, string path, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Others may read or write {Path}. Only the user that runs the host should: chmod 600")]
    private static partial void LogOpen(ILogger logger, string path);

    [LoggerMessage(Level = LogLevel.Warning, Message = "When tokens were used last could not be written down: {Reason}")]
    private static partial void LogUsesNotSaved(ILogger logger, string reason);
}
