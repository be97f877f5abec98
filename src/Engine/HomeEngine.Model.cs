using HomeBinding.Channels;
using HomeBinding.Engine.EventLoop;
using HomeBinding.Engine.Events;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Links;
using HomeBinding.Engine.Queues;
using HomeBinding.Engine.Things;
using HomeBinding.Values;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Engine;

// The model: items, links, who listens. Changed on the event loop only.
public sealed partial class HomeEngine
{
    /// <summary>Listens to one item, on a mailbox.</summary>
    /// <exception cref="ArgumentException">There is no such item.</exception>
    public ItemSubscription Subscribe(string item, Mailbox mailbox, ItemEventKinds kinds, ItemEventCallback handler)
    {
        var found = FindItem(item) ?? throw new ArgumentException($"There is no item '{item}'.", nameof(item));
        return found.Subscribe(mailbox, kinds, handler);
    }

    /// <summary>Listens, on a mailbox, to whatever item has a name, now or later.</summary>
    public ItemFollower Follow(string item, Mailbox mailbox, ItemEventKinds kinds, ItemEventCallback handler)
    {
        var follower = new ItemFollower(this, item, mailbox, kinds, handler);
        _followers.Add(item, follower);
        follower.Refresh();
        return follower;
    }

    /// <summary>Listens to all items, those that are added later included, on a mailbox.</summary>
    public Task SubscribeAllAsync(Mailbox mailbox, ItemEventKinds kinds, ItemEventCallback handler) => InvokeAsync(() =>
    {
        _observers.Add((mailbox, kinds, handler, [.. _items.Values.Select(each => each.Subscribe(mailbox, kinds, handler))]));
    });

    /// <summary>Ends what <see cref="SubscribeAllAsync"/> began for a mailbox.</summary>
    public Task UnsubscribeAllAsync(Mailbox mailbox) => InvokeAsync(() =>
    {
        foreach (var observer in _observers.Where(each => each.Mailbox == mailbox))
            foreach (var subscription in observer.Subscriptions) subscription.Dispose();
        _observers.RemoveAll(each => each.Mailbox == mailbox);
    });

    internal void Forget(ItemFollower follower) => _followers.Remove(follower.Name, follower);

    internal Task AttachAsync(IReadOnlyList<ChannelEndpoint> endpoints, IReadOnlyList<HomeBinding.Things.ThingTypeUid> names) => InvokeAsync(() =>
    {
        foreach (var endpoint in endpoints)
        {
            endpoint.IsAttached = true;
            var links = LinksOf(endpoint.Channel.Uid, names);
            SetLinks(endpoint, links);
            foreach (var link in links) ApplyNewest(link);
        }
        if (endpoints.Count > 0) DeliverPending(endpoints[0].Thing);
    });

    internal Task DetachAsync(IReadOnlyList<ChannelEndpoint> endpoints, bool undefine) => InvokeAsync(() =>
    {
        foreach (var endpoint in endpoints)
        {
            endpoint.IsAttached = false;
            foreach (var link in endpoint.Links)
            {
                link.Endpoint = null;
                if (undefine && link.Item.LinkArray.All(each => each.Endpoint is null)) ApplyState(link.Item, UnDef.Undef, EventSource.System, 0, "Its thing has no binding any more.");
            }
            endpoint.Links = [];
            endpoint.Channel.SetLinked(false);
        }
    });

    /// <summary>Sets the items of a thing that has no handler to UNDEF, if they have a state and no other thing vouches for it.</summary>
    internal Task UndefineAsync(IReadOnlyList<HomeBinding.Things.ThingUid> names) => InvokeAsync(() =>
    {
        foreach (var item in _links.Where(each => names.Contains(each.Key.Thing)).SelectMany(each => each.Value).Select(each => each.Item).Distinct())
            if (item.State is not UnDef && item.LinkArray.All(each => each.Endpoint is null)) ApplyState(item, UnDef.Undef, EventSource.System, 0, "Its thing could not be started.");
    });

    private Link[] LinksOf(ChannelUid channel, IReadOnlyList<HomeBinding.Things.ThingTypeUid> names)
    {
        Link[] found = [];
        foreach (var name in names)
            if (_links.TryGetValue(new ChannelUid(channel.Thing.WithType(name), channel.Id), out var links)) found = found.Length == 0 ? links : [.. found, .. links];
        return found;
    }

    private void Add(Item item)
    {
        _items[item.Name] = item;
        foreach (var observer in _observers) observer.Subscriptions.Add(item.Subscribe(observer.Mailbox, observer.Kinds, observer.Handler));
        RefreshFollowers(item.Name);
    }

    private Link[] Add(Item item, IEnumerable<LinkDefinition> definitions)
    {
        var added = definitions.Select(each => new Link(each, item)).ToArray();
        item.LinkArray = [.. item.LinkArray, .. added];
        foreach (var link in added)
        {
            // Most items have one link and most channels too: the same array serves both.
            _links[link.ChannelUid] = _links.TryGetValue(link.ChannelUid, out var links) ? [.. links, link] : item.LinkArray.Length == 1 ? item.LinkArray : [link];
            LookUpProfile(link);
            if (Things.FindEndpoint(link.ChannelUid) is { IsAttached: true } endpoint) SetLinks(endpoint, endpoint.Links.Length == 0 ? _links[link.ChannelUid] : [.. endpoint.Links, link]);
        }
        SortLinks(item);
        return added;
    }

    private void RefreshFollowers(string name)
    {
        foreach (var follower in _followers[name]) follower.Refresh();
    }
}
