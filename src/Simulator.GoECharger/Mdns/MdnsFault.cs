namespace HomeBinding.Simulator.GoECharger;

/// <summary>How the mDNS responder misbehaves.</summary>
public enum MdnsFault
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>It answers nothing.</summary>
    Silence,

    /// <summary>It answers with random bytes before the right answer.</summary>
    Garbage,

    /// <summary>It answers with names whose compression leads round in circles, before the right answer.</summary>
    CompressionLoop,

    /// <summary>It answers with more bytes than a packet may have, before the right answer.</summary>
    Huge,

    /// <summary>It answers with half of the right answer only.</summary>
    Truncated,

    /// <summary>It answers with thousands of packets, each of another instance, after the right answer.</summary>
    Flood,

    /// <summary>It gives just what was asked for, so that everything has to be asked for.</summary>
    NoAdditionals,
}
