using System.Reactive.Concurrency;
using HomeBinding.Channels;
using HomeBinding.Rules.Items;
using HomeBinding.Things;
using HomeBinding.Values;
using Microsoft.Extensions.Logging;

namespace HomeBinding.Rules;

/// <summary>
/// What the host gives a rule. Everything that comes to the rule through it — states, commands, timers, what follows an <c>await</c> — runs one
/// after the other on the rule's own mailbox; it ends when the rule is unloaded.
/// </summary>
public interface IRuleContext
{
    /// <summary>The rule's name.</summary>
    string Name { get; }

    /// <summary>The only clock.</summary>
    TimeProvider Time { get; }

    /// <summary>A scheduler for Rx operators, on <see cref="Time"/> and on the rule's mailbox.</summary>
    IScheduler Scheduler { get; }

    /// <summary>A logger named after the rule.</summary>
    ILogger Logger { get; }

    /// <summary>Cancelled when the rule is unloaded.</summary>
    CancellationToken Stopping { get; }

    /// <summary>The item's state at this moment.</summary>
    /// <exception cref="ArgumentException">There is no such item.</exception>
    IState GetState(string item);

    /// <summary>The item's state as people see it: by its format, options and transformations.</summary>
    /// <exception cref="ArgumentException">There is no such item.</exception>
    string GetDisplayState(string item) => GetState(item).ToText();

    /// <summary>The item's updates, on the rule's mailbox. While the rule is behind, each item's newest is kept.</summary>
    /// <exception cref="ArgumentException">There is no such item.</exception>
    IObservable<ItemUpdate> Updates(string item);

    /// <summary>The commands given to the item, on the rule's mailbox. None is dropped.</summary>
    /// <exception cref="ArgumentException">There is no such item.</exception>
    IObservable<ItemCommand> Commands(string item);

    /// <summary>
    /// The events of a trigger channel, on the rule's mailbox, whether its thing runs at the moment or not. None gives way to a newer one; while more than 16,384
    /// wait, those that come are left out, counted and reported.
    /// </summary>
    IObservable<ChannelTrigger> Triggers(ChannelUid channel);

    /// <summary>Sends a command; see <see cref="RuleItem.SendCommand"/>.</summary>
    Task<CommandResult> SendCommandAsync(string item, ICommand command, string? because);

    /// <summary>Sets a state; see <see cref="RuleItem.PostUpdate"/>.</summary>
    void PostUpdate(string item, IState state, string? because);

    /// <summary>The things.</summary>
    RuleThings Things => new(this);

    /// <summary>The thing's status; UNINITIALIZED if there is no such thing.</summary>
    ThingStatusInfo GetThingStatus(ThingUid thing);

    /// <summary>The thing's changes of status, on the rule's mailbox. None is dropped.</summary>
    IObservable<ThingStatusUpdate> ThingStatusChanges(ThingUid thing);

    /// <summary>Has a thing carry an action out; see <see cref="RuleThing.CallAsync"/>.</summary>
    /// <exception cref="ThingActionException">It was not carried out, or failed.</exception>
    Task<IReadOnlyDictionary<string, object?>> CallActionAsync(ThingUid thing, string action, IReadOnlyDictionary<string, object?> arguments);

    /// <summary>Hands over something to be disposed when the rule is unloaded.</summary>
    void Register(IDisposable disposable);

    /// <summary>Reports what a callback or an operator of the rule threw.</summary>
    void Failed(Exception exception);

    /// <summary>Counts a value that was left out, since an asynchronous handler was too slow for it.</summary>
    void LeftOut()
    {
    }

    /// <summary>Called before something asynchronous begins: what follows its awaits names the same cause as what comes before them.</summary>
    void KeepCause()
    {
    }
}
