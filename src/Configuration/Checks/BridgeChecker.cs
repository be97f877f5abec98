using HomeBinding.Configuration.Model;
using HomeBinding.Engine.Things;
using HomeBinding.Things;

namespace HomeBinding.Configuration.Checks;

/// <summary>Checks the bridges of things: that they are there, are bridges of a fitting type, and are not behind themselves.</summary>
internal sealed class BridgeChecker(ThingTypeIndex types, KnownThings known, CheckResult found)
{
    public void Check(ThingEntry thing, ThingType type)
    {
        found.Subject = thing.Definition.Uid;
        var supported = string.Join(" or ", type.SupportedBridges);
        if (BridgeOf(thing.Definition, type) is not { } uid)
        {
            if (type.SupportedBridges.Count > 0) found.Error(DiagnosticCode.Bridge, thing.Span, $"A thing of type {type.Uid} needs a bridge: one of type {supported}.", found.Wording(thing.Span).Bridge);
            return;
        }
        if (known.Find(uid) is not { } bridge)
        {
            if (!known.MayBeOmitted(uid)) found.Error(DiagnosticCode.Bridge, thing.BridgeSpan, $"There is no thing {uid} that could be the bridge.", found.Suggest(uid.ToString(), known.BridgeNames, "No bridge is declared."));
            return;
        }
        if (types.Find(bridge.Definition.Uid.Type) is not { } bridgeType) return;
        if (!bridgeType.IsBridge)
            found.Error(DiagnosticCode.Bridge, thing.BridgeSpan, $"{uid} is no bridge: things of type {bridgeType.Uid} are none.");
        else if (type.SupportedBridges.Count > 0 && !type.SupportedBridges.Any(each => each == bridgeType.Uid || bridgeType.Aliases.Contains(each)))
            found.Error(DiagnosticCode.Bridge, thing.BridgeSpan, $"{uid} is a bridge of type {bridgeType.Uid}; a thing of type {type.Uid} needs one of type {supported}.");
        else if (IsBehindItself(thing, bridge))
            found.Error(DiagnosticCode.Bridge, thing.BridgeSpan, $"The bridge {uid} is, perhaps over others, behind this thing itself.", "Take the bridge of one of them out.");
    }

    private ThingUid? BridgeOf(ThingDefinition thing, ThingType type) => BridgeNames.Of(thing, type, uid => known.Find(uid)?.Definition.Uid);

    private bool IsBehindItself(ThingEntry thing, ThingEntry bridge)
    {
        var seen = new HashSet<ThingEntry>();
        for (var current = bridge; seen.Add(current);)
        {
            if (current == thing) return true;
            if (types.Find(current.Definition.Uid.Type) is not { } type || BridgeOf(current.Definition, type) is not { } next || known.Find(next) is not { } above) return false;
            current = above;
        }
        return false;
    }
}
