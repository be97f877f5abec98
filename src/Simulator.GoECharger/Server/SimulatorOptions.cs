namespace HomeBinding.Simulator.GoECharger;

/// <summary>How many boxes there are, where they listen and how fast their time runs.</summary>
public sealed record SimulatorOptions
{
    /// <summary>Number of boxes.</summary>
    public int Count { get; init; } = 1;

    /// <summary>The port of every box; 0 picks one that is free on all addresses.</summary>
    public int Port { get; init; }

    /// <summary>Simulated seconds per second of the time provider.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>Makes the options of box <c>i</c>; null gives Gemini V4 boxes with generated serial numbers.</summary>
    public Func<int, ChargerOptions>? Charger { get; init; }

    internal ChargerOptions OptionsOf(int index) =>
        Charger?.Invoke(index) ?? new ChargerOptions { Serial = SerialOf(index) };

    /// <summary>The generated serial number of box <paramref name="index"/>.</summary>
    public static string SerialOf(int index) => (400_100 + index).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
