using System.Collections.Concurrent;
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

/// <summary>
/// The one writer of all item states. Inputs from channels, rules and people enter one bounded queue, are applied in order on one thread, and come
/// out as events. Nothing on that thread blocks: rules, things and observers are reached through mailboxes.
/// </summary>
public sealed partial class HomeEngine : IChannelHost, IAsyncDisposable
{
    private readonly ConflatingQueue<EngineInput> _queue;
    private readonly ConcurrentDictionary<string, Item> _items = new(StringComparer.Ordinal);
    private readonly Dictionary<ChannelUid, List<Link>> _links = [];
    private readonly List<(Mailbox Mailbox, ItemEventKinds Kinds, ItemEventCallback Handler, List<ItemSubscription> Subscriptions)> _observers = [];
    private readonly MailboxWatchdog _watchdog;
    private readonly ILogger _logger;
    private readonly Thread _thread;
    private long _sequence;
    private long _refused;
    private bool _started;

    /// <summary>Makes an engine; <see cref="Start"/> lets it run.</summary>
    /// <param name="time">The only clock.</param>
    /// <param name="loggers">Makes the loggers of the engine, the things and the mailboxes.</param>
    /// <param name="options">Sizes and limits; null for the defaults.</param>
    public HomeEngine(TimeProvider time, ILoggerFactory loggers, EngineOptions? options = null)
    {
        Time = time;
        Loggers = loggers;
        Options = options ?? new EngineOptions();
        Journal = new EventJournal(Options.JournalCapacity);
        _logger = loggers.CreateLogger("HomeBinding.Engine");
        _watchdog = new MailboxWatchdog(_logger);
        _queue = new ConflatingQueue<EngineInput>(Options.InputCapacity, static (_, newer) => newer);
        _thread = new Thread(Loop) { Name = "event loop", IsBackground = true };
        Things = new ThingManager(this);
    }

    /// <summary>The only clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>Makes loggers.</summary>
    public ILoggerFactory Loggers { get; }

    /// <summary>Sizes and limits.</summary>
    public EngineOptions Options { get; }

    /// <summary>The newest events.</summary>
    public EventJournal Journal { get; }

    /// <summary>The things.</summary>
    public ThingManager Things { get; }

    /// <summary>The items, in no order.</summary>
    public IEnumerable<Item> Items => _items.Values;

    /// <summary>Counters at this moment.</summary>
    public EngineStatistics Statistics => new(
        Volatile.Read(ref _sequence),
        _queue.Count,
        _queue.HighWater,
        _queue.Conflated,
        _watchdog.Mailboxes.Sum(each => each.Conflated),
        Volatile.Read(ref _refused),
        _watchdog.Mailboxes.Sum(each => each.Failures));

    /// <summary>The mailboxes there are.</summary>
    public IReadOnlyList<Mailbox> Mailboxes => [.. _watchdog.Mailboxes];

    /// <summary>Starts the event loop.</summary>
    public void Start()
    {
        _started = true;
        _thread.Start();
    }

    /// <summary>The item with a name, or null.</summary>
    public Item? FindItem(string name) => _items.GetValueOrDefault(name);

    /// <summary>Makes a mailbox for somebody who listens.</summary>
    /// <param name="name">Whose it is, for logs.</param>
    /// <param name="resumeHere">True if what its callbacks await resumes on the mailbox too.</param>
    public Mailbox CreateMailbox(string name, bool resumeHere = false) =>
        new(name, Options.MailboxCapacity, Loggers.CreateLogger("HomeBinding.Mailbox"), _watchdog, resumeHere);

    /// <summary>
    /// Adds items and links in one step of the event loop: no event sees some of them without the others.
    /// </summary>
    /// <exception cref="ArgumentException">An item of that name exists, or a link names an item that does not.</exception>
    public Task AddAsync(IReadOnlyCollection<ItemDefinition> items, IReadOnlyCollection<LinkDefinition> links) => InvokeAsync(() =>
    {
        var twice = items.Select(each => each.Name).GroupBy(each => each).FirstOrDefault(group => group.Count() > 1 || _items.ContainsKey(group.Key))?.Key;
        if (twice is not null) throw new ArgumentException($"There is an item '{twice}' already.", nameof(items));
        var names = items.Select(each => each.Name).ToHashSet();
        var dangling = links.FirstOrDefault(each => !names.Contains(each.ItemName) && !_items.ContainsKey(each.ItemName));
        if (dangling is not null) throw new ArgumentException($"The link to {dangling.Channel} names '{dangling.ItemName}', which is no item.", nameof(links));
        foreach (var item in items.Select(each => new Item(each, Options.MeasurementSystem)).ToArray()) Add(item);
        var added = links.Distinct().GroupBy(each => each.ItemName).SelectMany(group => Add(_items[group.Key], group)).ToArray();
        foreach (var link in added.Where(each => each.Endpoint is not null)) ApplyNewest(link);
    });

    /// <summary>Listens to one item, on a mailbox.</summary>
    /// <exception cref="ArgumentException">There is no such item.</exception>
    public ItemSubscription Subscribe(string item, Mailbox mailbox, ItemEventKinds kinds, ItemEventCallback handler)
    {
        var found = FindItem(item) ?? throw new ArgumentException($"There is no item '{item}'.", nameof(item));
        return Subscribe(found, mailbox, kinds, handler);
    }

    /// <summary>Listens to all items, those that are added later included, on a mailbox.</summary>
    public Task SubscribeAllAsync(Mailbox mailbox, ItemEventKinds kinds, ItemEventCallback handler) => InvokeAsync(() =>
    {
        _observers.Add((mailbox, kinds, handler, [.. _items.Values.Select(each => Subscribe(each, mailbox, kinds, handler))]));
    });

    /// <summary>Ends what <see cref="SubscribeAllAsync"/> began for a mailbox.</summary>
    public Task UnsubscribeAllAsync(Mailbox mailbox) => InvokeAsync(() =>
    {
        foreach (var observer in _observers.Where(each => each.Mailbox == mailbox))
            foreach (var subscription in observer.Subscriptions) subscription.Dispose();
        _observers.RemoveAll(each => each.Mailbox == mailbox);
    });

    /// <summary>
    /// Sends a command to an item. Completes when every linked thing has answered, with the worst answer; an item without links takes the command as
    /// its state. Waits while the event loop is behind: commands are never dropped.
    /// </summary>
    /// <param name="item">The item's name.</param>
    /// <param name="command">The command.</param>
    /// <param name="source">Who sends it.</param>
    /// <param name="cause">Sequence number of the event that made the source send it, or 0.</param>
    /// <param name="reason">Why, in words.</param>
    public async Task<CommandResult> SendCommandAsync(string item, ICommand command, EventSource source, long cause = 0, string? reason = null)
    {
        if (FindItem(item) is not { } found) return CommandResult.Rejected($"There is no item '{item}'.");
        var completion = new TaskCompletionSource<CommandResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        var input = new EngineInput(InputKind.ItemCommand, found, command, source, cause, completion, reason);
        if (!await _queue.AddAsync(input).ConfigureAwait(false)) return CommandResult.Rejected("The host is stopping.");
        return await completion.Task.ConfigureAwait(false);
    }

    /// <summary>Sets an item's state, as a channel would. Waits while the event loop is behind.</summary>
    /// <param name="item">The item's name.</param>
    /// <param name="state">The state.</param>
    /// <param name="source">Who sets it.</param>
    /// <param name="cause">Sequence number of the event that made the source set it, or 0.</param>
    /// <param name="reason">Why, in words.</param>
    /// <exception cref="ArgumentException">There is no such item.</exception>
    public ValueTask PostUpdateAsync(string item, IState state, EventSource source, long cause = 0, string? reason = null)
    {
        var found = FindItem(item) ?? throw new ArgumentException($"There is no item '{item}'.", nameof(item));
        var input = new EngineInput(InputKind.ItemState, found, state, source, cause, Reason: reason);
        return new ValueTask(_queue.AddAsync(input));
    }

    /// <summary>Runs something on the event loop, after everything that was put in before. For changes of the model; it must not block.</summary>
    public Task InvokeAsync(Action action)
    {
        var completion = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Action guarded = () =>
        {
            try
            {
                action();
                completion.SetResult();
            }
            catch (Exception exception)
            {
                completion.SetException(exception);
            }
        };
        if (!_queue.AddAlways(new EngineInput(InputKind.Action, guarded), out _)) completion.TrySetCanceled();
        return completion.Task;
    }

    /// <inheritdoc/>
    void IChannelHost.Publish(Channel channel, IState state)
    {
        if (channel.HostState is ChannelEndpoint endpoint)
            _queue.AddOrConflate(new EngineInput(InputKind.ChannelState, endpoint, state), endpoint.Slot);
    }

    /// <inheritdoc/>
    void IChannelHost.PostCommand(Channel channel, ICommand command)
    {
        if (channel.HostState is ChannelEndpoint endpoint)
            _queue.AddAlways(new EngineInput(InputKind.ChannelCommand, endpoint, command), out _);
    }

    /// <inheritdoc/>
    void IChannelHost.ObserverFailed(Channel channel, Exception exception) => LogObserverFailed(_logger, exception, channel.Uid);

    /// <summary>Stops the things, all at the same time, then the event loop, after what was put in before was applied.</summary>
    public async ValueTask DisposeAsync()
    {
        await Things.DisposeAsync().ConfigureAwait(false);
        _queue.Close();
        if (_started) await Task.Run(_thread.Join).ConfigureAwait(false);
        foreach (var mailbox in _watchdog.Mailboxes) mailbox.Dispose();
        _watchdog.Dispose();
    }

    internal Task AttachAsync(IReadOnlyList<ChannelEndpoint> endpoints, IReadOnlyList<HomeBinding.Things.ThingTypeUid> names) => InvokeAsync(() =>
    {
        foreach (var endpoint in endpoints)
        {
            endpoint.IsAttached = true;
            var links = names.SelectMany(name => _links.GetValueOrDefault(new ChannelUid(endpoint.Channel.Uid.Thing.WithType(name), endpoint.Channel.Uid.Id)) ?? []).ToArray();
            SetLinks(endpoint, links);
            foreach (var link in links) ApplyNewest(link);
        }
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

    private static void SetLinks(ChannelEndpoint endpoint, Link[] links)
    {
        endpoint.Links = links;
        foreach (var link in links) link.Endpoint = endpoint;
        if (endpoint.Channel.IsLinked == links.Length > 0) return;
        endpoint.Channel.SetLinked(links.Length > 0);
        endpoint.Thing.LinkChanged(endpoint.Channel);
    }

    private void Add(Item item)
    {
        _items[item.Name] = item;
        foreach (var observer in _observers) observer.Subscriptions.Add(Subscribe(item, observer.Mailbox, observer.Kinds, observer.Handler));
    }

    // What the channel published before it had the link.
    private void ApplyNewest(Link link)
    {
        if (link.Endpoint is { } endpoint && endpoint.Channel.State != UnDef.Null) ApplyState(link.Item, endpoint.Channel.State, endpoint.Source, 0, null);
    }

    private Link[] Add(Item item, IEnumerable<LinkDefinition> definitions)
    {
        var added = definitions.Select(each => new Link(each, item)).ToArray();
        item.LinkArray = [.. item.LinkArray, .. added];
        foreach (var link in added)
        {
            if (!_links.TryGetValue(link.ChannelUid, out var links)) _links[link.ChannelUid] = links = [];
            links.Add(link);
            if (Things.FindEndpoint(link.ChannelUid) is { IsAttached: true } endpoint) SetLinks(endpoint, [.. endpoint.Links, link]);
        }
        return added;
    }

    private static ItemSubscription Subscribe(Item item, Mailbox mailbox, ItemEventKinds kinds, ItemEventCallback handler)
    {
        var subscription = new ItemSubscription(mailbox, kinds, handler, item.Remove);
        item.Add(subscription);
        return subscription;
    }

    private void Loop()
    {
        var batch = new EngineInput[64];
        while (_queue.TakeOrWait(ref batch) is var count and > 0)
        {
            for (var i = 0; i < count; i++) ApplyGuarded(batch[i]);
            Array.Clear(batch, 0, count);
        }
    }

    private void ApplyGuarded(in EngineInput input)
    {
        try
        {
            Apply(input);
        }
        catch (Exception exception)
        {
            LogInputFailed(_logger, exception, input.Kind.ToString());
            input.Completion?.TrySetResult(CommandResult.Failed($"The host failed: {exception.Message}"));
        }
    }

    private void Apply(in EngineInput input)
    {
        switch (input.Kind)
        {
            case InputKind.ChannelState:
                var publisher = (ChannelEndpoint)input.Target;
                if (!publisher.IsAttached) break;
                foreach (var item in publisher.Items) ApplyState(item, (IState)input.Value!, publisher.Source, input.Cause, null);
                break;
            case InputKind.ChannelCommand:
                var sender = (ChannelEndpoint)input.Target;
                if (!sender.IsAttached) break;
                foreach (var item in sender.Items) ApplyCommand(item, (ICommand)input.Value!, sender.Source, input.Cause, null, null);
                break;
            case InputKind.ItemState:
                ApplyState((Item)input.Target, (IState)input.Value!, input.Source!, input.Cause, input.Reason);
                break;
            case InputKind.ItemCommand:
                ApplyCommand((Item)input.Target, (ICommand)input.Value!, input.Source!, input.Cause, input.Reason, input.Completion);
                break;
            case InputKind.CommandAnswered:
                Emit((Item)input.Target, ItemEventKind.Answered, input.Source!, input.Cause, null, (ICommand)input.Value!, input.Result, null);
                break;
            case InputKind.Action:
                ((Action)input.Target)();
                break;
        }
    }

    private void ApplyState(Item item, IState state, EventSource source, long cause, string? reason)
    {
        if (!item.Type.TryAccept(state, item.Unit, out var accepted, out var error))
        {
            _refused++;
            if (!item.IsRefusing) LogRefused(_logger, item.Name, source, error);
            item.IsRefusing = true;
            return;
        }
        item.IsRefusing = false;
        Emit(item, ItemEventKind.Updated, source, cause, accepted, null, null, reason);
    }

    private void ApplyCommand(Item item, ICommand command, EventSource source, long cause, string? reason, TaskCompletionSource<CommandResult>? completion)
    {
        if (!item.Type.TryAccept(command, item.Unit, out var accepted, out var error))
        {
            var rejected = CommandResult.Rejected(error);
            Emit(item, ItemEventKind.Answered, source, cause, null, command, rejected, reason);
            completion?.TrySetResult(rejected);
            return;
        }
        var commanded = Emit(item, ItemEventKind.Commanded, source, cause, null, accepted, null, reason);
        if (item.LinkArray.Length == 0)
        {
            if (accepted is IState state) ApplyState(item, state, source, commanded.Sequence, reason);
            completion?.TrySetResult(CommandResult.Accepted);
            return;
        }
        // A command is not sent back to the channel that it came from.
        // Two links may name one channel, by an alias of its thing type.
        var links = item.LinkArray.Where(each => each.Endpoint?.Source != source || each.Endpoint is null).DistinctBy(each => (object?)each.Endpoint ?? each).ToArray();
        if (links.Length == 0)
        {
            completion?.TrySetResult(CommandResult.Accepted);
            return;
        }
        var answers = new AnswerCollector(links.Length, result => Answer(item, accepted, source, commanded.Sequence, result, completion));
        foreach (var link in links)
        {
            if (link.Endpoint is { } endpoint) endpoint.Thing.Post(endpoint, accepted, answers.Add);
            else answers.Add(CommandResult.Rejected(Things.WhyNotRunning(link.ChannelUid)));
        }
    }

    private void Answer(Item item, ICommand command, EventSource source, long cause, CommandResult result, TaskCompletionSource<CommandResult>? completion)
    {
        _queue.AddAlways(new EngineInput(InputKind.CommandAnswered, item, command, source, cause, Result: result), out _);
        completion?.TrySetResult(result);
    }

    private ItemEvent Emit(Item item, ItemEventKind kind, EventSource source, long cause, IState? state, ICommand? command, CommandResult? result, string? reason)
    {
        var old = item.State;
        var emitted = new ItemEvent(++_sequence, Time.GetUtcNow().UtcTicks, item, kind, source, cause, old, state ?? old, command, result, reason);
        if (state is not null) item.Apply(state, emitted);
        Journal.Add(emitted);
        var mask = (ItemEventKinds)(1 << (int)kind);
        foreach (var subscription in item.Subscriptions)
            if ((subscription.Kinds & mask) != 0) subscription.Mailbox.Post(subscription, emitted);
        return emitted;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "An observer of {Channel} threw and was taken off")]
    private static partial void LogObserverFailed(ILogger logger, Exception exception, ChannelUid channel);

    [LoggerMessage(Level = LogLevel.Error, Message = "The event loop could not apply an input ({Kind}); it goes on with the next")]
    private static partial void LogInputFailed(ILogger logger, Exception exception, string kind);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Item} refuses a state of {Source}: {Error}")]
    private static partial void LogRefused(ILogger logger, string item, EventSource source, string error);
}
