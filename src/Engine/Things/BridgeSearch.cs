using HomeBinding.Things;

namespace HomeBinding.Engine.Things;

/// <summary>Finds the bridge of a thing, and says what keeps the thing from working behind it.</summary>
internal static class BridgeSearch
{
    /// <summary>openHAB's MAX_BRIDGE_NESTING.</summary>
    private const int DeepestNesting = 50;

    /// <summary>The bridge, if there is one that can have children now; else what is wrong. Both null for a thing without a bridge.</summary>
    public static (Thing? Bridge, ThingStatusInfo? Problem) Find(ThingManager things, Thing thing, ThingType type)
    {
        if (UidOf(things, thing.Definition, type) is not { } uid)
        {
            return type.SupportedBridges.Count == 0
                ? (null, null)
                : (null, Pending($"A thing of type {type.Uid} needs a bridge: one of type {string.Join(" or ", type.SupportedBridges)}. Write bridge: with its id."));
        }
        if (things.Find(uid) is not { } bridge) return (null, Waiting($"There is no bridge {uid}."));
        if (FindCycle(things, thing, bridge) is { } wrong) return (null, wrong);
        if (things.FindType(bridge.TypeUid)?.Type is not { } bridgeType) return (null, WaitingFor(bridge));
        if (!bridgeType.IsBridge) return (null, Pending($"{uid} is no bridge."));
        if (type.SupportedBridges.Count > 0 && !type.SupportedBridges.Any(each => each == bridgeType.Uid || bridgeType.Aliases.Contains(each)))
            return (null, Pending($"{uid} is a bridge of type {bridgeType.Uid}; a thing of type {type.Uid} needs one of type {string.Join(" or ", type.SupportedBridges)}."));
        return bridge.IsReadyForChildren ? (bridge, null) : (null, WaitingFor(bridge));
    }

    public static ThingUid? UidOf(ThingManager things, ThingDefinition definition, ThingType type) => BridgeNames.Of(definition, type, uid => things.Find(uid)?.Uid);

    public static ThingStatusInfo WaitingFor(Thing bridge) => Waiting($"It waits for its bridge {bridge.Uid}.");

    private static ThingStatusInfo? FindCycle(ThingManager things, Thing thing, Thing bridge)
    {
        var current = bridge;
        for (var depth = 1; depth <= DeepestNesting; depth++)
        {
            if (current == thing) return Pending($"Its bridge {bridge.Uid} is, perhaps over others, behind itself.");
            if (things.FindType(current.TypeUid)?.Type is not { } type || UidOf(things, current.Definition, type) is not { } next || things.Find(next) is not { } above) return null;
            current = above;
        }
        return Pending($"There are more than {DeepestNesting} bridges above it.");
    }

    private static ThingStatusInfo Pending(string text) => new(ThingStatus.Uninitialized, ThingStatusDetail.HandlerConfigurationPending, text);

    private static ThingStatusInfo Waiting(string text) => new(ThingStatus.Uninitialized, ThingStatusDetail.BridgeUninitialized, text);
}
