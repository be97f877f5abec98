using System.Net;
using System.Net.Sockets;

namespace HomeBinding.Web.Access;

/// <summary>
/// Makes whoever guesses passwords wait: after some wrong ones for one user from one address, each further one doubles the time until the next is looked at.
/// Another address does not wait for it, so that nobody can lock somebody else out. What an address does to many users is counted as well.
/// </summary>
/// <remarks>What is remembered is bounded; the oldest is forgotten first. Nothing is forgotten by a correct password of another user.</remarks>
internal sealed class LoginThrottle(TimeProvider time)
{
    /// <summary>Wrong passwords for one user from one address before it has to wait.</summary>
    public const int FreeTries = 5;

    /// <summary>Wrong passwords from one address, whatever the user, before it has to wait.</summary>
    public const int FreeTriesOfAddress = 30;

    /// <summary>The longest wait.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    private const int Capacity = 4096;

    // Long enough that waiting out the longest wait does not begin anew, short enough that a typo of last week counts for nothing.
    private static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<Key, Tries> _tries = [];

    /// <summary>How long a password for a user from an address has to wait; zero if it is looked at now.</summary>
    public TimeSpan WaitFor(IPAddress? address, string user)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var of = Math.Max(Wait(new Key(Network(address), Normal(user)), now), Wait(new Key(Network(address), null), now));
            return TimeSpan.FromTicks(of);
        }
    }

    /// <summary>Notes a wrong password.</summary>
    public void Failed(IPAddress? address, string user)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            Add(new Key(Network(address), Normal(user)), FreeTries, now);
            Add(new Key(Network(address), null), FreeTriesOfAddress, now);
        }
    }

    /// <summary>Forgets the wrong passwords of a user from an address once the right one has come.</summary>
    public void Succeeded(IPAddress? address, string user)
    {
        lock (_gate) _tries.Remove(new Key(Network(address), Normal(user)));
    }

    /// <summary>Whoever has one address of an IPv6 network has them all: the first 64 bits count (ASVS 6.3.1).</summary>
    internal static string Network(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }

    private static string Normal(string user) => user.Length > 64 ? user[..64].ToUpperInvariant() : user.ToUpperInvariant();

    private long Wait(Key key, DateTimeOffset now) => _tries.TryGetValue(key, out var tries) && tries.Until > now ? (tries.Until - now).Ticks : 0;

    private void Add(Key key, int free, DateTimeOffset now)
    {
        var count = _tries.TryGetValue(key, out var tries) && now - tries.Last < Memory ? tries.Count + 1 : 1;
        var wait = count < free ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(Math.Pow(2, Math.Min(count - free, 20)), LongestWait.TotalSeconds));
        if (!_tries.ContainsKey(key) && _tries.Count >= Capacity) _tries.Remove(_tries.MinBy(static each => each.Value.Last).Key);
        _tries[key] = new Tries(count, now, now + wait);
    }

    private readonly record struct Key(string Network, string? User);

    private readonly record struct Tries(int Count, DateTimeOffset Last, DateTimeOffset Until);
}
