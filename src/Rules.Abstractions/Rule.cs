using System.Reactive.Concurrency;
using System.Reactive.Disposables;
using System.Reactive.Linq;
using HomeBinding.Channels;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Rules;

/// <summary>
/// Base of all rules. A rule is a public class in a file of the folder <c>rules</c>; the host makes one instance when it loads the file.
/// Use <see cref="Rule{TItems}"/> to get at the items.
/// </summary>
public abstract class Rule
{
    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LastRetry = TimeSpan.FromSeconds(64);

    private IRuleContext? _context;

    /// <summary>What the host gives the rule.</summary>
    protected IRuleContext Context => _context ?? throw new InvalidOperationException("Use items, timers and the log in Define or later, not in the constructor.");

    /// <summary>The things: <c>Things["goecharger:goe:garage"].IsOnline</c>.</summary>
    protected RuleThings Things => Context.Things;

    /// <summary>A logger named after the rule.</summary>
    protected ILogger Log => Context.Logger;

    /// <summary>Says what the rule does: subscribes to items and starts timers. Called once.</summary>
    protected abstract void Define();

    /// <summary>
    /// The events of a trigger channel: <c>On(Trigger("hub:remote:kitchen:button", "SHORT_PRESSED"), _ => …)</c>. They come also after the thing was started
    /// anew, or if it is there later only.
    /// </summary>
    /// <param name="channel">The channel's id, <c>binding:type:id:channel</c>.</param>
    /// <param name="triggerEvent">The only event to hear of; null for all.</param>
    /// <exception cref="FormatException">The text is not a channel id.</exception>
    protected IObservable<ChannelTrigger> Trigger(string channel, string? triggerEvent = null)
    {
        var all = Context.Triggers(ChannelUid.Parse(channel));
        return triggerEvent is null ? all : all.Where(each => each.Event == triggerEvent);
    }

    /// <summary>Runs something at a fixed interval, for the first time after one interval. While the rule is late, one run waits at most.</summary>
    protected void Every(TimeSpan interval, Action run)
    {
        if (interval <= TimeSpan.Zero) throw new ArgumentOutOfRangeException(nameof(interval), $"The interval is {interval}; it has to be longer than zero.");
        On(Observable.Interval(interval, Context.Scheduler), _ => run());
    }

    /// <summary>As <see cref="Every(TimeSpan, Action)"/>, asynchronously: ticks that come while it runs are left out.</summary>
    protected void Every(TimeSpan interval, Func<Task> run)
    {
        var running = Task.CompletedTask;
        Every(interval, () =>
        {
            if (!running.IsCompleted) return;
            running = run();
            Observe(running);
        });
    }

    /// <summary>
    /// Runs something for each value of a stream. If it throws, the exception is logged and it goes on with the next value; if an operator of the
    /// stream throws, the stream is subscribed to anew: at once, or after 1, 2, 4 … 64 s if it fails while it is being subscribed to.
    /// </summary>
    protected void On<T>(IObservable<T> stream, Action<T> run)
    {
        var subscription = new SerialDisposable();
        Context.Register(subscription);
        var wait = FirstRetry;
        Begin();

        void Begin()
        {
            var (subscribing, failed) = (true, false);
            var begun = stream.Subscribe(
                value =>
                {
                    wait = FirstRetry;
                    try
                    {
                        run(value);
                    }
                    catch (Exception exception)
                    {
                        Context.Failed(exception);
                    }
                },
                exception =>
                {
                    Context.Failed(exception);
                    failed = true;
                    if (!subscribing) Begin();
                });
            subscribing = false;
            subscription.Disposable = failed ? Context.Scheduler.Schedule(wait, Begin) : begun;
            if (failed && wait < LastRetry) wait *= 2;
        }
    }

    /// <summary>
    /// As <see cref="On{T}(IObservable{T}, Action{T})"/>, asynchronously: one run after the other, in order. While it is slow, up to 1024 values wait;
    /// beyond that the oldest is left out and counted; of events of trigger channels up to 16,384 wait, and commands are all kept.
    /// </summary>
    protected void On<T>(IObservable<T> stream, Func<T, Task> run) => On(stream, new SerialRuns<T>(Context, run).Add);

    /// <summary>
    /// What the rule does when somebody runs it by hand (openHAB's <c>runnow</c>), on its mailbox. A rule that does not override it cannot be run by hand: it
    /// does something when something happens.
    /// </summary>
    /// <param name="context">What the caller gives it: texts, numbers as decimal, and truth values, by name.</param>
    /// <returns>The run; null if there is nothing to run.</returns>
    protected virtual Task? RunNow(IReadOnlyDictionary<string, object?> context) => null;

    /// <summary>Runs it by hand.</summary>
    /// <returns>False if it cannot be.</returns>
    internal bool TryRunNow(IReadOnlyDictionary<string, object?> context)
    {
        if (RunNow(context) is not { } run) return false;
        Observe(run);
        return true;
    }

    internal void Start(IRuleContext context)
    {
        _context = context;
        Attach(context);
        Define();
    }

    private protected virtual void Attach(IRuleContext context)
    {
    }

    private async void Observe(Task running)
    {
        try
        {
            await running.ConfigureAwait(true);
        }
        catch (OperationCanceledException) when (Context.Stopping.IsCancellationRequested)
        {
        }
        catch (Exception exception)
        {
            Context.Failed(exception);
        }
    }
}

/// <summary>A rule that uses items. <c>Rule&lt;Items&gt;</c> in a file of the folder <c>rules</c> gives it all of them, by name and typed.</summary>
/// <typeparam name="TItems">The generated class <c>Items</c>, with a constructor that takes an <see cref="IRuleContext"/>.</typeparam>
public abstract class Rule<TItems> : Rule
    where TItems : class
{
    private TItems? _items;

    /// <summary>The items: <c>Items.GoEChargerMaxCurrent</c>.</summary>
    protected TItems Items => _items ?? throw new InvalidOperationException("Use items in Define or later, not in the constructor.");

    private protected override void Attach(IRuleContext context) => _items = (TItems)Activator.CreateInstance(typeof(TItems), context)!;
}
