namespace HomeBinding.Channels;

/// <summary>One of a few values of a state.</summary>
/// <param name="Value">The value as text, as it is in the state.</param>
/// <param name="Label">What to show instead.</param>
public sealed record StateOption(string Value, string Label);
