namespace HomeBinding.Channels;

/// <summary>One of the events of a trigger channel (openHAB's EventOption).</summary>
/// <param name="Value">The event as it is sent, e.g. <c>SHORT_PRESSED</c>.</param>
/// <param name="Label">What to show instead; the value if nothing was given.</param>
public sealed record EventOption(string Value, string? Label = null)
{
    /// <summary>What to show.</summary>
    public string Label { get; init; } = Label ?? Value;
}
