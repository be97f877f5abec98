using System.Net;
using HomeBinding.Discovery.Mdns.Messages;

namespace HomeBinding.Discovery.Mdns;

/// <summary>A record that is kept until its time is over.</summary>
internal sealed class CachedRecord(DnsRecord record, IPAddress source, DateTimeOffset now)
{
    private static readonly double[] RefreshAt = [0.80, 0.85, 0.90, 0.95];

    // Nothing that matters changes so rarely that it need not be asked for once a day.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private int _refreshes;

    public DnsRecord Record { get; } = record;

    /// <summary>Who sent it.</summary>
    public IPAddress Source { get; } = source;

    public DateTimeOffset Received { get; private set; } = now;

    public DateTimeOffset Expires { get; private set; } = now + Lifetime(record.Ttl);

    /// <summary>When it should be asked for, so that it does not end unseen (RFC 6762 §5.2).</summary>
    public DateTimeOffset RefreshDue => _refreshes < RefreshAt.Length ? Received + ((Expires - Received) * RefreshAt[_refreshes]) : DateTimeOffset.MaxValue;

    /// <summary>True if more than half of its time is left, so that it need not be said again (RFC 6762 §7.1).</summary>
    public bool IsYoung(DateTimeOffset now) => Expires - now > (Expires - Received) / 2;

    /// <summary>It was said again.</summary>
    public void Renew(uint ttl, DateTimeOffset now) => (Received, Expires, _refreshes) = (now, now + Lifetime(ttl), 0);

    /// <summary>It is taken back, and ends in a second (RFC 6762 §10.1, §10.2).</summary>
    public void EndSoon(DateTimeOffset now)
    {
        var end = now + TimeSpan.FromSeconds(1);
        if (end < Expires) (Expires, _refreshes) = (end, RefreshAt.Length);
    }

    /// <summary>It was asked for.</summary>
    public void Refreshed() => _refreshes++;

    private static TimeSpan Lifetime(uint ttl) => TimeSpan.FromSeconds(Math.Min(ttl, Longest.TotalSeconds));
}
