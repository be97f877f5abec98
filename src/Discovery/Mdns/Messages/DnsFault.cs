namespace HomeBinding.Discovery.Mdns.Messages;

/// <summary>Why a packet is no message. A packet with a fault is refused as a whole.</summary>
internal enum DnsFault
{
    /// <summary>It is one.</summary>
    None,

    /// <summary>More than 9000 bytes (RFC 6762 §17).</summary>
    TooLong,

    /// <summary>It ends before it should.</summary>
    Truncated,

    /// <summary>Its opcode or response code is not 0; such messages are to be ignored (RFC 6762 §18.3, §18.11).</summary>
    NotForUs,

    /// <summary>More records than anybody needs.</summary>
    TooManyRecords,

    /// <summary>A pointer of a compressed name leads forwards or to itself.</summary>
    Loop,

    /// <summary>A name of more than 255 bytes, or with too many pointers.</summary>
    NameTooLong,

    /// <summary>A label with a length that is none.</summary>
    BadLabel,

    /// <summary>The data of a record does not fill its length, or goes beyond it.</summary>
    BadLength,
}
