namespace HomeBinding.Simulator.GoECharger;

/// <summary>One fault on demand. Made by the factory methods, narrowed with <c>with</c>.</summary>
public sealed record Fault
{
    private Fault(FaultKind kind) => Kind = kind;

    /// <summary>What goes wrong.</summary>
    public FaultKind Kind { get; }

    /// <summary>Which requests it hits.</summary>
    public FaultScope Scope { get; init; }

    /// <summary>How many requests it hits; null for all until it is taken away.</summary>
    public int? Times { get; init; }

    /// <summary>The delay of <see cref="FaultKind.Latency"/>, or the pause between bytes of <see cref="FaultKind.Trickle"/>.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The HTTP status of <see cref="FaultKind.Status"/>.</summary>
    public int StatusCode { get; init; }

    /// <summary>Body, message or literal.</summary>
    public string Text { get; init; } = "";

    /// <summary>An extra header line, such as <c>Retry-After: 7</c>.</summary>
    public string? Header { get; init; }

    /// <summary>Bytes of <see cref="FaultKind.HugeBody"/> (0 is endless) or levels of <see cref="FaultKind.DeepNesting"/>.</summary>
    public long Size { get; init; }

    /// <summary>How <see cref="FaultKind.Truncated"/> cuts.</summary>
    public Truncation Truncation { get; init; }

    /// <summary>Whether <see cref="FaultKind.HalfClosed"/> sends half of the reply first.</summary>
    public bool AfterHalf { get; init; }

    /// <summary>Answers late, by the simulator's clock.</summary>
    public static Fault Latency(TimeSpan delay) => new(FaultKind.Latency) { Duration = delay };

    /// <summary>Never answers.</summary>
    public static Fault Silence() => new(FaultKind.Silence);

    /// <summary>Ends the box's side of the connection.</summary>
    public static Fault HalfClosed(bool afterHalf = false) => new(FaultKind.HalfClosed) { AfterHalf = afterHalf };

    /// <summary>Resets the connection.</summary>
    public static Fault Reset() => new(FaultKind.Reset);

    /// <summary>Cuts the reply.</summary>
    public static Fault Truncated(Truncation truncation = Truncation.MidChunk) => new(FaultKind.Truncated) { Truncation = truncation };

    /// <summary>Answers with a web page and status 200.</summary>
    public static Fault Garbage() => new(FaultKind.Garbage)
    {
        Text = "<!DOCTYPE html><html><head><title>Login</title></head><body><h1>Welcome to your router</h1></body></html>",
    };

    /// <summary>Answers with another status, a text and at most one extra header line.</summary>
    public static Fault Status(int code, string text = "", string? header = null) =>
        new(FaultKind.Status) { StatusCode = code, Text = text, Header = header };

    /// <summary>What old firmware answers when it is busy: plain text with status 500.</summary>
    public static Fault ApiLock() => Status(500, "couldn't take api lock in 3s, please try again later");

    /// <summary>Redirects.</summary>
    public static Fault Redirect(string location, int code = 301) => Status(code, "", $"Location: {location}");

    /// <summary>Changes the type of every value.</summary>
    public static Fault WrongTypes() => new(FaultKind.WrongTypes);

    /// <summary>Sends a body of this many bytes; 0 never ends.</summary>
    public static Fault HugeBody(long bytes = 0) => new(FaultKind.HugeBody) { Size = bytes };

    /// <summary>Sends nested arrays.</summary>
    public static Fault DeepNesting(int levels = 10_000) => new(FaultKind.DeepNesting) { Size = levels };

    /// <summary>Sends the reply byte by byte.</summary>
    public static Fault Trickle(TimeSpan? pause = null) => new(FaultKind.Trickle) { Duration = pause ?? TimeSpan.FromSeconds(1) };

    /// <summary>Sends every key twice.</summary>
    public static Fault DuplicateKeys() => new(FaultKind.DuplicateKeys);

    /// <summary>Refuses connections until it is taken away, whatever <see cref="Times"/> and <see cref="Scope"/> say.</summary>
    public static Fault Refuse() => new(FaultKind.Refuse);

    /// <summary>Replaces every number, by default with <c>1e400</c>; <c>NaN</c> and <c>Infinity</c> are the other usual ones.</summary>
    public static Fault NonFinite(string literal = "1e400") => new(FaultKind.NonFinite) { Text = literal };

    /// <summary>Confirms sets and forgets them.</summary>
    public static Fault SetIgnored() => new(FaultKind.SetIgnored) { Scope = FaultScope.Set };

    /// <summary>Rejects sets with a text.</summary>
    public static Fault SetRejected(string text) => new(FaultKind.SetRejected) { Scope = FaultScope.Set, Text = text };
}
