using System.Collections.Concurrent;
using HomeBinding.Channels;
using HomeBinding.Engine.Display;
using HomeBinding.Engine.EventLoop;
using HomeBinding.Engine.Events;
using HomeBinding.Engine.Groups;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Links;
using HomeBinding.Engine.Profiles;
using HomeBinding.Engine.Queues;
using HomeBinding.Engine.Things;
using HomeBinding.Engine.Tracing;
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
    private readonly Dictionary<ChannelUid, Link[]> _links = [];
    private readonly List<(Mailbox Mailbox, ItemEventKinds Kinds, ItemEventCallback Handler, List<ItemSubscription> Subscriptions)> _observers = [];
    private readonly Listeners<string, ItemFollower> _followers = new(StringComparer.Ordinal);
    private readonly MailboxWatchdog _watchdog;
    private readonly LoopTimers _timers;
    private readonly Action<Exception> _timerFailed;
    private readonly ILogger _logger;
    private readonly Thread _thread;
    private long _sequence;
    private long _refused;
    private bool _started;

    // How many times this thread is inside of PublishTogether.
    [ThreadStatic]
    private static int t_together;

    /// <summary>Makes an engine; <see cref="Start"/> lets it run.</summary>
    /// <param name="time">The only clock.</param>
    /// <param name="loggers">Makes the loggers of the engine, the things and the mailboxes.</param>
    /// <param name="options">Sizes and limits; null for the defaults.</param>
    public HomeEngine(TimeProvider time, ILoggerFactory loggers, EngineOptions? options = null)
    {
        Time = time;
        Display = DisplayContext.Of(time);
        Loggers = loggers;
        Options = options ?? new EngineOptions();
        Journal = new EventJournal(Options.JournalCapacity);
        _logger = loggers.CreateLogger("HomeBinding.Engine");
        _watchdog = new MailboxWatchdog(_logger);
        _queue = new ConflatingQueue<EngineInput>(Options.InputCapacity, static (_, newer) => newer, Math.Max(1, Options.InputCapacity / 16));
        _timers = new LoopTimers(time, () => _queue.AddAlways(new EngineInput(InputKind.TimersDue, this), out _));
        _timerFailed = exception => LogTimerFailed(_logger, exception);
        _thread = new Thread(Loop) { Name = "event loop", IsBackground = true };
        _groups = new GroupIndex(FindItem);
        Things = new ThingManager(this);
        Profiles = new ProfileRegistry(this);
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

    /// <summary>The profiles that links can have.</summary>
    public ProfileRegistry Profiles { get; }

    /// <summary>How states are shown to people: time zone, language, transformations.</summary>
    public DisplayContext Display { get; set; }

    /// <summary>The items, in no order.</summary>
    public IEnumerable<Item> Items => _items.Values;

    /// <summary>Counters at this moment.</summary>
    public EngineStatistics Statistics => new(
        Volatile.Read(ref _sequence),
        _queue.Count,
        _queue.HighWater,
        _queue.Conflated + Volatile.Read(ref _profileConflated),
        _watchdog.Mailboxes.Sum(each => each.Conflated),
        Volatile.Read(ref _refused),
        _watchdog.Mailboxes.Sum(each => each.Failures),
        Volatile.Read(ref _profileFailures));

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
        using var trace = EngineTracing.Command(found, command, source, cause);
        var input = new EngineInput(InputKind.ItemCommand, found, command, source, cause, completion, reason);
        if (!await _queue.AddAsync(input).ConfigureAwait(false)) return CommandResult.Rejected("The host is stopping.");
        var result = await completion.Task.ConfigureAwait(false);
        EngineTracing.Answered(trace, result);
        return result;
    }

    /// <summary>As <see cref="SendCommandAsync"/>, but completes once the command is in the queue; what becomes of it is among the events.</summary>
    /// <returns>False if there is no such item, or the host is stopping.</returns>
    public async ValueTask<bool> PostCommandAsync(string item, ICommand command, EventSource source, long cause = 0, string? reason = null) =>
        FindItem(item) is { } found && await _queue.AddAsync(new EngineInput(InputKind.ItemCommand, found, command, source, cause, Reason: reason)).ConfigureAwait(false);

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
            _queue.AddOrConflate(new EngineInput(InputKind.ChannelState, endpoint, state), endpoint, wake: t_together == 0);
    }

    /// <summary>Lets the event loop sleep until all states that <paramref name="publish"/> publishes are there: to wake it for each costs more than to apply them.</summary>
    internal void PublishTogether(Action publish)
    {
        t_together++;
        try
        {
            publish();
        }
        finally
        {
            if (--t_together == 0) _queue.Wake();
        }
    }

    /// <inheritdoc/>
    void IChannelHost.PostCommand(Channel channel, ICommand command)
    {
        if (channel.HostState is ChannelEndpoint endpoint)
            _queue.AddAlways(new EngineInput(InputKind.ChannelCommand, endpoint, command), out _);
    }

    /// <inheritdoc/>
    void IChannelHost.Trigger(Channel channel, string triggerEvent)
    {
        if (channel.HostState is ChannelEndpoint endpoint)
            _queue.AddAlways(new EngineInput(InputKind.ChannelTrigger, endpoint, triggerEvent), out _);
    }

    /// <inheritdoc/>
    void IChannelHost.DescriptionChanged(Channel channel, ChannelDescriptionField field)
    {
        if (channel.HostState is ChannelEndpoint) Things.Notify(new ChannelDescriptionChange(channel.Uid, field, channel.StateDescription));
    }

    /// <inheritdoc/>
    void IChannelHost.ObserverFailed(Channel channel, Exception exception) => LogObserverFailed(_logger, exception, channel.Uid);

    /// <summary>Stops the things, all at the same time, then the event loop, after what was put in before was applied.</summary>
    public async ValueTask DisposeAsync()
    {
        await Things.DisposeAsync().ConfigureAwait(false);
        _timers.Dispose();
        _queue.Close();
        if (_started) await Task.Run(_thread.Join).ConfigureAwait(false);
        foreach (var mailbox in _watchdog.Mailboxes) mailbox.Dispose();
        _watchdog.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "An observer of {Channel} threw and was taken off")]
    private static partial void LogObserverFailed(ILogger logger, Exception exception, ChannelUid channel);
}
