using HomeBinding.Discovery.Mdns.Messages;

namespace HomeBinding.Discovery.Mdns;

/// <summary>Makes one query of all that is due, with the answers that are known (RFC 6762 §7.1).</summary>
internal static class QueryBuilder
{
    // What more is due comes with the next one, a second later.
    private const int MaxQuestions = 24;

    public static DnsMessage Build(MdnsCache cache, Dictionary<DnsName, QuerySchedule> types, Dictionary<DnsName, QuerySchedule> incomplete, DateTimeOffset now)
    {
        var questions = new List<DnsQuestion>();
        foreach (var (type, schedule) in types)
        {
            if (schedule.Due > now || questions.Count >= MaxQuestions) continue;
            schedule.Asked(now);
            questions.Add(new DnsQuestion(type, DnsRecordType.Ptr, Unicast: false));
        }
        foreach (var (name, schedule) in incomplete)
        {
            if (schedule.Due > now || questions.Count >= MaxQuestions) continue;
            schedule.Asked(now);
            questions.AddRange(InstanceResolver.Missing(cache, name));
        }
        foreach (var record in cache.All)
        {
            if (record.RefreshDue > now || questions.Count >= MaxQuestions) continue;
            record.Refreshed();
            questions.Add(new DnsQuestion(record.Record.Name, record.Record.Type, Unicast: false));
        }
        var asked = questions.Distinct().ToArray();
        return new DnsMessage
        {
            Questions = asked,
            Answers = [.. asked.Where(static each => each.Type == DnsRecordType.Ptr).SelectMany(each => cache.Find(each.Name, each.Type)).Where(each => each.IsYoung(now)).Select(each => each.Record with { Ttl = (uint)(each.Expires - now).TotalSeconds, Flush = false })],
        };
    }
}
