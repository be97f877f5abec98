using System.Collections.Concurrent;
using System.Reactive.Concurrency;
using System.Reactive.Disposables;
using System.Reactive.Linq;
using HomeBinding.Channels;
using HomeBinding.Engine;
using HomeBinding.Engine.Display;
using HomeBinding.Engine.Events;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Links;
using HomeBinding.Engine.Queues;
using HomeBinding.Engine.Time;
using HomeBinding.Rules.Items;
using HomeBinding.Things;
using HomeBinding.Values;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Rules.Running;

/// <summary>What one rule gets; everything reaches it through its mailbox.</summary>
internal sealed partial class RuleContext : IRuleContext, IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    private readonly HomeEngine _engine;
    private readonly EventSource _source;
    private readonly HashSet<string> _items;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _gate = new();
    private readonly List<IDisposable> _registered = [];
    private readonly HashSet<IDisposable> _streams = [];
    private readonly AsyncLocal<Trigger?> _trigger = new();
    // The trigger channels that it listens to, with what was last said of each that cannot be heard.
    private readonly ConcurrentDictionary<TriggerSubscription, string?> _channels = new();
    private long _leftOut;
    private bool _disposed;

    /// <summary>Makes the context of a rule.</summary>
    /// <param name="name">The rule's name.</param>
    /// <param name="engine">The engine.</param>
    /// <param name="items">The items that the rule was compiled for.</param>
    public RuleContext(string name, HomeEngine engine, IEnumerable<string> items)
    {
        Name = name;
        _items = [.. items];
        _engine = engine;
        _source = new EventSource(SourceKind.Rule, name);
        Logger = engine.Loggers.CreateLogger($"HomeBinding.Rules.{name}");
        Mailbox = engine.CreateMailbox($"rule {name}", resumeHere: true);
        Mailbox.OnFailure = exception => LastFailure = exception.Message;
        Scheduler = new TimeProviderScheduler(engine.Time, PostScheduled);
        Stopping = _stopping.Token;
    }

    public Mailbox Mailbox { get; }

    public string? LastFailure { get; private set; }

    /// <summary>The rule itself, once it has been made.</summary>
    public Rule? Rule { get; set; }

    public string Name { get; }

    public TimeProvider Time => _engine.Time;

    public IScheduler Scheduler { get; }

    public ILogger Logger { get; }

    public CancellationToken Stopping { get; }

    public long Failures { get; private set; }

    /// <summary>Values that the rule did not see, since newer ones took their place or it was too far behind.</summary>
    public long Conflated => Mailbox.Conflated + Volatile.Read(ref _leftOut) + _channels.Keys.Sum(static each => each.LeftOut);

    /// <summary>Why one of the channels that it listens to cannot be heard; null if they all can, as far as that is known.</summary>
    public string? DeafTo => _channels.Keys.Select(each => _engine.WhyNotHeard(each.Channel)).FirstOrDefault(static each => each is not null);

    public IState GetState(string item)
    {
        if (Find(item) is not { } found) return UnDef.Undef;
        if (_trigger.Value is { Sequence: 0 } timer) timer.Sequence = found.LastChange?.Sequence ?? 0;
        return found.State;
    }

    public string GetDisplayState(string item) => Find(item) is { } found ? ItemDisplay.Format(found, _engine.Display) : UnDef.Undef.ToText();

    public IObservable<ItemUpdate> Updates(string item)
    {
        Find(item);
        return new EventStream<ItemUpdate>(this, tell => _engine.Follow(item, Mailbox, ItemEventKinds.Updated, (update, old) =>
            tell(new ItemUpdate(item, old, update.NewState, update.Time, update.Source.Text, update.Sequence))));
    }

    public IObservable<ItemCommand> Commands(string item)
    {
        Find(item);
        return new EventStream<ItemCommand>(this, tell => _engine.Follow(item, Mailbox, ItemEventKinds.Commanded, (commanded, _) =>
            tell(new ItemCommand(item, commanded.Command!, commanded.Time, commanded.Source.Text, commanded.Sequence))));
    }

    public IObservable<ChannelTrigger> Triggers(ChannelUid channel) => new EventStream<ChannelTrigger>(this, tell =>
    {
        var subscription = _engine.Subscribe(channel, Mailbox, (triggerEvent, time) => tell(new ChannelTrigger(channel, triggerEvent, time)));
        _channels[subscription] = null;
        return Disposable.Create(() =>
        {
            subscription.Dispose();
            if (_channels.TryRemove(subscription, out _)) Interlocked.Add(ref _leftOut, subscription.LeftOut);
        });
    });

    public async Task<CommandResult> SendCommandAsync(string item, ICommand command, string? because)
    {
        if (Stopping.IsCancellationRequested) return CommandResult.Rejected($"The rule {Name} has been unloaded.");
        var result = await _engine.SendCommandAsync(item, command, _source, Cause(), because).ConfigureAwait(false);
        if (!result.IsSuccess && result.Status != CommandStatus.Replaced) LogCommandFailed(Logger, item, command.ToText(), result);
        return result;
    }

    public void PostUpdate(string item, IState state, string? because)
    {
        if (Stopping.IsCancellationRequested) return;
        if (Find(item) is null) LogNoItem(Logger, item, state.ToText());
        else _ = _engine.PostUpdateAsync(item, state, _source, Cause(), because).AsTask();
    }

    public ThingStatusInfo GetThingStatus(ThingUid thing) =>
        _engine.Things.Find(thing)?.Status ?? new ThingStatusInfo(ThingStatus.Uninitialized, ThingStatusDetail.NotYetReady, $"There is no thing {thing}.");

    public IObservable<ThingStatusUpdate> ThingStatusChanges(ThingUid thing) => Observable.Create<ThingStatusUpdate>(observer => _engine.Things.Subscribe(Mailbox, change =>
    {
        // Either id of a thing whose type has an alias means it.
        if (change.Thing.Uid == thing || _engine.Things.Find(thing) == change.Thing) observer.OnNext(new ThingStatusUpdate(change.Thing.Uid, change.Old, change.New, change.Time));
    }));

    public async Task<IReadOnlyDictionary<string, object?>> CallActionAsync(ThingUid thing, string action, IReadOnlyDictionary<string, object?> arguments)
    {
        if (_engine.Things.Find(thing) is not { } found) throw new ThingActionException($"There is no thing {thing}.");
        return await found.InvokeActionAsync(action, arguments, Stopping).ConfigureAwait(false);
    }

    public void Register(IDisposable disposable)
    {
        lock (_gate)
        {
            if (!_disposed)
            {
                _registered.Add(disposable);
                return;
            }
        }
        disposable.Dispose();
    }

    public void Failed(Exception exception)
    {
        Failures++;
        LastFailure = exception.Message;
        LogFailed(Logger, exception, Name);
    }

    public void LeftOut()
    {
        if (Interlocked.Increment(ref _leftOut) == 1) LogLeftOut(Logger, Name);
    }

    public void Dispose()
    {
        IDisposable[] registered;
        lock (_gate)
        {
            if (_disposed) return;
            _disposed = true;
            registered = [.. _streams, .. _registered];
            _streams.Clear();
            _registered.Clear();
        }
        Mailbox.Dispose();
        // What the rule registered is its own code: it may throw or block like the rest of it.
        if (!Task.Run(() => End(registered)).Wait(Limit)) LogStuck(Logger, Name, Limit.TotalSeconds);
    }

    /// <summary>Says of each channel that cannot be heard why, unless it has been said.</summary>
    internal void ReportChannels()
    {
        lock (_channels)
        {
            foreach (var (channel, said) in _channels)
            {
                var reason = _engine.WhyNotHeard(channel.Channel);
                if (reason != said && _channels.TryUpdate(channel, reason, said) && reason is not null) LogNotHeard(Logger, Name, channel.Channel, reason);
            }
        }
    }

    /// <summary>Notes a stream that listens to the engine; false once the rule has ended.</summary>
    internal bool Begin(IDisposable stream)
    {
        lock (_gate)
        {
            if (!_disposed) _streams.Add(stream);
            return !_disposed;
        }
    }

    /// <summary>Forgets a stream that listens no more.</summary>
    internal void End(IDisposable stream)
    {
        lock (_gate) _streams.Remove(stream);
    }

    private void End(IDisposable[] registered)
    {
        TryEnd(_stopping.Cancel);
        foreach (var disposable in registered.Reverse()) TryEnd(disposable.Dispose);
        _stopping.Dispose();
    }

    private void TryEnd(Action end)
    {
        try
        {
            end();
        }
        catch (Exception exception)
        {
            Failed(exception);
        }
    }

    // Null for an item that was there when the rule was compiled: it may come back, and until then the rule is to go on with the rest.
    private Item? Find(string item) =>
        _engine.FindItem(item) ?? (_items.Contains(item) ? null : throw new ArgumentException($"There is no item '{item}'.", nameof(item)));

    public void KeepCause()
    {
        if (Mailbox.Current is { } called) _trigger.Value = new Trigger { Sequence = called.Sequence };
    }

    private long Cause() => Mailbox.Current?.Sequence ?? _trigger.Value?.Sequence ?? 0;

    private void PostScheduled(Action action) => Mailbox.Post(() =>
    {
        _trigger.Value = new Trigger();
        action();
        _trigger.Value = null;
    });

    /// <summary>What a run of the rule was called for; it goes along where the run awaits.</summary>
    private sealed class Trigger
    {
        /// <summary>The event; for a timer, which has none, the newest event of the item that the run read first: that is what it acted on.</summary>
        public long Sequence { get; set; }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Rule {Name} is too slow for its values; the oldest are left out and counted, commands are kept")]
    private static partial void LogLeftOut(ILogger logger, string name);

    [LoggerMessage(Level = LogLevel.Warning, Message = "State {State} of {Item}: there is no such item any more")]
    private static partial void LogNoItem(ILogger logger, string item, string state);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Rule {Name} does not hear {Channel}. {Reason}")]
    private static partial void LogNotHeard(ILogger logger, string name, ChannelUid channel, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Rule {Name} still works {Seconds} s after it was unloaded; it was cut off")]
    private static partial void LogStuck(ILogger logger, string name, double seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Command {Command} to {Item}: {Result}")]
    private static partial void LogCommandFailed(ILogger logger, string item, string command, CommandResult result);

    [LoggerMessage(Level = LogLevel.Error, Message = "Rule {Name} threw; it goes on at its next trigger")]
    private static partial void LogFailed(ILogger logger, Exception exception, string name);
}
