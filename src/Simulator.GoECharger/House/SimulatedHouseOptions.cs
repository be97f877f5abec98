namespace HomeBinding.Simulator.GoECharger;

/// <summary>The house around a charger.</summary>
public sealed record SimulatedHouseOptions
{
    /// <summary>Time of day at the start.</summary>
    public TimeSpan StartTimeOfDay { get; init; } = TimeSpan.FromHours(8);

    /// <summary>Seconds of the house's day per second of the time provider.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>What the PV system makes at noon under a clear sky, in W.</summary>
    public double PeakWatts { get; init; } = 9_000;

    /// <summary>Share of the production that passing clouds may take away, 0 to 1.</summary>
    public double Clouds { get; init; } = 0.35;

    /// <summary>What the house always consumes, in W. Appliances come on top.</summary>
    public double BaseLoadWatts { get; init; } = 320;

    /// <summary>Sunrise.</summary>
    public TimeSpan Sunrise { get; init; } = TimeSpan.FromHours(6);

    /// <summary>Sunset.</summary>
    public TimeSpan Sunset { get; init; } = TimeSpan.FromHours(20);

    /// <summary>
    /// A clear morning in 20 seconds: the surplus grows from too little for 6 A
    /// over enough for one phase to enough for three.
    /// </summary>
    public static SimulatedHouseOptions QuickMorning { get; } = new()
    {
        StartTimeOfDay = new TimeSpan(6, 45, 0),
        Speed = 900,
        PeakWatts = 10_000,
        Clouds = 0,
    };
}
