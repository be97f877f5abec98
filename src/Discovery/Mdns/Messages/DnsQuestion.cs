namespace HomeBinding.Discovery.Mdns.Messages;

/// <summary>What a query asks.</summary>
/// <param name="Name">About which name.</param>
/// <param name="Type">For which records.</param>
/// <param name="Unicast">True if the answer may come to the asker alone (RFC 6762 §5.4).</param>
internal readonly record struct DnsQuestion(DnsName Name, DnsRecordType Type, bool Unicast);
