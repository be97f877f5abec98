using HomeBinding.Things;

namespace HomeBinding.Discovery.Inboxes;

/// <summary>Finds the thing that a result is already.</summary>
/// <param name="Thing">The thing; null for none.</param>
/// <param name="Change">Set if the device is not where the thing's file says.</param>
internal readonly record struct ThingMatch(ThingUid? Thing, AddressChange? Change)
{
    private const string NetworkAddress = "network-address";

    /// <summary>
    /// A result is a thing if both have the same id; or the same type and the same representation value, which the thing may have in its
    /// configuration or have reported; or, where the thing's value is not known, the same address.
    /// </summary>
    public static ThingMatch Find(DiscoveryResult result, IThingDirectory directory)
    {
        if (directory.FindType(result.ThingTypeUid) is not { } type) return default;
        var uid = result.ThingUid.WithType(type.Uid);
        var candidates = directory.Things.Where(each => directory.FindType(each.Uid.Type)?.Uid == type.Uid).ToArray();
        var names = RepresentationNames(result, type);
        var value = Representation(names, result.Properties);

        if (value is not null && Array.Find(candidates, each => RepresentationOf(each, names) is { } known && PropertyText.AreSame(known, value)) is { } same)
            return new ThingMatch(same.Uid, ChangeOf(same, result, type));
        if (Array.Find(candidates, each => each.Uid.WithType(type.Uid) == uid) is { } named)
            return new ThingMatch(named.Uid, RepresentationOf(named, names) is null ? ChangeOf(named, result, type) : null);
        return Array.Find(candidates, each => RepresentationOf(each, names) is null && AddressOf(each, type) is { } at && IsAt(at, result, type)) is { } there
            ? new ThingMatch(there.Uid, null)
            : default;
    }

    /// <summary>The value that tells a result's device from others of its type; null if it has none.</summary>
    public static string? RepresentationOf(DiscoveryResult result, ThingType? type) =>
        (result.RepresentationProperty ?? type?.RepresentationProperty) is { } name ? PropertyText.Of(result.Properties.GetValueOrDefault(name)) : null;

    /// <summary>The parameter with the address of a device.</summary>
    public static string? AddressParameter(ThingType type) => type.Configuration.Parameters.FirstOrDefault(static each => each.Context == NetworkAddress)?.Name;

    // The value may have one name as a property of the device (serialNumber) and another as a parameter (serial); the result has it under both.
    private static string[] RepresentationNames(DiscoveryResult result, ThingType type)
    {
        if ((result.RepresentationProperty ?? type.RepresentationProperty) is not { } name) return [];
        var value = PropertyText.Of(result.Properties.GetValueOrDefault(name));
        var address = AddressParameter(type);
        var twins = type.Configuration.Parameters.Select(static each => each.Name)
            .Where(each => each != name && each != address && value is not null && PropertyText.Of(result.Properties.GetValueOrDefault(each)) == value);
        return [name, .. twins];
    }

    private static string? Representation(string[] names, IReadOnlyDictionary<string, object?> values) =>
        names.Select(each => PropertyText.Of(values.GetValueOrDefault(each))).FirstOrDefault(static each => each is not null);

    // What the device says of itself counts more than what a file says of it.
    private static string? RepresentationOf(KnownThing thing, string[] names) =>
        names.Select(each => PropertyText.Of(thing.Properties.GetValueOrDefault(each))).FirstOrDefault(static each => each is not null)
        ?? Representation(names, thing.Configuration);

    private static string? AddressOf(KnownThing thing, ThingType type) =>
        AddressParameter(type) is { } name ? PropertyText.Of(thing.Configuration.GetValueOrDefault(name)) : null;

    private static bool IsAt(string address, DiscoveryResult result, ThingType type) =>
        PropertyText.Of(result.Properties.GetValueOrDefault(AddressParameter(type)!)) is { } found && AddressText.AreSame(address, found, result.Addresses);

    private static AddressChange? ChangeOf(KnownThing thing, DiscoveryResult result, ThingType type)
    {
        if (AddressOf(thing, type) is not { } configured || !AddressText.IsNumeric(configured)) return null;
        var parameter = AddressParameter(type)!;
        return PropertyText.Of(result.Properties.GetValueOrDefault(parameter)) is { } found && !AddressText.AreSame(configured, found, result.Addresses)
            ? new AddressChange(thing.Uid, parameter, configured, found)
            : null;
    }
}
