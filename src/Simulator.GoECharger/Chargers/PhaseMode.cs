namespace HomeBinding.Simulator.GoECharger;

/// <summary>Values of the key <c>psm</c>.</summary>
public enum PhaseMode
{
    /// <summary>The box decides: by surplus, otherwise three phases.</summary>
    Auto = 0,

    /// <summary>One phase.</summary>
    SinglePhase = 1,

    /// <summary>Three phases.</summary>
    ThreePhases = 2,
}
