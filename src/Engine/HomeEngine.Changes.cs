using HomeBinding.Engine.Events;
using HomeBinding.Engine.Expiry;
using HomeBinding.Engine.Groups;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Links;
using HomeBinding.Engine.Queues;
using HomeBinding.Engine.Things;
using HomeBinding.Values;

namespace HomeBinding.Engine;

// Changes of the model while everything runs.
public sealed partial class HomeEngine
{
    private static readonly EventSource ExpirySource = new(SourceKind.System, "expire");

    private readonly GroupIndex _groups;
    private readonly Observers<AppliedModel> _modelObservers = new();
    private int _nextOrdinal;

    /// <summary>Gets told of items and links that have come, changed or gone, on a mailbox, until it is disposed.</summary>
    public IDisposable SubscribeToModel(Mailbox mailbox, Action<AppliedModel> handler) => _modelObservers.Add(mailbox, handler);

    /// <summary>Adds items and links in one step of the event loop: no event sees some of them without the others.</summary>
    /// <exception cref="ArgumentException">An item of that name exists, or a link names an item that does not, or a definition contradicts itself. Nothing was added.</exception>
    public Task AddAsync(IReadOnlyCollection<ItemDefinition> items, IReadOnlyCollection<LinkDefinition> links) =>
        ApplyAsync(new ModelChange { AddItems = items, AddLinks = links });

    /// <summary>
    /// Changes items and links in one step of the event loop. An item that is replaced stays the same object: who listens to it still does, and its state
    /// stays where the new type accepts it, in the new unit; else it is NULL. Groups are right again before the next input.
    /// </summary>
    /// <exception cref="ArgumentException">The change does not fit what is there, or a definition contradicts itself; the message has all of it. Nothing was changed.</exception>
    public Task ApplyAsync(ModelChange change) => ApplyAsync(change, static () => { });

    /// <summary>The same, and something else in the same step; it must not fail.</summary>
    internal Task ApplyAsync(ModelChange change, Action alongside)
    {
        var errors = new List<string>();
        var added = change.AddItems.Select(each => ItemPlan.Create(each, Options.MeasurementSystem, errors)).ToArray();
        var replaced = change.ReplaceItems.Select(each => ItemPlan.Create(each, Options.MeasurementSystem, errors)).ToArray();
        return InvokeAsync(() =>
        {
            errors.AddRange(ModelChangeCheck.Check(change, FindItem));
            if (errors.Count > 0) throw new ArgumentException(string.Join(' ', errors), nameof(change));
            alongside();
            Apply(change, added, replaced);
        });
    }

    private void Apply(ModelChange change, ItemPlan[] added, ItemPlan[] replaced)
    {
        var changes = new List<(Item Item, IReadOnlyList<string> Before, IReadOnlyList<string> Now)>();
        // Made from what is there still; nobody listens nearly always.
        var update = _modelObservers.IsEmpty ? null : Describe(change);
        foreach (var link in change.RemoveLinks.Distinct()) Remove(_items[link.ItemName].LinkArray.First(each => each.Definition == link));
        foreach (var name in change.RemoveItems.Distinct())
        {
            var item = _items[name];
            changes.Add((item, item.Definition.Groups, []));
            Remove(item);
        }
        if (change.RemoveItems.Count > 0)
            foreach (var observer in _observers) observer.Subscriptions.RemoveAll(each => each.IsDisposed);
        var redefined = new List<(Item Item, IState State)>();
        foreach (var plan in replaced)
        {
            var item = _items[plan.Definition.Name];
            changes.Add((item, item.Definition.Groups, plan.Definition.Groups));
            redefined.Add((item, Redefine(item, plan)));
        }
        foreach (var plan in added)
        {
            var item = new Item(plan.Definition, plan.Unit, _nextOrdinal++);
            if (plan.Expiry is { } expiry) item.NeedExtras().Expiration = new Expiration(item, expiry, _timers, Expire);
            changes.Add((item, [], plan.Definition.Groups));
            Add(item);
        }
        var links = change.AddLinks.GroupBy(each => each.ItemName).SelectMany(group => Add(_items[group.Key], group)).ToArray();
        // From here on everything is in its place, and events may go out. Groups that have one of these items are built anew below.
        foreach (var name in change.RemoveItems) RefreshFollowers(name);
        foreach (var (item, state) in redefined)
            if (!ReferenceEquals(state, item.State)) Emit(item, ItemEventKind.Updated, EventSource.System, 0, state, null, null, "Its definition changed.");
        // Before the states that follow from it.
        if (update is not null) _modelObservers.Tell(update);
        ReviewGroups(_groups.Update(changes));
        foreach (var link in links.Where(each => each.Endpoint is not null)) ApplyNewest(link);
    }

    private AppliedModel Describe(ModelChange change)
    {
        ItemDefinition[] removed = [.. change.RemoveItems.Distinct().Select(each => _items[each].Definition)];
        return new AppliedModel
        {
            AddedItems = [.. change.AddItems],
            UpdatedItems = [.. change.ReplaceItems.Select(each => (each, _items[each.Name].Definition))],
            RemovedItems = removed,
            AddedLinks = [.. change.AddLinks],
            RemovedLinks = [.. change.RemoveLinks.Concat(removed.SelectMany(each => _items[each.Name].Links).Select(static each => each.Definition)).Distinct()],
        };
    }

    // The state that it has to get.
    private IState Redefine(Item item, ItemPlan plan)
    {
        var isSameKind = item.Type.Name == plan.Definition.Type.Name && item.Unit == plan.Unit;
        item.Redefine(plan.Definition, plan.Unit);
        item.IsRefusing = false;
        var before = item.Extras?.Expiration;
        if (!isSameKind) RebindLinks(item);
        if (!isSameKind || plan.Expiry != before?.Settings) Exchange(item, before, plan.Expiry);
        if (isSameKind) return item.State;
        return item.Type != ItemType.Group && item.Type.TryAccept(item.State, item.Unit, out var state, out _) ? state : UnDef.Null;
    }

    // What was about to expire still is, after the new time.
    private void Exchange(Item item, Expiration? before, ExpireSettings? settings)
    {
        if (before is null && settings is null) return;
        var wasRunning = before?.IsRunning == true;
        before?.Stop();
        var now = settings is null ? null : new Expiration(item, settings, _timers, Expire);
        item.NeedExtras().Expiration = now;
        if (wasRunning) now?.Begin(item.State, item.LastSequence);
    }

    private void Remove(Item item)
    {
        item.IsRemoved = true;
        _items.TryRemove(item.Name, out _);
        item.Extras?.Expiration?.Stop();
        foreach (var link in item.LinkArray) Remove(link);
        foreach (var subscription in item.Subscriptions)
            if (!subscription.OutlivesItem) subscription.Dispose();
    }

    private void Remove(Link link)
    {
        link.Item.LinkArray = [.. link.Item.LinkArray.Where(each => each != link)];
        End(link, link.Item.IsRemoved ? $"The item {link.Item.Name} was removed." : $"The link of {link.Item.Name} to {link.ChannelUid} was removed.");
        var links = _links[link.ChannelUid];
        if (links.Length == 1) _links.Remove(link.ChannelUid);
        else _links[link.ChannelUid] = [.. links.Where(each => each != link)];
        if (link.Endpoint is not { } endpoint) return;
        link.Endpoint = null;
        SetLinks(endpoint, [.. endpoint.Links.Where(each => each != link)]);
    }

    private void Expire(Item item, ExpireSettings settings, long cause)
    {
        var reason = $"Nothing was heard for {settings.Duration:c}.";
        if (settings.Command is { } command) ApplyCommand(item, command, ExpirySource, cause, reason, null);
        else ApplyState(item, settings.State!, ExpirySource, cause, reason);
    }
}
