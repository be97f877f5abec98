namespace HomeBinding.Discovery.Mdns.Messages;

/// <summary>The types of records that are read; others are skipped.</summary>
internal enum DnsRecordType : ushort
{
    A = 1,
    Ptr = 12,
    Txt = 16,
    Aaaa = 28,
    Srv = 33,
    Any = 255,
}
