namespace HomeBinding.Simulator.GoECharger;

/// <summary>Noise that is the same in every run: a hash of the seed, the second and a channel.</summary>
internal static class Noise
{
    public static ulong Seed(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }

        return hash;
    }

    /// <summary>A value from -1 to 1.</summary>
    public static double At(ulong seed, long time, int channel)
    {
        var z = seed + ((ulong)time * 0x9E3779B97F4A7C15UL) + ((ulong)channel * 0xD1B54A32D192ED03UL);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        z ^= z >> 31;
        return ((z >> 11) * (2.0 / (1UL << 53))) - 1;
    }

    /// <summary>A value from -1 to 1 that changes gradually, with a support point every <paramref name="period"/>.</summary>
    public static double Smooth(ulong seed, double time, double period, int channel)
    {
        var position = time / period;
        var index = (long)Math.Floor(position);
        var t = position - index;
        var s = t * t * (3 - (2 * t));
        return (At(seed, index, channel) * (1 - s)) + (At(seed, index + 1, channel) * s);
    }
}
