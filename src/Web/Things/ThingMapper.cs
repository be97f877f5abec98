using HomeBinding.Channels;
using HomeBinding.Configuration.Managed;
using HomeBinding.Engine;
using HomeBinding.Engine.Things;
using HomeBinding.Things;
using HomeBinding.Web.Json;
using HomeBinding.Web.Types;

namespace HomeBinding.Web.Things;

/// <summary>How much of a thing is wanted.</summary>
[Flags]
internal enum ThingParts
{
    /// <summary>Id, type, bridge, label, location and whether it can be changed.</summary>
    Summary = 0,

    /// <summary>Channels, configuration and properties.</summary>
    Details = 1,

    /// <summary>The status.</summary>
    Status = 2,

    /// <summary>All of it.</summary>
    All = Details | Status,
}

/// <summary>Makes of live things what clients read. For one request.</summary>
internal sealed class ThingMapper(HomeEngine engine, ManagedIndex managed)
{
    private ILookup<ChannelUid, string>? _linked;

    public ThingBody Map(Thing thing, ThingParts parts)
    {
        var definition = thing.Definition;
        var type = engine.Things.FindType(thing.TypeUid)?.Type;
        var hasDetails = parts.HasFlag(ThingParts.Details);
        return new ThingBody
        {
            Uid = thing.Uid.ToString(),
            ThingTypeUid = thing.TypeUid.ToString(),
            BridgeUid = (thing.Bridge?.Uid ?? (type is null ? definition.Bridge : BridgeNames.Of(definition, type, uid => engine.Things.Find(uid)?.Uid)))?.ToString(),
            Label = definition.Label ?? type?.Label ?? thing.Uid.ToString(),
            Location = definition.Location,
            Editable = managed.HasThing(thing.Uid),
            StatusInfo = parts.HasFlag(ThingParts.Status) ? StatusBody.Of(thing.Status) : null,
            SemanticEquipmentTag = hasDetails ? type?.SemanticEquipmentTag : null,
            Configuration = hasDetails ? new ConfigValues(ConfigMask.Hide(definition.Configuration, type?.Configuration)) : null,
            Properties = hasDetails ? thing.Properties.Count == 0 && type is not null ? type.Properties : thing.Properties : null,
            Channels = hasDetails ? Channels(thing, definition, type) : null,
        };
    }

    // A running handler knows best; without one there is what type and definition declare.
    private IReadOnlyList<ChannelBody> Channels(Thing thing, ThingDefinition definition, ThingType? type)
    {
        var live = thing.Channels;
        if (live.Count > 0) return [.. live.Select(each => Map(thing, type, each.Definition))];
        return type is null ? [] : [.. DeclaredChannels.Of(type, definition, out _).Select(each => Map(thing, type, each))];
    }

    private ChannelBody Map(Thing thing, ThingType? type, ChannelDefinition channel)
    {
        var uid = new ChannelUid(thing.Uid, channel.Id);
        var added = channel.TypeUid is { } own ? type?.ExtensibleChannelTypes.FirstOrDefault(each => each.Uid == own) : null;
        return new ChannelBody
        {
            Uid = uid.ToString(),
            Id = channel.Id,
            ChannelTypeUid = ChannelTypes.UidOf(type?.Uid ?? thing.TypeUid, channel),
            ItemType = channel.ItemType,
            Kind = channel.Kind.ToString().ToUpperInvariant(),
            Label = channel.Label,
            Description = channel.Description,
            DefaultTags = channel.Tags,
            Properties = channel.Properties,
            Configuration = new ConfigValues(ConfigMask.Hide(channel.Configuration, added?.Configuration)),
            AutoUpdatePolicy = channel.AutoUpdate == HomeBinding.Channels.AutoUpdatePolicy.Default ? null : channel.AutoUpdate.ToString().ToUpperInvariant(),
            LinkedItems = [.. Linked[uid]],
        };
    }

    // Links may name a thing by another name of its type.
    private ILookup<ChannelUid, string> Linked => _linked ??= engine.Items.SelectMany(static each => each.Links)
        .ToLookup(each => engine.Things.Find(each.ChannelUid.Thing) is { } thing ? new ChannelUid(thing.Uid, each.ChannelUid.Id) : each.ChannelUid, static each => each.Item.Name);
}
