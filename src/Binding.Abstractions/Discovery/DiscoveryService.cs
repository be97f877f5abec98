using HomeBinding.Things;

namespace HomeBinding.Discovery;

/// <summary>
/// The declaration of a way to find devices (openHAB's DiscoveryService). It is one of two kinds: <see cref="MdnsDiscoveryService"/> for devices that
/// announce themselves, <see cref="ScanDiscoveryService"/> for everything else. Its code runs on a mailbox of its own: what throws or hangs there is
/// an error of this service and stops nobody.
/// </summary>
public abstract class DiscoveryService
{
    private protected DiscoveryService(string id, IReadOnlyList<ThingTypeUid> thingTypes)
    {
        if (!Uid.IsSegment(id)) throw new ArgumentException($"'{id}' is no id of a discovery service. Use letters, digits, _ and -.", nameof(id));
        if (thingTypes.Count == 0) throw new ArgumentException($"The discovery service '{id}' names no thing type that it finds.", nameof(thingTypes));
        Id = id;
        ThingTypes = [.. thingTypes];
    }

    /// <summary>Its id within the binding: letters, digits, <c>_</c> and <c>-</c>.</summary>
    public string Id { get; }

    /// <summary>The types of the things that it finds. Other results are refused.</summary>
    public IReadOnlyList<ThingTypeUid> ThingTypes { get; }

    /// <summary>How long a scan takes that somebody asked for; then it is cancelled. From 1 s to 10 min.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is shorter or longer.</exception>
    public TimeSpan ScanTimeout
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.FromSeconds(1));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, TimeSpan.FromMinutes(10));
            field = value;
        }
    }
    = TimeSpan.FromSeconds(5);

    /// <summary>True if it also works in the background where the user has switched that on; false if it only scans when asked.</summary>
    public bool Background { get; init; } = true;
}
