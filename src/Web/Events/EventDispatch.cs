using System.Reactive.Disposables;
using HomeBinding.Engine;
using HomeBinding.Engine.Events;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Queues;
using HomeBinding.Engine.Things;
using HomeBinding.Rules.Running;
using HomeBinding.Values;

namespace HomeBinding.Web.Events;

/// <summary>
/// Listens to the home, all on one mailbox, so that things are told in the order in which they happened, and gives each client what it wants. There is one
/// while there are clients.
/// </summary>
internal sealed class EventDispatch : IAsyncDisposable
{
    private const ItemEventKinds Kinds = ItemEventKinds.Updated | ItemEventKinds.Commanded | ItemEventKinds.Predicted;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan PausePerClient = TimeSpan.FromMicroseconds(50);

    private readonly HomeEngine _engine;
    private readonly EventHub _hub;
    private readonly StateTexts _texts;
    private readonly Mailbox _mailbox;
    private readonly ITimer _rounds;
    private readonly List<IDisposable> _subscriptions = [];

    // On the mailbox only.
    private readonly List<EventClient> _due = [];
    private readonly Dictionary<EventFilter, bool> _wanted = [];
    private readonly Dictionary<Item, ItemTimes> _times = [];
    private long _lastRound;
    private bool _isRoundDue;

    private EventDispatch(HomeEngine engine, EventHub hub, StateTexts texts)
    {
        _engine = engine;
        _hub = hub;
        _texts = texts;
        _mailbox = engine.CreateMailbox("clients over HTTP");
        // How much a machine can do at a time is no matter of the home's clock.
        _rounds = TimeProvider.System.CreateTimer(static dispatch => ((EventDispatch)dispatch!).PostRound(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Begins to listen.</summary>
    public static async Task<EventDispatch> BeginAsync(HomeParts home, EventHub hub, StateTexts texts)
    {
        var engine = home.Engine;
        var dispatch = new EventDispatch(engine, hub, texts);
        var (mailbox, all) = (dispatch._mailbox, dispatch._subscriptions);
        all.Add(engine.Things.Subscribe(mailbox, change => dispatch.Tell(ModelEvents.Of(change))));
        all.Add(engine.Things.SubscribeToList(mailbox, change => dispatch.Tell([ModelEvents.Of(change, home)])));
        all.Add(engine.Things.SubscribeToDescriptions(mailbox, dispatch.Tell));
        all.Add(engine.SubscribeToTriggers(mailbox, triggered => dispatch.Tell([ModelEvents.Of(triggered)])));
        all.Add(engine.SubscribeToModel(mailbox, update => dispatch.Tell(ModelEvents.Of(update, home))));
        if (home.Inbox is { } inbox) all.Add(inbox.Subscribe(mailbox, change => dispatch.Tell([ModelEvents.Of(change)])));
        if (home.Rules is { } rules)
        {
            var runs = new RuleRuns(mailbox, changes => dispatch.Tell(changes.Select(ModelEvents.Of)));
            rules.StatusChanged += TellStatus;
            rules.ListChanged += TellList;
            rules.Ran += runs.Note;
            all.Add(Disposable.Create(() =>
            {
                rules.StatusChanged -= TellStatus;
                rules.ListChanged -= TellList;
                rules.Ran -= runs.Note;
                runs.Dispose();
            }));

            // A run that is still to be told would make a rule idle that was disabled since.
            void TellStatus(RuleStatusChange change) => mailbox.Post(() =>
            {
                runs.Forget(change.Name);
                dispatch.Tell([ModelEvents.Of(change)]);
            });

            void TellList(RuleListChange change) => mailbox.Post(() => dispatch.Tell([ModelEvents.Of(change, home.Directory)]));
        }
        await engine.SubscribeAllAsync(mailbox, Kinds, dispatch.Tell).ConfigureAwait(false);
        return dispatch;
    }

    /// <summary>Ends it. What the mailbox is doing goes on to its end; nothing follows.</summary>
    public async ValueTask DisposeAsync()
    {
        await _rounds.DisposeAsync().ConfigureAwait(false);
        foreach (var each in _subscriptions) each.Dispose();
        _mailbox.Dispose();
        try
        {
            await _engine.UnsubscribeAllAsync(_mailbox).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The engine has stopped, and with it everything that it told.
        }
    }

    private void Tell(ItemEvent itemEvent, IState old)
    {
        switch (itemEvent.Kind)
        {
            case ItemEventKind.Updated:
                TellState(itemEvent, old);
                break;
            case ItemEventKind.Commanded:
                Add(ItemHomeEvent.Of(ItemHomeEventKind.Command, itemEvent, old));
                break;
            case ItemEventKind.Predicted:
                Add(ItemHomeEvent.Of(ItemHomeEventKind.Predicted, itemEvent, old));
                break;
        }
        BeginRound();
    }

    private void Tell(IEnumerable<HomeEvent> events)
    {
        foreach (var each in events) Add(each);
        BeginRound();
    }

    // Its items may be shown in another way.
    private void Tell(ChannelDescriptionChange change)
    {
        Item[] items = [.. _engine.Items.Where(each => each.Links.Any(link => link.Endpoint?.Channel.Uid == change.Channel))];
        foreach (var item in items)
        {
            _texts.Forget(item);
            MarkStates(item.Name);
        }
        Tell([ModelEvents.Of(change, [.. items.Select(static each => each.Name)])]);
    }

    private void TellState(ItemEvent itemEvent, IState old)
    {
        var (item, changed) = (itemEvent.Item, !old.Equals(itemEvent.NewState));
        if (changed) MarkStates(item.Name);
        if (_hub.Listeners.Length == 0) return;
        var times = _times.GetValueOrDefault(item);
        _times[item] = new ItemTimes(itemEvent.Time, changed ? itemEvent.Time : times.Change);
        var member = MemberBehind(itemEvent);
        // What a member does to its group nobody has asked for.
        // States that gave way before they came here were lost for those who want this one; a change that was undone meanwhile, too.
        var lost = _mailbox.CurrentConflated;
        var lostChanges = _mailbox.CurrentConflatedChanges + (itemEvent.Changed ? 1 : 0) - (changed ? 1 : 0);
        if (member is null) Add(ItemHomeEvent.Of(ItemHomeEventKind.State, itemEvent, old), lost);
        Add(ItemHomeEvent.Of(ItemHomeEventKind.Updated, itemEvent, old, times, member), lost);
        if (changed || lostChanges > 0) Add(ItemHomeEvent.Of(ItemHomeEventKind.Changed, itemEvent, old, times, member), lostChanges, isTold: changed);
    }

    private string? MemberBehind(ItemEvent itemEvent) =>
        itemEvent.Item.IsGroup && _engine.Journal.Find(itemEvent.Cause) is { Kind: ItemEventKind.Updated, Item: var cause } && cause.Definition.Groups.Contains(itemEvent.Item.Name) ? cause.Name : null;

    private void MarkStates(string item)
    {
        foreach (var client in _hub.States)
            if (client.Changed(item)) _due.Add(client);
    }

    // Clients that want the same are asked once.
    private void Add(HomeEvent homeEvent, int lost = 0, bool isTold = true)
    {
        _wanted.Clear();
        foreach (var client in _hub.Listeners)
        {
            var filter = client.Filter;
            if (!_wanted.TryGetValue(filter, out var isWanted)) _wanted[filter] = isWanted = filter.Wants(homeEvent);
            if (!isWanted) continue;
            if (lost > 0) client.Lost(lost);
            if (isTold && !client.Add(homeEvent)) client.End();
            else if (client.Mark()) _due.Add(client);
        }
    }

    // At once after a pause, else when it is over: one write of many events costs little more than one of one.
    private void BeginRound()
    {
        if (_due.Count == 0 || _isRoundDue) return;
        var pause = PausePerClient * _due.Count;
        var left = (pause < LongestPause ? pause : LongestPause) - TimeProvider.System.GetElapsedTime(_lastRound);
        if (left < TimeSpan.FromMilliseconds(1))
        {
            Round();
            return;
        }
        _isRoundDue = true;
        _rounds.Change(left, Timeout.InfiniteTimeSpan);
    }

    private void PostRound() => _mailbox.Post(Round);

    private void Round()
    {
        _isRoundDue = false;
        _lastRound = TimeProvider.System.GetTimestamp();
        foreach (var client in _due) client.Signal();
        _due.Clear();
    }
}
