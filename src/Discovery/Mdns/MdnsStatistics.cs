namespace HomeBinding.Discovery.Mdns;

/// <summary>Counters of the mDNS client.</summary>
/// <param name="Queries">Queries that were sent.</param>
/// <param name="Packets">Packets that were read.</param>
/// <param name="Flooded">Packets that were dropped unread, since there were too many.</param>
/// <param name="Faulty">Packets that were refused as a whole: no messages.</param>
/// <param name="Refused">Records that found no room.</param>
/// <param name="Records">Records that are kept now.</param>
public sealed record MdnsStatistics(long Queries, long Packets, long Flooded, long Faulty, long Refused, int Records);
