using System.Reactive.Concurrency;
using System.Reactive.Linq;
using HomeBinding.Channels;
using HomeBinding.Engine;
using HomeBinding.Engine.Events;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Queues;
using HomeBinding.Engine.Time;
using HomeBinding.Rules.Items;
using HomeBinding.Values;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Rules.Running;

/// <summary>What one rule gets; everything reaches it through its mailbox.</summary>
internal sealed partial class RuleContext : IRuleContext, IDisposable
{
    private readonly HomeEngine _engine;
    private readonly EventSource _source;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _gate = new();
    private readonly List<IDisposable> _registered = [];
    private long _firstRead;
    private bool _disposed;

    public RuleContext(string name, HomeEngine engine)
    {
        Name = name;
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

    public string Name { get; }

    public TimeProvider Time => _engine.Time;

    public IScheduler Scheduler { get; }

    public ILogger Logger { get; }

    public CancellationToken Stopping { get; }

    public long Failures { get; private set; }

    public IState GetState(string item)
    {
        var found = Find(item);
        if (_firstRead == 0) _firstRead = found.LastUpdate?.Sequence ?? 0;
        return found.State;
    }

    public IObservable<ItemUpdate> Updates(string item)
    {
        var found = Find(item);
        return Observable.Create<ItemUpdate>(observer => _engine.Subscribe(
            found.Name,
            Mailbox,
            ItemEventKinds.Updated,
            (update, old) => observer.OnNext(new ItemUpdate(found.Name, old, update.NewState, update.Time, update.Source.Text, update.Sequence))));
    }

    public IObservable<ItemCommand> Commands(string item)
    {
        var found = Find(item);
        return Observable.Create<ItemCommand>(observer => _engine.Subscribe(
            found.Name,
            Mailbox,
            ItemEventKinds.Commanded,
            (commanded, _) => observer.OnNext(new ItemCommand(found.Name, commanded.Command!, commanded.Time, commanded.Source.Text, commanded.Sequence))));
    }

    public async Task<CommandResult> SendCommandAsync(string item, ICommand command, string? because)
    {
        if (Stopping.IsCancellationRequested) return CommandResult.Rejected($"The rule {Name} has been unloaded.");
        var result = await _engine.SendCommandAsync(item, command, _source, Cause(), because).ConfigureAwait(false);
        if (!result.IsSuccess && result.Status != CommandStatus.Replaced) LogCommandFailed(Logger, item, command.ToText(), result);
        return result;
    }

    public void PostUpdate(string item, IState state, string? because)
    {
        if (!Stopping.IsCancellationRequested) _ = _engine.PostUpdateAsync(Find(item).Name, state, _source, Cause(), because).AsTask();
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

    public void Dispose()
    {
        IDisposable[] registered;
        lock (_gate)
        {
            if (_disposed) return;
            _disposed = true;
            registered = [.. _registered];
            _registered.Clear();
        }
        _stopping.Cancel();
        Mailbox.Dispose();
        foreach (var disposable in registered.Reverse())
        {
            try
            {
                disposable.Dispose();
            }
            catch (Exception exception)
            {
                Failed(exception);
            }
        }
        _stopping.Dispose();
    }

    private Item Find(string item) => _engine.FindItem(item) ?? throw new ArgumentException($"There is no item '{item}'.", nameof(item));

    // A run by a timer has no event; what it read first is what it acted on.
    private long Cause() => Mailbox.Current?.Sequence ?? _firstRead;

    private void PostScheduled(Action action) => Mailbox.Post(() =>
    {
        _firstRead = 0;
        action();
        _firstRead = 0;
    });

    [LoggerMessage(Level = LogLevel.Warning, Message = "Command {Command} to {Item}: {Result}")]
    private static partial void LogCommandFailed(ILogger logger, string item, string command, CommandResult result);

    [LoggerMessage(Level = LogLevel.Error, Message = "Rule {Name} threw; it goes on at its next trigger")]
    private static partial void LogFailed(ILogger logger, Exception exception, string name);
}
