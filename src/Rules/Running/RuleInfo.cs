namespace HomeBinding.Rules.Running;

/// <summary>A rule, for people.</summary>
/// <param name="Name">The class's name; the file's name while there is no class.</param>
/// <param name="File">The file's path.</param>
/// <param name="State">What it is doing.</param>
/// <param name="Error">What is wrong, or went wrong last; null if nothing did.</param>
/// <param name="Failures">Callbacks that threw.</param>
/// <param name="Conflated">States that gave way to a newer one before the rule saw them, and events that found no room.</param>
public sealed record RuleInfo(string Name, string File, RuleState State, string? Error, long Failures, long Conflated);
