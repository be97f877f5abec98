namespace HomeBinding.Simulator.GoECharger;

/// <summary>PV production, household consumption and the charger's power, as a meter at the grid connection sees them.</summary>
public sealed class SimulatedHouse(SimulatedCharger charger, TimeProvider time, SimulatedHouseOptions options)
{
    private const double Day = 24 * 3600;
    private readonly long _start = time.GetTimestamp();
    private readonly ulong _seed = Noise.Seed(charger.Options.Serial + "house");

    /// <summary>The readings of this moment.</summary>
    public HouseReading Read()
    {
        var second = options.StartTimeOfDay.TotalSeconds + (time.GetElapsedTime(_start).TotalSeconds * options.Speed);
        var timeOfDay = second % Day;
        var production = Production(second, timeOfDay);
        var load = Load(second, timeOfDay);
        var charging = charger.Snapshot.PowerWatts;
        return new HouseReading(
            Math.Round(load + charging - production, 1),
            Math.Round(production, 1),
            Math.Round(load, 1),
            Math.Round(charging, 1),
            TimeSpan.FromSeconds(timeOfDay));
    }

    private double Production(double second, double timeOfDay)
    {
        var daylight = (timeOfDay - options.Sunrise.TotalSeconds) / (options.Sunset - options.Sunrise).TotalSeconds;
        if (daylight is <= 0 or >= 1)
        {
            return 0;
        }

        // Clouds gather slowly and pass quickly.
        var cover = (0.6 * Noise.Smooth(_seed, second, 2400, 1)) + (0.4 * Noise.Smooth(_seed, second, 240, 2));
        var clearness = 1 - (Math.Clamp(options.Clouds, 0, 1) * Math.Clamp(0.5 + cover, 0, 1));
        return options.PeakWatts * Math.Pow(Math.Sin(Math.PI * daylight), 1.3) * clearness;
    }

    private double Load(double second, double timeOfDay)
    {
        var load = options.BaseLoadWatts * (1 + (0.1 * Noise.Smooth(_seed, second, 120, 3)));
        var fridge = second % 2700 < 900 ? 90 : 0;
        var evening = timeOfDay is > 18 * 3600 and < 22 * 3600 ? 350 : 0;
        var kettle = Noise.At(_seed, (long)(second / 180), 4) > 0.97 ? 1800 : 0;
        return load + fridge + evening + kettle;
    }
}
