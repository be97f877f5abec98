using HomeBinding.Things;

namespace HomeBinding.Discovery;

/// <summary>
/// A device that was found (openHAB's DiscoveryResult). The host notes when, keeps a copy of it in the inbox, and makes a thing of it if somebody
/// approves. Texts may come from anybody on the network: the host removes control characters and cuts what is long.
/// </summary>
public sealed record DiscoveryResult
{
    /// <summary>
    /// The id that its thing would get, the same each time the device is found: made of the type and something that stays, such as a serial number.
    /// </summary>
    public required ThingUid ThingUid { get; init; }

    /// <summary>The type of the thing, as its id says.</summary>
    public ThingTypeUid ThingTypeUid => ThingUid.Type;

    /// <summary>The bridge that leads to it; null for none.</summary>
    public ThingUid? BridgeUid { get; init; }

    /// <summary>What to call it.</summary>
    public required string Label { get; init; }

    /// <summary>
    /// What is known of it: a string, a number or a bool for each name. Those that are named like a configuration parameter of the type become the
    /// thing's configuration; the others describe the device, see <see cref="ThingProperties"/>.
    /// </summary>
    public IReadOnlyDictionary<string, object?> Properties { get; init; } = new Dictionary<string, object?>();

    /// <summary>
    /// The name in <see cref="Properties"/> whose value tells this device from others of its type; null for that of the thing type. By it the host
    /// sees that a device is a thing already, whatever its address.
    /// </summary>
    public string? RepresentationProperty { get; init; }

    /// <summary>All addresses of the device, without ports: a thing that has one of them has not moved. Those of mDNS are filled in by the host.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>How long it stays in the inbox without being found again; null for ever.</summary>
    public TimeSpan? TimeToLive { get; init; }
}
