namespace HomeBinding.Simulator.GoECharger;

/// <summary>Which requests a fault hits.</summary>
public enum FaultScope
{
    /// <summary>All requests.</summary>
    All,

    /// <summary>Reads.</summary>
    Status,

    /// <summary>Writes.</summary>
    Set,
}
