using HomeBinding.Channels;
using HomeBinding.Engine.AutoUpdating;
using HomeBinding.Engine.Events;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Links;
using HomeBinding.Engine.Metadata;
using HomeBinding.Things;
using HomeBinding.Values;

namespace HomeBinding.Engine;

// What a command does to the state at once.
public sealed partial class HomeEngine
{
    private void AutoUpdateState(Item item, IState commanded, EventSource source, long cause, string? reason)
    {
        if (!Options.AutoUpdate) return;
        var action = AutoUpdate.Decide(item.IsGroup, item.Metadata.GetValueOrDefault(MetadataNamespaces.AutoUpdate)?.Value, PoliciesOf(item.LinkArray));
        if (action == AutoUpdateAction.None) return;
        if (action == AutoUpdateAction.Revert)
        {
            Emit(item, ItemEventKind.Predicted, source, cause, item.State, null, null, reason, isConfirmation: true);
            return;
        }
        if (!item.Type.TryAccept(commanded, item.Unit, item.State, out var state, out _)) return;
        if (action == AutoUpdateAction.Optimistic) Emit(item, ItemEventKind.Predicted, source, cause, state, null, null, reason);
        if (action != AutoUpdateAction.Optimistic || Options.SendOptimisticUpdates) ApplyState(item, state, source, cause, reason);
    }

    private static AutoUpdatePolicy?[] PoliciesOf(Link[] links)
    {
        if (links.Length == 0) return [];
        var policies = new AutoUpdatePolicy?[links.Length];
        for (var i = 0; i < links.Length; i++)
            policies[i] = links[i].Endpoint is { } endpoint && endpoint.Thing.Status.Status == ThingStatus.Online ? endpoint.Channel.Definition.AutoUpdate : null;
        return policies;
    }
}
