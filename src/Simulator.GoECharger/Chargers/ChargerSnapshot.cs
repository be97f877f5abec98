namespace HomeBinding.Simulator.GoECharger;

/// <summary>The state of a box as of its last completed logic cycle.</summary>
public sealed record ChargerSnapshot
{
    /// <summary>Requested current (<c>amp</c>) in A.</summary>
    public required int Amp { get; init; }

    /// <summary>Current the car may draw now (<c>acu</c>) in A; null when it may not.</summary>
    public required int? AllowedCurrent { get; init; }

    /// <summary>Phase mode (<c>psm</c>).</summary>
    public required PhaseMode PhaseMode { get; init; }

    /// <summary>Force state (<c>frc</c>).</summary>
    public required ForceState ForceState { get; init; }

    /// <summary>State of the car (<c>car</c>).</summary>
    public required CarState CarState { get; init; }

    /// <summary>Phases on which current flows now, 0 to 3.</summary>
    public required int PhasesInUse { get; init; }

    /// <summary>Total power (<c>nrg[11]</c>, before rounding to the model's steps) in W.</summary>
    public required double PowerWatts { get; init; }

    /// <summary>Energy limit of the session (<c>dwo</c>) in Wh.</summary>
    public required double? EnergyLimitWh { get; init; }

    /// <summary>Energy of the session (<c>wh</c>) in Wh.</summary>
    public required double SessionEnergyWh { get; init; }

    /// <summary>Lifetime energy (<c>eto</c>) in Wh.</summary>
    public required double TotalEnergyWh { get; init; }

    /// <summary>Whether charging is allowed (<c>alw</c>).</summary>
    public required bool Allowed { get; init; }

    /// <summary>The reason (<c>modelStatus</c>).</summary>
    public required int ModelStatus { get; init; }

    /// <summary>Error code (<c>err</c>).</summary>
    public required int Error { get; init; }

    /// <summary>Transaction (<c>trx</c>).</summary>
    public required int? Transaction { get; init; }

    /// <summary>Logic mode (<c>lmo</c>).</summary>
    public required int LogicMode { get; init; }

    /// <summary>Reboot counter (<c>rbc</c>).</summary>
    public required int Reboots { get; init; }
}
