namespace HomeBinding.Discovery.Mdns.Messages;

/// <summary>A message: a query, or a response with records.</summary>
internal sealed record DnsMessage
{
    /// <summary>The number that connects a query and its answer outside of multicast.</summary>
    public ushort Id { get; init; }

    /// <summary>False for a query.</summary>
    public bool IsResponse { get; init; }

    /// <summary>What is asked.</summary>
    public IReadOnlyList<DnsQuestion> Questions { get; init; } = [];

    /// <summary>The answers; in a query those that the asker knows.</summary>
    public IReadOnlyList<DnsRecord> Answers { get; init; } = [];

    /// <summary>Records that the answerer thinks are needed next. Those of the authority section are read over.</summary>
    public IReadOnlyList<DnsRecord> Additionals { get; init; } = [];
}
