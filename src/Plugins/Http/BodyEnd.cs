namespace HomeBinding.Plugins.Http;

/// <summary>What ends the body of a reply.</summary>
internal enum BodyEnd
{
    /// <summary>Its length, which the head gave.</summary>
    Length,

    /// <summary>A chunk of length 0.</summary>
    LastChunk,

    /// <summary>The end of the connection.</summary>
    Connection,
}
