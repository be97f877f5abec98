namespace HomeBinding.Simulator.GoECharger;

/// <summary>A car as the box sees it through the cable.</summary>
public sealed record CarOptions
{
    /// <summary>What the onboard charger draws at most, in A per phase.</summary>
    public decimal MaxCurrent { get; init; } = 16;

    /// <summary>Below this offer the car does not draw at all, in A.</summary>
    public decimal MinCurrent { get; init; } = 6;

    /// <summary>Phases of the onboard charger, 1 to 3.</summary>
    public int Phases { get; init; } = 3;

    /// <summary>What the battery takes until it is full, in Wh.</summary>
    public double EnergyWantedWh { get; init; } = 30_000;

    /// <summary>Rating of the cable in A.</summary>
    public int CableCurrent { get; init; } = 32;

    /// <summary>From plugging in (or from being allowed) until the car draws, in simulated time.</summary>
    public TimeSpan StartDelay { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>From the end of a pause or of a phase switch until the car draws again, in simulated time.</summary>
    public TimeSpan ResumeDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How fast the current rises, in A per second of simulated time. Falling is immediate.</summary>
    public decimal RampAmpsPerSecond { get; init; } = 8;
}
