using System.Diagnostics.CodeAnalysis;
using HomeBinding.Channels;
using HomeBinding.Configuration.Model;
using HomeBinding.Engine.Things;
using HomeBinding.Things;

namespace HomeBinding.Configuration.Checks;

/// <summary>The things that links may lead to, found under any of their ids.</summary>
internal sealed class KnownThings(ThingTypeIndex types, HomeModel model)
{
    private readonly Dictionary<ThingUid, ThingEntry> _things = [];
    private readonly Dictionary<ThingEntry, IReadOnlyList<ChannelDefinition>> _channels = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<ThingUid> _omitted = [.. model.OmittedThings.Select(types.Canonical)];

    public IEnumerable<string> Names => _things.Values.Select(each => each.Definition.Uid.ToString());

    public IEnumerable<string> BridgeNames => _things.Values.Where(each => types.Find(each.Definition.Uid.Type) is { IsBridge: true }).Select(each => each.Definition.Uid.ToString());

    /// <summary>Adds a thing; false with the one that has the same id already.</summary>
    public bool TryAdd(ThingEntry thing, [NotNullWhen(false)] out ThingEntry? twin)
    {
        var uid = types.Canonical(thing.Definition.Uid);
        twin = _things.GetValueOrDefault(uid);
        return twin is null && _things.TryAdd(uid, thing);
    }

    public ThingEntry? Find(ThingUid uid) => _things.GetValueOrDefault(types.Canonical(uid));

    /// <summary>True if the thing may be there, but an error that is reported already keeps it from being known.</summary>
    public bool MayBeOmitted(ThingUid uid) => model.HasOmittedFiles || _omitted.Contains(types.Canonical(uid));

    public ThingType? TypeOf(ThingUid uid) => types.Find(uid.Type);

    /// <summary>The channels of its type, and those that its file adds.</summary>
    public IReadOnlyList<ChannelDefinition> ChannelsOf(ThingEntry thing, ThingType type)
    {
        if (thing.Definition.Channels.Count == 0) return type.Channels;
        if (!_channels.TryGetValue(thing, out var channels)) _channels.Add(thing, channels = DeclaredChannels.Of(type, thing.Definition, out _));
        return channels;
    }
}
