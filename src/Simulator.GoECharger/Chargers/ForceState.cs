namespace HomeBinding.Simulator.GoECharger;

/// <summary>Values of the key <c>frc</c>.</summary>
public enum ForceState
{
    /// <summary>The box decides.</summary>
    Neutral = 0,

    /// <summary>Charging is forbidden.</summary>
    Off = 1,

    /// <summary>Charging is allowed whatever the box's own logic says.</summary>
    On = 2,
}
