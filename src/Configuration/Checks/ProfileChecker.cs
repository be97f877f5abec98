using HomeBinding.Channels;
using HomeBinding.Configuration.Model;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Profiles;
using HomeBinding.Profiles;

namespace HomeBinding.Configuration.Checks;

/// <summary>Checks the profiles of links: that there is such a profile, that it fits item and channel, and its parameters.</summary>
internal sealed class ProfileChecker
{
    private readonly CheckResult _found;
    private readonly Dictionary<ProfileTypeUid, ProfileType> _types = [];

    public ProfileChecker(IReadOnlyList<ProfileType> profiles, CheckResult found)
    {
        _found = found;
        foreach (var type in SystemProfiles.All.Concat(profiles)) _ = _types.TryAdd(type.Uid, type);
    }

    /// <summary>Checks the profile of a link.</summary>
    /// <param name="link">The link.</param>
    /// <param name="item">Its item.</param>
    /// <param name="channel">Its channel; null if that is not known, which is reported already.</param>
    /// <returns>The profile; null for the default one and if it is not known.</returns>
    public ProfileType? Check(LinkEntry link, ItemDefinition item, ChannelDefinition? channel)
    {
        if (link.Definition.Profile is not { } name || !ProfileTypeUid.TryParse(name, out var uid))
        {
            if (channel is { Kind: ChannelKind.Trigger }) CheckTrigger(link, item, channel);
            return null;
        }
        var span = link.ProfileSpan ?? link.Span;
        if (!_types.TryGetValue(uid, out var type))
        {
            ReportUnknown(span, name, uid);
            return null;
        }
        CheckParameters(link, type, span);
        if (channel is not null && ProfileFit.WhyNot(type, channel, item.Name, item.Type.Name) is { } error) _found.Error(DiagnosticCode.IncompatibleProfile, span, error);
        return type;
    }

    private void CheckTrigger(LinkEntry link, ItemDefinition item, ChannelDefinition channel)
    {
        if (SystemProfiles.ForTrigger(SystemProfiles.ChannelTypeOf(channel), item.Type.Name) is not null) return;
        _found.Warning(DiagnosticCode.IncompatibleProfile, link.Span, $"The events of '{channel.Id}' do nothing to item {item.Name}, which is of type {item.Type.Name}.", "Give the link a profile, e.g. system:timestamp-trigger, or use a String item.");
    }

    private void ReportUnknown(SourceSpan span, string name, ProfileTypeUid uid)
    {
        var inScope = _types.Keys.Where(each => each.Scope == uid.Scope).Select(each => each.ToString()).ToArray();
        var message = uid.Scope switch
        {
            ProfileTypeUid.SystemScope => $"There is no profile {Printable.Quote(name)}.",
            SystemProfiles.TransformScope => $"There is no transformation {Printable.Quote(uid.Id)}.",
            _ when inScope.Length > 0 => $"The binding '{uid.Scope}' has no profile {Printable.Quote(uid.Id)}.",
            _ => $"No binding '{uid.Scope}' with profiles is in bindings/.",
        };
        var hint = inScope.Length > 0
            ? _found.Suggest(uid.ToString(), inScope, "")
            : _found.Nearest.Ask(uid.ToString(), _types.Keys.Select(each => each.ToString())) ?? (uid.Scope == SystemProfiles.TransformScope ? "No transformations are there." : "Put the binding there.");
        _found.Error(DiagnosticCode.UnknownProfile, span, message, hint);
    }

    private void CheckParameters(LinkEntry link, ProfileType type, SourceSpan span)
    {
        var names = type.Configuration.Parameters.Select(each => each.Name).ToArray();
        foreach (var error in type.Validate(link.Definition.Configuration))
        {
            var spans = link.ParameterSpans.TryGetValue(error.Parameter, out var known) ? known : (Name: span, Value: span);
            if (names.Contains(error.Parameter)) _found.Error(DiagnosticCode.ProfileParameter, spans.Value, Printable.Escape(error.Message));
            else if (names.Length == 0) _found.Error(DiagnosticCode.ProfileParameter, spans.Name, $"The profile {type.Uid} has no parameters.", _found.Wording(spans.Name).Delete);
            else _found.Error(DiagnosticCode.ProfileParameter, spans.Name, $"The profile {type.Uid} has no parameter {Printable.Quote(error.Parameter)}; expected {string.Join(", ", names)}.", _found.Nearest.Ask(error.Parameter, names));
        }
    }
}
