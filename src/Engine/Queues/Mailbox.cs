using HomeBinding.Engine.Events;
using HomeBinding.Engine.Items;
using HomeBinding.Engine.Tracing;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Engine.Queues;

/// <summary>
/// The queue in front of something that can block: a rule, a thing, an observer. What is posted runs one after the other, in order, on the thread
/// pool. Item states conflate to the newest for each subscription while it is full; everything else is kept and makes the queue grow visibly.
/// An exception is logged with its trace; the next entry runs.
/// </summary>
public sealed partial class Mailbox : IThreadPoolWorkItem, IDisposable
{
    private const int Turn = 20;

    private readonly ConflatingQueue<Delivery> _queue;
    private readonly ILogger _logger;
    private readonly MailboxWatchdog _watchdog;
    private Delivery[] _batch = [];
    private readonly MailboxSynchronizationContext? _context;
    private long _runningSince;
    private long _waitingSince;
    private int _scheduled;
    private bool _isBusy;
    private long _failures;
    private long _runs;
    private long _runsWhenLooked;
    private volatile bool _held;
    private volatile bool _disposed;

    internal Mailbox(string name, int capacity, ILogger logger, MailboxWatchdog watchdog, bool resumeHere)
    {
        Name = name;
        _logger = logger;
        _watchdog = watchdog;
        if (resumeHere) _context = new MailboxSynchronizationContext(this);
        _queue = new ConflatingQueue<Delivery>(capacity, Merge);
        watchdog.Add(this);
    }

    /// <summary>Whose mailbox it is.</summary>
    public string Name { get; }

    /// <summary>Entries that wait.</summary>
    public int Depth => _queue.Count;

    /// <summary>States that gave way to a newer one.</summary>
    public long Conflated => _queue.Conflated;

    /// <summary>The most entries that ever waited.</summary>
    public int HighWater => _queue.HighWater;

    /// <summary>Callbacks that threw.</summary>
    public long Failures => Volatile.Read(ref _failures);

    /// <summary>Callbacks that have run, those that threw included.</summary>
    public long Runs => Volatile.Read(ref _runs);

    /// <summary>How long the callback that is running has been running; zero if none is.</summary>
    public TimeSpan RunningFor => Since(ref _runningSince);

    /// <summary>How long it has been waiting for a thread of the pool; zero if it is not.</summary>
    internal TimeSpan WaitingFor => Since(ref _waitingSince);

    /// <summary>True if it neither runs nor waits for a thread.</summary>
    internal bool IsIdle => Volatile.Read(ref _runningSince) == 0 && Volatile.Read(ref _waitingSince) == 0;

    internal bool IsDisposed => _disposed;

    /// <summary>Called with what a callback threw, after it was logged.</summary>
    public Action<Exception>? OnFailure { get; set; }

    /// <summary>Called with true as it begins to run what was posted, and with false when there is nothing more to run; on the thread that runs it. It must not block.</summary>
    public Action<bool>? OnBusy { get; set; }

    /// <summary>The event that the running callback was called for, so that what it does can name its cause; null outside of one.</summary>
    public ItemEvent? Current { get; private set; }

    /// <summary>How many updates of the same item gave way to <see cref="Current"/>.</summary>
    public int CurrentConflated { get; private set; }

    /// <summary>How many of <see cref="CurrentConflated"/> were changes.</summary>
    public int CurrentConflatedChanges { get; private set; }

    /// <summary>Posts work that must not be lost.</summary>
    public void Post(Action work)
    {
        _queue.AddAlways(new Delivery(null, null, null, work), out var wasEmpty);
        if (wasEmpty) Schedule();
    }

    /// <summary>Called in a callback: nothing further runs until <see cref="Release"/>; what is posted waits.</summary>
    public void Hold() => _held = true;

    /// <summary>Ends <see cref="Hold"/>.</summary>
    public void Release()
    {
        _held = false;
        Schedule();
    }

    /// <inheritdoc/>
    void IThreadPoolWorkItem.Execute()
    {
        Volatile.Write(ref _waitingSince, 0);
        if (_context is not null) SynchronizationContext.SetSynchronizationContext(_context);
        try
        {
            RunAll();
        }
        finally
        {
            if (_context is not null) SynchronizationContext.SetSynchronizationContext(null);
        }
    }

    private void RunAll()
    {
        var turnEnds = Environment.TickCount64 + Turn;
        while (true)
        {
            var count = _held ? 0 : RunBatch();
            if (count > 0)
            {
                if (Environment.TickCount64 < turnEnds) continue;
                // One that always has something to do gives its thread to the others now and then.
                Volatile.Write(ref _waitingSince, Environment.TickCount64);
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
                return;
            }
            if (_isBusy) TellBusy(false);
            // A full fence: were the look at the queue to come before the write, an entry posted in between would never be run.
            Interlocked.Exchange(ref _scheduled, 0);
            if (_held || _queue.Count == 0 || Interlocked.Exchange(ref _scheduled, 1) == 1) return;
        }
    }

    private int RunBatch()
    {
        var count = _queue.Take(ref _batch);
        if (count > 0 && !_isBusy && OnBusy is not null) TellBusy(true);
        for (var i = 0; i < count && !_disposed; i++) Run(_batch[i]);
        Array.Clear(_batch, 0, count);
        return count;
    }

    /// <summary>Called now and then by one thread: one that has done nothing since gives up the room that its last burst took. Thousands of things were busy once, at their start.</summary>
    internal void TrimIfIdle()
    {
        var runs = Runs;
        var wasIdle = runs == _runsWhenLooked;
        _runsWhenLooked = runs;
        // Who has set this owns the batch.
        if (!wasIdle || Interlocked.CompareExchange(ref _scheduled, 1, 0) != 0) return;
        _batch = [];
        _queue.Trim();
        Interlocked.Exchange(ref _scheduled, 0);
        if (!_held && _queue.Count > 0) Schedule();
    }

    /// <summary>Ends it: what waits is dropped, what runs may finish.</summary>
    public void Dispose()
    {
        _disposed = true;
        _queue.Close();
        _watchdog.Remove(this);
    }

    internal void Post(ItemSubscription subscription, ItemEvent itemEvent)
    {
        var delivery = new Delivery(subscription, itemEvent, itemEvent.OldState, null);
        bool wasEmpty;
        if (itemEvent.Kind == ItemEventKind.Updated) wasEmpty = _queue.AddOrConflate(delivery, subscription);
        else _queue.AddAlways(delivery, out wasEmpty);
        if (wasEmpty) Schedule();
    }

    private void Schedule()
    {
        if (Interlocked.Exchange(ref _scheduled, 1) == 1) return;
        Volatile.Write(ref _waitingSince, Environment.TickCount64);
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    private void Run(in Delivery delivery)
    {
        Volatile.Write(ref _runningSince, Environment.TickCount64);
        _runs++;
        try
        {
            if (delivery.Work is { } work)
            {
                work();
            }
            else if (!delivery.Subscription!.IsDisposed)
            {
                using var trace = EngineTracing.Callback(Name, delivery.Event!);
                Current = delivery.Event;
                CurrentConflated = delivery.Conflated;
                CurrentConflatedChanges = delivery.ConflatedChanges;
                delivery.Subscription.Deliver(delivery.Event!, delivery.OldState!);
            }
        }
        catch (Exception exception)
        {
            _failures++;
            LogFailure(_logger, exception, Name);
            Report(exception);
        }
        finally
        {
            Current = null;
            CurrentConflated = CurrentConflatedChanges = 0;
            Volatile.Write(ref _runningSince, 0);
        }
    }

    private static Delivery Merge(Delivery older, Delivery newer) => newer with
    {
        OldState = older.OldState,
        Conflated = older.Conflated + 1,
        ConflatedChanges = older.ConflatedChanges + (older.Event!.Changed ? 1 : 0),
    };

    private void TellBusy(bool isBusy)
    {
        _isBusy = isBusy;
        if (_disposed) return;
        try
        {
            OnBusy?.Invoke(isBusy);
        }
        catch (Exception exception)
        {
            LogFailure(_logger, exception, Name);
        }
    }

    private void Report(Exception failure)
    {
        try
        {
            OnFailure?.Invoke(failure);
        }
        catch (Exception exception)
        {
            LogFailure(_logger, exception, Name);
        }
    }

    private static TimeSpan Since(ref long start) =>
        Volatile.Read(ref start) is var since and not 0 ? TimeSpan.FromMilliseconds(Environment.TickCount64 - since) : TimeSpan.Zero;

    [LoggerMessage(Level = LogLevel.Error, Message = "{Name} threw; it goes on at its next trigger")]
    private static partial void LogFailure(ILogger logger, Exception exception, string name);

    internal readonly record struct Delivery(ItemSubscription? Subscription, ItemEvent? Event, Values.IState? OldState, Action? Work, int Conflated = 0, int ConflatedChanges = 0);
}
