namespace HomeBinding.Simulator.GoECharger;

/// <summary>How the body in the exchange goes out.</summary>
internal readonly record struct Reply(int Status, string ContentType)
{
    public const string Json = "application/json";
    public const string Text = "text/plain";
    public const string Html = "text/html";

    /// <summary>A fault that concerns the wire rather than the body.</summary>
    public Fault? Fault { get; init; }

    public TimeSpan Latency { get; init; }

    public string? Header { get; init; }

    /// <summary>Whether the client may still be sending a body that nobody reads.</summary>
    public bool MayHaveBody { get; init; }
}
