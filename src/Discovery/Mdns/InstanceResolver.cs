using System.Net;
using System.Net.Sockets;
using HomeBinding.Discovery.Mdns.Messages;

namespace HomeBinding.Discovery.Mdns;

/// <summary>Puts an instance together of its records.</summary>
internal static class InstanceResolver
{
    /// <summary>The instance; null while something of it is not known.</summary>
    public static MdnsInstance? Resolve(MdnsCache cache, DnsName type, DnsName name)
    {
        if (Newest(cache, name, DnsRecordType.Srv) is not SrvRecord srv || Newest(cache, name, DnsRecordType.Txt) is not TxtRecord txt) return null;
        var addresses = AddressesOf(cache, srv.Target);
        return addresses.Length == 0 ? null : new MdnsInstance
        {
            Name = name.Labels[0],
            ServiceType = string.Join('.', type.Labels.SkipLast(1)),
            Host = srv.Target.ToString(),
            Port = srv.Port,
            Addresses = addresses,
            Txt = txt.Values.Values,
        };
    }

    /// <summary>What has to be asked to know all of an instance.</summary>
    public static IEnumerable<DnsQuestion> Missing(MdnsCache cache, DnsName name)
    {
        var srv = Newest(cache, name, DnsRecordType.Srv) as SrvRecord;
        if (srv is null) yield return new DnsQuestion(name, DnsRecordType.Srv, Unicast: false);
        if (Newest(cache, name, DnsRecordType.Txt) is null) yield return new DnsQuestion(name, DnsRecordType.Txt, Unicast: false);
        if (srv is null || AddressesOf(cache, srv.Target).Length > 0) yield break;
        yield return new DnsQuestion(srv.Target, DnsRecordType.A, Unicast: false);
        yield return new DnsQuestion(srv.Target, DnsRecordType.Aaaa, Unicast: false);
    }

    /// <summary>True if nothing of it has changed.</summary>
    public static bool AreSame(MdnsInstance one, MdnsInstance other) =>
        one.Port == other.Port && one.Host == other.Host && one.Addresses.SequenceEqual(other.Addresses) && ReferenceEquals(one.Txt, other.Txt);

    private static DnsRecord? Newest(MdnsCache cache, DnsName name, DnsRecordType type) => cache.Find(name, type) is [.., var newest] ? newest.Record : null;

    private static IPAddress[] AddressesOf(MdnsCache cache, DnsName host) =>
    [
        .. cache.Find(host, DnsRecordType.A).Concat(cache.Find(host, DnsRecordType.Aaaa))
            .Select(static each => ((AddressRecord)each.Record).Address)
            // Link-local ones need an interface beside them, which a file does not know.
            .OrderBy(static each => each.AddressFamily == AddressFamily.InterNetwork ? 0 : each.IsIPv6LinkLocal ? 2 : 1)
            .ThenBy(static each => each.ToString(), StringComparer.Ordinal),
    ];
}
