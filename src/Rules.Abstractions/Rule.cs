using System.Reactive.Linq;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Rules;

/// <summary>
/// Base of all rules. A rule is a public class in a file of the folder <c>rules</c>; the host makes one instance when it loads the file.
/// Use <see cref="Rule{TItems}"/> to get at the items.
/// </summary>
public abstract class Rule
{
    private IRuleContext? _context;

    /// <summary>What the host gives the rule.</summary>
    protected IRuleContext Context => _context ?? throw new InvalidOperationException("Use items, timers and the log in Define or later, not in the constructor.");

    /// <summary>A logger named after the rule.</summary>
    protected ILogger Log => Context.Logger;

    /// <summary>Says what the rule does: subscribes to items and starts timers. Called once.</summary>
    protected abstract void Define();

    /// <summary>Runs something at a fixed interval, for the first time after one interval.</summary>
    protected void Every(TimeSpan interval, Action run) => On(Observable.Interval(interval, Context.Scheduler), _ => run());

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
    /// stream throws, the stream is subscribed to anew.
    /// </summary>
    protected void On<T>(IObservable<T> stream, Action<T> run) => Context.Register(
        stream
            .Do(
                static _ => { },
                Context.Failed)
            .RetryWhen(static failures => failures)
            .Subscribe(value =>
            {
                try
                {
                    run(value);
                }
                catch (Exception exception)
                {
                    Context.Failed(exception);
                }
            }));

    /// <summary>As <see cref="On{T}(IObservable{T}, Action{T})"/>, asynchronously: one run after the other, in order.</summary>
    protected void On<T>(IObservable<T> stream, Func<T, Task> run)
    {
        var last = Task.CompletedTask;
        On(stream, value =>
        {
            last = RunAfterAsync(last, value, run);
        });
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

    private async Task RunAfterAsync<T>(Task before, T value, Func<T, Task> run)
    {
        await before.ConfigureAwait(true);
        try
        {
            Context.Stopping.ThrowIfCancellationRequested();
            await run(value).ConfigureAwait(true);
        }
        catch (OperationCanceledException) when (Context.Stopping.IsCancellationRequested)
        {
        }
        catch (Exception exception)
        {
            Context.Failed(exception);
        }
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
