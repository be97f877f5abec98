namespace HomeBinding.Simulator.GoECharger;

/// <summary>How a reply is cut.</summary>
public enum Truncation
{
    /// <summary>The chunk is announced in full and the connection ends in its middle.</summary>
    MidChunk,

    /// <summary>The body is complete, the last chunk is missing.</summary>
    MissingLastChunk,

    /// <summary>The chunks are in order, the JSON in them stops in the middle.</summary>
    CutJson,

    /// <summary>The connection ends in the middle of the headers.</summary>
    MidHeader,
}
