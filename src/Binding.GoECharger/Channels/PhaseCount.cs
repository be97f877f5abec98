namespace HomeBinding.GoECharger;

/// <summary>The number of phases in use.</summary>
internal static class PhaseCount
{
    private const int Auto = 0;
    private const int ForceOne = 1;
    private const int ForceThree = 2;

    /// <summary>The keys it follows from.</summary>
    public const StatusKeys Keys = StatusKeys.Pha | StatusKeys.Psm | StatusKeys.Pnp;

    /// <summary>The phases behind the closed contactor; while it is open, those that will be used.</summary>
    public static int? Of(ChargerStatus status)
    {
        var closed = 0;
        foreach (var phase in status.Phases)
            if (phase == true) closed++;
        if (closed > 0) return closed;
        return status.Psm switch
        {
            ForceOne => 1,
            ForceThree => 3,
            Auto => status.Pnp is >= 0 and <= 3 ? status.Pnp : null,
            _ => null,
        };
    }

    /// <summary>The phase mode (<c>psm</c>) that gives a number of phases, 0 for automatic; null if there is none.</summary>
    public static int? ModeOf(decimal phases) => phases switch
    {
        0 => Auto,
        1 => ForceOne,
        3 => ForceThree,
        _ => null,
    };
}
