using HomeBinding.Channels;

namespace HomeBinding.Engine.AutoUpdating;

/// <summary>Decides what a command does to the state of its item at once (openHAB's <c>AutoUpdateManager</c>).</summary>
public static class AutoUpdate
{
    /// <summary>Decides.</summary>
    /// <param name="isGroup">True if the item is a group.</param>
    /// <param name="metadata">The value of the metadata <c>autoupdate</c>, which overrides all else; null or blank if there is none.</param>
    /// <param name="links">For each channel that the item is linked to, its policy if its thing is ONLINE and has the channel, else null.</param>
    public static AutoUpdateAction Decide(bool isGroup, string? metadata, ReadOnlySpan<AutoUpdatePolicy?> links)
    {
        if (!string.IsNullOrWhiteSpace(metadata))
            return metadata.Trim().Equals("true", StringComparison.OrdinalIgnoreCase) ? AutoUpdateAction.Required : AutoUpdateAction.None;
        if (isGroup) return AutoUpdateAction.None;
        var action = AutoUpdateAction.Required;
        var online = 0;
        foreach (var link in links)
        {
            if (link is not { } policy) continue;
            online++;
            action = Combine(action, policy);
        }
        return links.Length > 0 && online == 0 ? AutoUpdateAction.Revert : action;
    }

    // The most cautious channel wins.
    private static AutoUpdateAction Combine(AutoUpdateAction action, AutoUpdatePolicy policy) => (policy, action) switch
    {
        (AutoUpdatePolicy.Veto, _) => AutoUpdateAction.None,
        (AutoUpdatePolicy.Default, AutoUpdateAction.Required or AutoUpdateAction.Recommended) => AutoUpdateAction.Optimistic,
        (AutoUpdatePolicy.Recommend, AutoUpdateAction.Required) => AutoUpdateAction.Recommended,
        _ => action,
    };
}
