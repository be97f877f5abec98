using System.Reactive.Concurrency;
using HomeBinding.Channels;
using HomeBinding.Values;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Things;

/// <summary>
/// What the host gives a handler for one start of its thing. Everything in it ends with that start: the token is cancelled, what was registered
/// is disposed in reverse order, what is published later is ignored.
/// </summary>
public interface IThingContext
{
    /// <summary>The thing's id.</summary>
    ThingUid Uid { get; }

    /// <summary>The thing's label, or its id.</summary>
    string Label { get; }

    /// <summary>The only clock.</summary>
    TimeProvider Time { get; }

    /// <summary>A scheduler for Rx operators that runs on <see cref="Time"/>.</summary>
    IScheduler Scheduler { get; }

    /// <summary>A logger named after the thing.</summary>
    ILogger Logger { get; }

    /// <summary>
    /// A client that the host owns: no redirects, no cookies, no proxy, replies up to 256 KiB when buffered. Give each request a token or deadline of its own.
    /// </summary>
    HttpClient Http { get; }

    /// <summary>The services that the binding registered, and the host's logging and time.</summary>
    IServiceProvider Services { get; }

    /// <summary>Cancelled when the thing stops.</summary>
    CancellationToken Stopping { get; }

    /// <summary>The live channel of a declaration.</summary>
    /// <exception cref="ArgumentException">The thing type does not declare it.</exception>
    Channel<T> Channel<T>(ChannelDefinition<T> definition)
        where T : class, IState;

    /// <summary>The live channel of the declaration of a trigger channel.</summary>
    /// <exception cref="ArgumentException">The thing type does not declare it.</exception>
    TriggerChannel Channel(TriggerChannelDefinition definition);

    /// <summary>All channels of the thing.</summary>
    IReadOnlyList<Channel> Channels { get; }

    /// <summary>Ticks after items were linked to or unlinked from channels of this thing.</summary>
    IObservable<Channel> LinksChanged { get; }

    /// <summary>Reports the thing's status: UNKNOWN, ONLINE or OFFLINE.</summary>
    /// <exception cref="ArgumentException">Another status; those are the host's.</exception>
    void SetStatus(ThingStatusInfo status);

    /// <summary>Reports a property of the device; see <see cref="ThingProperties"/>. Null removes it.</summary>
    void SetProperty(string name, string? value);

    /// <summary>
    /// Runs something that publishes states of several channels at once, e.g. all that one reply of the device says. The same states arrive in the same
    /// order; the host is woken once for all of them, which costs it a tenth.
    /// </summary>
    /// <param name="publish">Publishes; must not wait for anything.</param>
    void PublishTogether(Action publish) => publish();

    /// <summary>Hands over something to be disposed when the thing stops, in reverse order of registration; at once if it has stopped.</summary>
    void Register(IDisposable disposable);

    /// <summary>
    /// Runs work until it ends by itself or the token is cancelled. The host waits for it when the thing stops; if it throws, the thing goes
    /// OFFLINE with the message.
    /// </summary>
    void Run(Func<CancellationToken, Task> work);
}
