using System.Net;
using System.Net.Sockets;
using HomeBinding.Discovery.Mdns.Messages;

namespace HomeBinding.Discovery.Mdns;

/// <summary>
/// What others said of the service types that are wanted, as long as it holds. Nothing else is kept, and of that no more than the options allow: what
/// finds no room is refused, so that a flood cannot push out what is there.
/// </summary>
internal sealed class MdnsCache(MdnsOptions options)
{
    // An instance has one SRV and one TXT record; a host a few addresses.
    private const int MaxRecordsOfName = 8;
    private const int MaxTxtKeys = 64;
    private const int MaxTxtLength = 2048;

    private readonly Dictionary<(DnsName Name, DnsRecordType Type), List<CachedRecord>> _records = [];
    private readonly Dictionary<IPAddress, int> _ofSource = [];

    /// <summary>Records that are kept.</summary>
    public int Count { get; private set; }

    /// <summary>Records that found no room.</summary>
    public long Refused { get; private set; }

    /// <summary>When the first of them ends, or before.</summary>
    public DateTimeOffset NextEnd { get; private set; } = DateTimeOffset.MaxValue;

    /// <summary>All that is kept.</summary>
    public IEnumerable<CachedRecord> All => _records.Values.SelectMany(static each => each);

    /// <summary>The records of a name; the newest last.</summary>
    public IReadOnlyList<CachedRecord> Find(DnsName name, DnsRecordType type) => _records.GetValueOrDefault((name, type)) ?? (IReadOnlyList<CachedRecord>)[];

    /// <summary>The instances of a service type.</summary>
    public IEnumerable<DnsName> InstancesOf(DnsName type) => Find(type, DnsRecordType.Ptr).Select(static each => ((PtrRecord)each.Record).Target);

    /// <summary>Takes a response in.</summary>
    /// <returns>False if it said nothing new.</returns>
    public bool Apply(DnsMessage message, IPAddress source, IReadOnlyCollection<DnsName> wanted, DateTimeOffset now)
    {
        // In the order in which one makes the next wanted, whatever the order in the packet.
        var changed = false;
        DnsRecord[] records = [.. message.Answers, .. message.Additionals];
        foreach (var record in records.OfType<PtrRecord>())
            if (wanted.Contains(record.Name) && record.Target.LabelBelow(record.Name) is not null && record.Target.IsSendable) changed |= Apply(record, source, now, options.MaxInstances);
        foreach (var record in records)
        {
            if (record is SrvRecord or TxtRecord && wanted.Any(type => record.Name.LabelBelow(type) is not null && Knows(type, record.Name)) && IsSensible(record))
                changed |= Apply(record, source, now, MaxRecordsOfName);
        }
        foreach (var record in records.OfType<AddressRecord>())
            if (IsSensible(record.Address, source) && IsTarget(record.Name)) changed |= Apply(record, source, now, MaxRecordsOfName);
        return changed;
    }

    /// <summary>Drops what has ended, and what nothing leads to any more.</summary>
    public void Sweep(IReadOnlyCollection<DnsName> wanted, DateTimeOffset now)
    {
        Remove(each => each.Expires <= now || (each.Record is PtrRecord && !wanted.Contains(each.Record.Name)));
        var instances = wanted.SelectMany(InstancesOf).ToHashSet();
        Remove(each => each.Record is SrvRecord or TxtRecord && !instances.Contains(each.Record.Name));
        var hosts = All.Select(static each => each.Record).OfType<SrvRecord>().Select(static each => each.Target).ToHashSet();
        Remove(each => each.Record is AddressRecord && !hosts.Contains(each.Record.Name));
        NextEnd = Count == 0 ? DateTimeOffset.MaxValue : All.Min(static each => each.Expires);
    }

    /// <summary>Drops everything.</summary>
    public void Clear()
    {
        _records.Clear();
        _ofSource.Clear();
        Count = 0;
        NextEnd = DateTimeOffset.MaxValue;
    }

    private bool Apply(DnsRecord record, IPAddress source, DateTimeOffset now, int room)
    {
        var known = _records.GetValueOrDefault((record.Name, record.Type));
        var changed = record.Flush && EndOthers(known ?? [], record, now);
        if (known?.Find(each => each.Record.SaysTheSame(record)) is { } same)
        {
            if (record.Ttl == 0) return EndSoon(same, now);
            changed |= known[^1] != same;
            same.Renew(record.Ttl, now);
            NoteEnd(same);
            // What was said last counts.
            known.Remove(same);
            known.Add(same);
            return changed;
        }
        if (record.Ttl == 0) return changed;
        if (Count >= options.MaxRecords || known?.Count >= room || _ofSource.GetValueOrDefault(source) >= options.MaxRecordsOfSource)
        {
            Refused++;
            return changed;
        }
        if (known is null) _records[(record.Name, record.Type)] = known = [];
        var added = new CachedRecord(record, source, now);
        known.Add(added);
        NoteEnd(added);
        _ofSource[source] = _ofSource.GetValueOrDefault(source) + 1;
        Count++;
        return true;
    }

    // Others of the last second belong to the same announcement (RFC 6762 §10.2).
    private bool EndOthers(List<CachedRecord> known, DnsRecord record, DateTimeOffset now)
    {
        var changed = false;
        foreach (var other in known)
            if (now - other.Received >= TimeSpan.FromSeconds(1) && !other.Record.SaysTheSame(record)) changed |= EndSoon(other, now);
        return changed;
    }

    private bool EndSoon(CachedRecord record, DateTimeOffset now)
    {
        var before = record.Expires;
        record.EndSoon(now);
        NoteEnd(record);
        return record.Expires != before;
    }

    private void NoteEnd(CachedRecord record)
    {
        if (record.Expires < NextEnd) NextEnd = record.Expires;
    }

    private void Remove(Predicate<CachedRecord> ended)
    {
        foreach (var (key, records) in _records)
        {
            foreach (var record in records.Where(each => ended(each)))
            {
                Count--;
                if (--_ofSource[record.Source] == 0) _ofSource.Remove(record.Source);
            }
            records.RemoveAll(ended);
            if (records.Count == 0) _records.Remove(key);
        }
    }

    private bool Knows(DnsName type, DnsName instance) => Find(type, DnsRecordType.Ptr).Any(each => ((PtrRecord)each.Record).Target.Equals(instance));

    private bool IsTarget(DnsName host)
    {
        foreach (var ((_, type), records) in _records)
            if (type == DnsRecordType.Srv && records.Exists(each => ((SrvRecord)each.Record).Target.Equals(host))) return true;
        return false;
    }

    private static bool IsSensible(DnsRecord record) => record switch
    {
        SrvRecord srv => srv.Port != 0 && srv.Target.Labels.Count > 0 && srv.Target.IsSendable,
        TxtRecord txt => txt.Values.Values.Count <= MaxTxtKeys && txt.Values.Values.Sum(static each => each.Key.Length + each.Value.Length) <= MaxTxtLength,
        _ => true,
    };

    // Nobody else can know an address that only this machine has.
    private static bool IsSensible(IPAddress address, IPAddress source) => address.AddressFamily == AddressFamily.InterNetwork
        ? address.GetAddressBytes()[0] is not 0 and < 224 && (!IPAddress.IsLoopback(address) || IPAddress.IsLoopback(source))
        : !address.IsIPv6Multicast && !address.IsIPv4MappedToIPv6 && !address.Equals(IPAddress.IPv6Any) && (!IPAddress.IsLoopback(address) || IPAddress.IsLoopback(source));
}
