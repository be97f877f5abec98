using System.Net;

namespace HomeBinding.Discovery.Mdns;

/// <summary>Lets so many packets a second through, in all and of each sender, and twice as many at once.</summary>
internal sealed class FloodLimit(TimeProvider time, int perSecond, int perSecondOfSource)
{
    // Beyond these, senders share what one may send.
    private const int MaxSources = 256;

    private readonly Dictionary<IPAddress, Bucket> _sources = [];
    private long _forgot = time.GetTimestamp();
    private Bucket _all = new(2 * perSecond, time.GetTimestamp());
    private Bucket _others = new(2 * perSecondOfSource, time.GetTimestamp());

    /// <summary>True if a packet of a sender may be read.</summary>
    public bool Accepts(IPAddress source)
    {
        var now = time.GetTimestamp();
        if (!TakeOfSource(source, now)) return false;
        return _all.Take(time, now, perSecond);
    }

    private bool TakeOfSource(IPAddress source, long now)
    {
        if (!_sources.TryGetValue(source, out var bucket))
        {
            if (_sources.Count >= MaxSources) Forget(now);
            if (_sources.Count >= MaxSources) return _others.Take(time, now, perSecondOfSource);
            bucket = new Bucket(2 * perSecondOfSource, now);
        }
        var taken = bucket.Take(time, now, perSecondOfSource);
        _sources[source] = bucket;
        return taken;
    }

    // A full bucket says nothing: who has been silent for two seconds has a full one.
    private void Forget(long now)
    {
        if (time.GetElapsedTime(_forgot, now) < TimeSpan.FromSeconds(1)) return;
        _forgot = now;
        foreach (var source in _sources.Where(each => time.GetElapsedTime(each.Value.At, now) >= TimeSpan.FromSeconds(2)).Select(each => each.Key).ToArray()) _sources.Remove(source);
    }

    private struct Bucket(double level, long at)
    {
        private double _level = level;

        public long At { get; private set; } = at;

        public bool Take(TimeProvider time, long now, int perSecond)
        {
            _level = Math.Min(2 * perSecond, _level + (time.GetElapsedTime(At, now).TotalSeconds * perSecond));
            At = now;
            if (_level < 1) return false;
            _level--;
            return true;
        }
    }
}
