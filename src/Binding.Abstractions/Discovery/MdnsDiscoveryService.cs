using HomeBinding.Things;

namespace HomeBinding.Discovery;

/// <summary>
/// Finds devices that announce themselves by mDNS / DNS-SD (RFC 6762, 6763). The host asks and listens; the binding sees resolved instances only,
/// never packets or sockets. A result goes when its device says goodbye or is not heard of any more.
/// </summary>
public sealed class MdnsDiscoveryService : DiscoveryService
{
    /// <summary>Declares it.</summary>
    /// <param name="id">Its id within the binding.</param>
    /// <param name="thingTypes">The types of the things that it finds.</param>
    /// <param name="serviceTypes">What to ask for, e.g. <c>_http._tcp</c>, without the domain.</param>
    /// <param name="map">
    /// Makes a result of an instance; null if it is something else. Called for each new or changed instance, one at a time. What is in an instance was
    /// said by somebody on the network, and may be wrong or malicious.
    /// </param>
    /// <exception cref="ArgumentException">A service type is not of the form <c>_name._tcp</c> or <c>_name._udp</c>.</exception>
    public MdnsDiscoveryService(string id, IReadOnlyList<ThingTypeUid> thingTypes, IReadOnlyList<string> serviceTypes, Func<MdnsInstance, DiscoveryResult?> map)
        : base(id, thingTypes)
    {
        if (serviceTypes.Count == 0) throw new ArgumentException($"The discovery service '{id}' asks for nothing.", nameof(serviceTypes));
        foreach (var type in serviceTypes)
            if (!IsServiceType(type)) throw new ArgumentException($"'{type}' is no service type. Write it as _name._tcp or _name._udp.", nameof(serviceTypes));
        ServiceTypes = [.. serviceTypes];
        Map = map;
    }

    /// <summary>What it asks for, e.g. <c>_http._tcp</c>.</summary>
    public IReadOnlyList<string> ServiceTypes { get; }

    /// <summary>Makes a result of an instance; null if it is something else.</summary>
    public Func<MdnsInstance, DiscoveryResult?> Map { get; }

    // Longer names than the standard's fifteen letters are seen in the wild; a label has at most 63.
    private static bool IsServiceType(string? type) => type?.Split('.') is [['_', _, ..] name, "_tcp" or "_udp"]
        && name.Length <= 63
        && name.All(static each => char.IsAsciiLetterOrDigit(each) || each is '-' or '_');
}
