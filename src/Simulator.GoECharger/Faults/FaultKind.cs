namespace HomeBinding.Simulator.GoECharger;

/// <summary>What goes wrong.</summary>
public enum FaultKind
{
    /// <summary>The reply comes late. Adds to any other fault.</summary>
    Latency,

    /// <summary>The request is read and never answered; the connection stays open.</summary>
    Silence,

    /// <summary>The box ends its side of the connection without (or in the middle of) the reply and stays half open.</summary>
    HalfClosed,

    /// <summary>The connection is reset instead of a reply.</summary>
    Reset,

    /// <summary>The reply ends too early.</summary>
    Truncated,

    /// <summary>A web page instead of JSON.</summary>
    Garbage,

    /// <summary>Another HTTP status.</summary>
    Status,

    /// <summary>Every value has another JSON type.</summary>
    WrongTypes,

    /// <summary>A body of megabytes, or without end.</summary>
    HugeBody,

    /// <summary>Arrays in arrays in arrays.</summary>
    DeepNesting,

    /// <summary>One byte at a time.</summary>
    Trickle,

    /// <summary>Every key twice, the second time null.</summary>
    DuplicateKeys,

    /// <summary>The listener is closed: connections are refused until the fault is taken away.</summary>
    Refuse,

    /// <summary>Every number is replaced by something that is no finite number.</summary>
    NonFinite,

    /// <summary>Sets are answered with true and have no effect.</summary>
    SetIgnored,

    /// <summary>Sets are rejected with a text.</summary>
    SetRejected,
}
