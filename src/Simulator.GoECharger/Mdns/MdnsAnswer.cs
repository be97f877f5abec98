namespace HomeBinding.Simulator.GoECharger;

/// <summary>One record that the responder can give.</summary>
internal sealed record MdnsAnswer(IReadOnlyList<string> Name, MdnsType Type, int Ttl, Action<MdnsPacket> Write)
{
    /// <summary>Where a PTR record leads; null for other types.</summary>
    public IReadOnlyList<string>? Target { get; init; }

    public bool Answers(MdnsQuestion question) => (question.Type == Type || question.Type == MdnsType.Any) && question.Name.SequenceEqual(Name, StringComparer.OrdinalIgnoreCase);
}
