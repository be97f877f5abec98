using HomeBinding.Things;

namespace HomeBinding.Discovery;

/// <summary>Finds devices in a way of its own: over a bus, a bridge, a cloud. One scan at a time.</summary>
public sealed class ScanDiscoveryService : DiscoveryService
{
    /// <summary>Declares it.</summary>
    /// <param name="id">Its id within the binding.</param>
    /// <param name="thingTypes">The types of the things that it finds.</param>
    /// <param name="scan">
    /// One scan: reports what it finds to the context, and ends when it is through or the token is cancelled, which happens after
    /// <see cref="DiscoveryService.ScanTimeout"/>.
    /// </param>
    public ScanDiscoveryService(string id, IReadOnlyList<ThingTypeUid> thingTypes, Func<IDiscoveryContext, CancellationToken, Task> scan)
        : base(id, thingTypes) => Scan = scan;

    /// <summary>One scan.</summary>
    public Func<IDiscoveryContext, CancellationToken, Task> Scan { get; }

    /// <summary>Time from the end of a scan in the background to the next. At least 10 s.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is shorter.</exception>
    public TimeSpan BackgroundInterval
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.FromSeconds(10));
            field = value;
        }
    }
    = TimeSpan.FromMinutes(5);

    /// <summary>True if what a scan does not find again goes from the inbox when the scan has ended by itself (openHAB's removeOlderResults).</summary>
    public bool RemovesOlderResults { get; init; }
}
