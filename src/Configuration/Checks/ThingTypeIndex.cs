using HomeBinding.Things;

namespace HomeBinding.Configuration.Checks;

/// <summary>Finds thing types by id or alias.</summary>
internal sealed class ThingTypeIndex
{
    private readonly Dictionary<ThingTypeUid, ThingType> _types = [];

    public ThingTypeIndex(IReadOnlyList<ThingType> types)
    {
        foreach (var type in types)
            foreach (var name in type.Aliases.Prepend(type.Uid)) _ = _types.TryAdd(name, type);
        BindingIds = [.. _types.Keys.Select(each => each.BindingId).Distinct()];
        Names = [.. _types.Keys.Select(each => each.ToString())];
    }

    /// <summary>The ids of the bindings, those of aliases included.</summary>
    public IReadOnlyList<string> BindingIds { get; }

    /// <summary>All ids and aliases.</summary>
    public IReadOnlyList<string> Names { get; }

    public ThingType? Find(ThingTypeUid uid) => _types.GetValueOrDefault(uid);

    /// <summary>The thing's id under the type's own id.</summary>
    public ThingUid Canonical(ThingUid uid) => Find(uid.Type) is { } type ? uid.WithType(type.Uid) : uid;
}
