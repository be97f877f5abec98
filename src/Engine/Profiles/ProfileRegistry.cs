using System.Collections.Concurrent;
using System.Collections.Frozen;
using HomeBinding.Engine.Queues;
using HomeBinding.Engine.Things;
using HomeBinding.Profiles;

namespace HomeBinding.Engine.Profiles;

/// <summary>The profiles there are: the host's, those of the loaded bindings, and one for each transformation.</summary>
public sealed class ProfileRegistry
{
    private static readonly FrozenDictionary<ProfileTypeUid, ProfileType> SystemTypes = SystemProfiles.All.ToFrozenDictionary(each => each.Uid);

    private readonly HomeEngine _engine;
    private readonly ConcurrentDictionary<string, (LoadedBinding Binding, Mailbox Mailbox)> _bindings = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ProfileType> _transforms = new(StringComparer.Ordinal);
    private Mailbox? _transformMailbox;

    internal ProfileRegistry(HomeEngine engine) => _engine = engine;

    /// <summary>What <c>transform:</c> profiles use; null if there are no transformations. Set before links are added.</summary>
    public ITransformations? Transformations { get; set; }

    /// <summary>All that can be named.</summary>
    public IReadOnlyList<ProfileType> All =>
    [
        .. SystemProfiles.All,
        .. _bindings.Values.SelectMany(each => each.Binding.Profiles),
        .. (Transformations?.Names ?? []).Select(each => Find(ProfileTypeUid.Parse($"{SystemProfiles.TransformScope}:{each}"))).OfType<ProfileType>(),
    ];

    /// <summary>The profile type with an id; null if there is none.</summary>
    public ProfileType? Find(ProfileTypeUid uid) => FindWithMailbox(uid)?.Type;

    /// <summary>The profile type with an id, and the mailbox behind which it runs; none for those that run on the event loop.</summary>
    internal (ProfileType Type, Mailbox? Mailbox)? FindWithMailbox(ProfileTypeUid uid)
    {
        if (SystemTypes.TryGetValue(uid, out var type)) return (type, null);
        if (uid.Scope == SystemProfiles.TransformScope) return FindTransform(uid.Id);
        if (!_bindings.TryGetValue(uid.Scope, out var found)) return null;
        return found.Binding.Profiles.FirstOrDefault(each => each.Uid == uid) is { } own ? (own, found.Mailbox) : null;
    }

    internal void Add(LoadedBinding binding) => _bindings[binding.Id] = (binding, _engine.CreateMailbox($"profiles of {binding.Id}"));

    internal void Remove(string bindingId)
    {
        if (_bindings.TryRemove(bindingId, out var removed)) removed.Mailbox.Dispose();
    }

    /// <summary>Why there is no such profile, in a sentence.</summary>
    internal string WhyMissing(ProfileTypeUid uid) => uid.Scope switch
    {
        ProfileTypeUid.SystemScope => $"There is no profile {uid}.",
        SystemProfiles.TransformScope => $"There is no transformation {uid.Id}.",
        _ when _bindings.ContainsKey(uid.Scope) => $"The binding '{uid.Scope}' has no profile '{uid.Id}'.",
        _ => $"The profile {uid} is missing: the binding '{uid.Scope}' is not loaded, or brings no profiles. Put it into the folder bindings.",
    };

    private (ProfileType Type, Mailbox? Mailbox)? FindTransform(string name)
    {
        if (Transformations is not { } transformations || !transformations.Names.Contains(name)) return null;
        var mailbox = _transformMailbox ??= _engine.CreateMailbox("transformations");
        return (_transforms.GetOrAdd(name, static (name, all) => TransformProfile.TypeOf(name, all), transformations), mailbox);
    }
}
