namespace HomeBinding.Rules.Running;

/// <summary>A rule does something else than before.</summary>
/// <param name="Name">Its name.</param>
/// <param name="State">What it is doing now.</param>
/// <param name="Error">What is wrong; null if nothing is.</param>
public sealed record RuleStatusChange(string Name, RuleState State, string? Error);
