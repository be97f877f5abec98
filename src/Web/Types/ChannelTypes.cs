using HomeBinding.Channels;
using HomeBinding.Engine;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Profiles;
using HomeBinding.Things;
using HomeBinding.Web.Items;

namespace HomeBinding.Web.Types;

/// <summary>
/// The channel types there are: the system's, those that users may add, and one for each channel that a thing type declares without naming a type, since openHAB's
/// clients look every channel's type up.
/// </summary>
internal static class ChannelTypes
{
    /// <summary>The type of a channel: its own, or <c>binding:type-channel</c> where its declaration names none.</summary>
    /// <param name="thingType">The type of its thing.</param>
    /// <param name="channel">Its declaration.</param>
    public static string UidOf(ThingTypeUid thingType, ChannelDefinition channel) =>
        channel.TypeUid?.ToString() ?? $"{thingType}-{channel.Id.Replace('#', '-')}";

    /// <summary>All of them, each once.</summary>
    /// <param name="engine">Knows the bindings.</param>
    /// <param name="prefixes">The ids of bindings, or <c>system</c>; null for all.</param>
    public static IEnumerable<ChannelTypeBody> All(HomeEngine engine, IReadOnlyCollection<string>? prefixes)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var uid in SystemChannels.TypeUids)
            if (IsWanted(uid.BindingId) && seen.Add(uid.ToString())) yield return Map(uid.ToString(), SystemChannels.Create(uid, uid.TypeId)!);
        foreach (var type in engine.Things.Bindings.SelectMany(static each => each.ThingTypes).OrderBy(static each => each.Uid.ToString(), StringComparer.Ordinal))
        {
            foreach (var added in type.ExtensibleChannelTypes)
                if (IsWanted(added.Uid.BindingId) && seen.Add(added.Uid.ToString())) yield return Map(added);
            foreach (var channel in type.Channels)
                if (UidOf(type.Uid, channel) is var uid && IsWanted(uid[..uid.IndexOf(':', StringComparison.Ordinal)]) && seen.Add(uid)) yield return Map(uid, channel);
        }

        bool IsWanted(string binding) => prefixes is null || prefixes.Contains(binding);
    }

    /// <summary>One of them; null if there is no such type.</summary>
    public static ChannelTypeBody? Find(HomeEngine engine, string uid) =>
        uid.IndexOf(':', StringComparison.Ordinal) is var colon && colon < 0 ? null : All(engine, [uid[..colon]]).FirstOrDefault(each => each.Uid == uid);

    /// <summary>The types of items that a channel of a type can be linked to (openHAB's linkableItemTypes): of a trigger channel, those that a profile makes states of.</summary>
    public static IReadOnlyList<string> ItemTypesOf(HomeEngine engine, ChannelTypeBody type) =>
        type.ItemType is { } itemType
            ? [itemType]
            : [.. engine.Profiles.All.Where(each => each.Kind == HomeBinding.Profiles.ProfileKind.Trigger && each.FitsChannel(type.Uid)).SelectMany(static each => each.ItemTypes).Distinct()];

    private static ChannelTypeBody Map(string uid, ChannelDefinition channel) => new()
    {
        Uid = uid,
        Label = channel.Label,
        Description = channel.Description,
        Category = channel.Category,
        ItemType = channel.ItemType,
        UnitHint = channel.Unit?.Symbol,
        Kind = channel.Kind.ToString().ToUpperInvariant(),
        StateDescription = channel.Kind == ChannelKind.State ? ItemMapper.Body((channel.State ?? new StateDescription()) with { ReadOnly = channel.State?.ReadOnly ?? !channel.Writable }) : null,
        Tags = channel.Tags,
        Advanced = channel.Advanced,
    };

    // What its channels are follows from their configuration; the one that the defaults make tells as much as can be said of all.
    private static ChannelTypeBody Map(ChannelType type)
    {
        var sample = type.Create("sample", new Dictionary<string, object?>(), out _);
        var body = sample is null ? new ChannelTypeBody { Uid = type.Uid.ToString(), Kind = "STATE" } : Map(type.Uid.ToString(), sample);
        return body with
        {
            Label = type.Label,
            Description = type.Description ?? body.Description,
            Parameters = ConfigDescriptionMapper.Parameters(type.Configuration),
            ParameterGroups = ConfigDescriptionMapper.Groups(type.Configuration),
        };
    }
}
