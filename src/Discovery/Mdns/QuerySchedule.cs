namespace HomeBinding.Discovery.Mdns;

/// <summary>When a question is asked again: after 1, 2, 4, 8 … seconds, at most an hour (RFC 6762 §5.2).</summary>
internal sealed class QuerySchedule
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private TimeSpan _interval = First;

    /// <summary>When it is due.</summary>
    public DateTimeOffset Due { get; private set; }

    /// <summary>Begins anew: it is due at a time, and a second after that.</summary>
    public void Restart(DateTimeOffset due) => (Due, _interval) = (due, First);

    /// <summary>It was asked.</summary>
    public void Asked(DateTimeOffset now)
    {
        Due = now + _interval;
        _interval = _interval * 2 < Longest ? _interval * 2 : Longest;
    }
}
