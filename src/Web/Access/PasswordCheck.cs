using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using HomeBinding.Web.Accounts;

namespace HomeBinding.Web.Access;

/// <summary>What a password check came to.</summary>
internal enum PasswordOutcome
{
    Right,
    Wrong,

    /// <summary>Not looked at: too many wrong ones before.</summary>
    TooMany,

    /// <summary>Not looked at: too many are being checked at the moment.</summary>
    Busy,
}

/// <summary>
/// Checks passwords. One at a time, since each is made to cost a tenth of a second of a processor; a few may wait, more are sent away. Clients that send
/// user and password with every request (Node-RED's does) pay once: what was right is remembered for a while, as a keyed hash, never as the password.
/// </summary>
internal sealed class PasswordCheck(AccountStore accounts, LoginThrottle throttle, TimeProvider time) : IDisposable
{
    private const int MostWaiting = 8;
    private const int MostRemembered = 256;
    private static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly ConcurrentDictionary<string, (string Kept, DateTimeOffset Until)> _right = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _one = new(1);
    private int _waiting;

    /// <summary>Checks a password.</summary>
    /// <returns>What it came to; the user if it was right; how long to wait if it was not looked at.</returns>
    public async Task<(PasswordOutcome Outcome, Account? Account, TimeSpan Wait)> CheckAsync(string user, string password, IPAddress? address)
    {
        var account = accounts.Current.Find(user);
        var remembered = Remembered(user, password);
        if (account?.Password is { } now && _right.TryGetValue(remembered, out var entry) && entry.Kept == now && entry.Until > time.GetUtcNow()) return (PasswordOutcome.Right, account, default);

        if (throttle.WaitFor(address, user) is var wait && wait > TimeSpan.Zero) return (PasswordOutcome.TooMany, null, wait);
        if (password.Length > PasswordRules.Longest) return Wrong(user, address);
        if (Interlocked.Increment(ref _waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            return (PasswordOutcome.Busy, null, TimeSpan.FromSeconds(1));
        }
        try
        {
            await _one.WaitAsync().ConfigureAwait(false);
            try
            {
                // Whoever waited with many others may have to wait by now.
                if (throttle.WaitFor(address, user) is var later && later > TimeSpan.Zero) return (PasswordOutcome.TooMany, null, later);
                var kept = account?.Password ?? PasswordHash.Nobody;
                if (!await Task.Run(() => PasswordHash.Fits(password, kept)).ConfigureAwait(false)) return Wrong(user, address);
                throttle.Succeeded(address, user);
                Remember(remembered, kept);
                return (PasswordOutcome.Right, account, default);
            }
            finally
            {
                _one.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    public void Dispose() => _one.Dispose();

    private (PasswordOutcome, Account?, TimeSpan) Wrong(string user, IPAddress? address)
    {
        throttle.Failed(address, user);
        return (PasswordOutcome.Wrong, null, default);
    }

    private string Remembered(string user, string password) =>
        Convert.ToBase64String(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{user.ToUpperInvariant()}\0{password}")));

    private void Remember(string remembered, string kept)
    {
        if (_right.Count >= MostRemembered) _right.Clear();
        _right[remembered] = (kept, time.GetUtcNow() + Memory);
    }
}
