using System.Net;

namespace HomeBinding.Discovery.Mdns.Messages;

/// <summary>A record of a message.</summary>
/// <param name="Name">Whose it is.</param>
/// <param name="Ttl">Seconds that it holds; 0 takes it back.</param>
/// <param name="Flush">True if it replaces all others of its name and type.</param>
internal abstract record DnsRecord(DnsName Name, uint Ttl, bool Flush)
{
    public abstract DnsRecordType Type { get; }

    /// <summary>True if both say the same, whatever their time to live.</summary>
    public bool SaysTheSame(DnsRecord other) => this == other with { Ttl = Ttl, Flush = Flush };
}

/// <summary>A name that leads to another: a service type to an instance.</summary>
internal sealed record PtrRecord(DnsName Name, uint Ttl, bool Flush, DnsName Target) : DnsRecord(Name, Ttl, Flush)
{
    public override DnsRecordType Type => DnsRecordType.Ptr;
}

/// <summary>Where an instance is.</summary>
internal sealed record SrvRecord(DnsName Name, uint Ttl, bool Flush, ushort Priority, ushort Weight, ushort Port, DnsName Target) : DnsRecord(Name, Ttl, Flush)
{
    public override DnsRecordType Type => DnsRecordType.Srv;
}

/// <summary>What an instance says of itself.</summary>
internal sealed record TxtRecord(DnsName Name, uint Ttl, bool Flush, TxtValues Values) : DnsRecord(Name, Ttl, Flush)
{
    public override DnsRecordType Type => DnsRecordType.Txt;
}

/// <summary>An address of a host: an A record or an AAAA record.</summary>
internal sealed record AddressRecord(DnsName Name, uint Ttl, bool Flush, IPAddress Address) : DnsRecord(Name, Ttl, Flush)
{
    public override DnsRecordType Type => Address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork ? DnsRecordType.A : DnsRecordType.Aaaa;
}
