using HomeBinding.Things;

namespace HomeBinding.Engine.Things;

/// <summary>Which bridge a thing names, by <see cref="ThingDefinition.Bridge"/> or by the segments of its id.</summary>
public static class BridgeNames
{
    /// <summary>The id of the bridge; null if the thing names none.</summary>
    /// <param name="thing">What the file says of the thing.</param>
    /// <param name="type">The thing's type, which says of what types its bridge may be.</param>
    /// <param name="find">Finds a thing under any of its ids, and returns the one that it was declared with; null if there is none.</param>
    public static ThingUid? Of(ThingDefinition thing, ThingType type, Func<ThingUid, ThingUid?> find)
    {
        if (thing.Bridge is { } given) return given;
        var segments = thing.Uid.ToString().Split(':');
        if (segments.Length < 4 || type.SupportedBridges.Count == 0) return null;
        ThingUid? first = null;
        foreach (var bridgeType in type.SupportedBridges)
        {
            // All the segments between, or only the last of them, where the bridge's own id does not repeat its bridges.
            var nested = ThingUid.Parse($"{bridgeType}:{string.Join(':', segments[2..^1])}");
            if (find(nested) is { } whole) return whole;
            if (find(ThingUid.Parse($"{bridgeType}:{segments[^2]}")) is { } last) return last;
            first ??= nested;
        }
        return first;
    }
}
