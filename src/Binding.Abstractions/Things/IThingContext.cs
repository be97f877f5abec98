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

    /// <summary>The thing's status at this moment.</summary>
    ThingStatusInfo Status { get; }

    /// <summary>Reports the thing's status: UNKNOWN, ONLINE or OFFLINE; while the thing is REMOVING nothing but REMOVED has an effect.</summary>
    /// <exception cref="ArgumentException">Another status; those are the host's. REMOVED while the thing is not REMOVING.</exception>
    void SetStatus(ThingStatusInfo status);

    /// <summary>What was reported of the device with <see cref="SetProperty"/>, and the fixed properties of the thing type.</summary>
    IReadOnlyDictionary<string, string> Properties { get; }

    /// <summary>The thing's configuration values by parameter name, in the declared types; those that are left out have their defaults in the record only.</summary>
    IReadOnlyDictionary<string, object?> Configuration { get; }

    /// <summary>
    /// Changes configuration values, e.g. a token that the device handed out, without a new start. It holds until the file changes the thing's
    /// configuration, or the host ends.
    /// </summary>
    /// <param name="values">The values that change, by parameter name; null takes one out.</param>
    /// <exception cref="ArgumentException">The configuration would not be valid.</exception>
    void UpdateConfiguration(IReadOnlyDictionary<string, object?> values);

    /// <summary>The thing's bridge; null if it has none.</summary>
    ThingUid? BridgeUid { get; }

    /// <summary>The status of the bridge; null if there is none.</summary>
    ThingStatusInfo? BridgeStatus { get; }

    /// <summary>
    /// The handler of the thing's bridge, typed: for bridge and child of one binding its class, else an interface of an assembly that both share. The bridge
    /// starts before its children and stops after them; do not keep it beyond this start.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no bridge, or its handler is of another type.</exception>
    T GetBridgeHandler<T>()
        where T : class;

    /// <summary>
    /// Adds and removes channels while the thing runs, e.g. when the device says what it has. Links to them work at once, and
    /// <see cref="LinksChanged"/> tells of those that were there already. What is added goes with this start of the thing.
    /// </summary>
    /// <param name="add">Declarations to add; one with the id of a channel that is there takes its place.</param>
    /// <param name="remove">Ids to remove; those that are not there do not matter.</param>
    Task EditChannelsAsync(IReadOnlyList<ChannelDefinition> add, IReadOnlyList<string>? remove = null);

    /// <summary>
    /// Makes the thing one of another type of this binding, e.g. when the device says what model it is. The host stops this handler and starts one of the
    /// new type.
    /// </summary>
    /// <param name="type">The new type.</param>
    /// <param name="configuration">Its configuration; null to keep the values.</param>
    /// <exception cref="ArgumentException">The binding has no such type.</exception>
    void ChangeThingType(ThingTypeUid type, IReadOnlyDictionary<string, object?>? configuration = null);

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
