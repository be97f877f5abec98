using System.Reactive.Linq;
using HomeBinding.Channels;
using HomeBinding.Values;

namespace HomeBinding.Rules.Items;

/// <summary>An item as a rule sees it.</summary>
/// <param name="context">The rule's context.</param>
/// <param name="name">The item's name.</param>
public abstract class RuleItem(IRuleContext context, string name)
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>Its state: a value, UNDEF or NULL.</summary>
    public IState RawState => Context.GetState(Name);

    /// <summary>Its state as people see it, for messages: by its format, options and transformations, e.g. <c>3.5 kWh</c> or <c>Charging</c>.</summary>
    public string DisplayState => Context.GetDisplayState(Name);

    /// <summary>True if its state is a value, neither UNDEF nor NULL.</summary>
    public bool HasState => RawState is not UnDef;

    /// <summary>The commands given to it, whoever gave them.</summary>
    public IObservable<ItemCommand> Commands => Context.Commands(Name);

    private protected IRuleContext Context { get; } = context;

    /// <summary>
    /// Sends a command. The task ends when all linked things have answered and says what became of it; it never throws. What is not awaited is
    /// logged if it does not succeed.
    /// </summary>
    /// <param name="command">The command.</param>
    /// <param name="because">Why, for whoever asks later.</param>
    public Task<CommandResult> SendCommand(ICommand command, string? because = null) => Context.SendCommandAsync(Name, command, because);

    /// <summary>Sets its state, as a channel would; linked things are not told.</summary>
    /// <param name="state">The state.</param>
    /// <param name="because">Why, for whoever asks later.</param>
    public void PostUpdate(IState state, string? because = null) => Context.PostUpdate(Name, state, because);

    /// <summary>Name and state.</summary>
    public override string ToString() => $"{Name} = {RawState.ToText()}";
}

/// <summary>An item with values of type <typeparamref name="T"/>.</summary>
/// <typeparam name="T">The value; null stands for UNDEF and NULL.</typeparam>
/// <param name="context">The rule's context.</param>
/// <param name="name">The item's name.</param>
public abstract class RuleItem<T>(IRuleContext context, string name) : RuleItem(context, name)
{
    /// <summary>Its value, or null while it is UNDEF or NULL.</summary>
    public T State => Read(RawState);

    /// <summary>Every update, also one to the same value.</summary>
    public IObservable<ItemUpdate<T>> Updates => Context.Updates(Name).Select(Typed);

    /// <summary>Updates to another value than before.</summary>
    public IObservable<ItemUpdate<T>> Changes => Context.Updates(Name).Where(static each => each.IsChange).Select(Typed);

    /// <summary>The value now, and then each other one.</summary>
    public IObservable<T> Values => Observable.Defer(() => Changes.Select(static each => each.New).StartWith(State));

    private protected abstract T Read(IState state);

    private ItemUpdate<T> Typed(ItemUpdate update) => new(Read(update.Old), Read(update.New), update.Time, update.Source);
}
