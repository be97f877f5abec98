namespace HomeBinding.Simulator.GoECharger;

/// <summary>One question of a query.</summary>
internal sealed record MdnsQuestion(IReadOnlyList<string> Name, MdnsType Type);
