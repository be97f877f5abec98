using HomeBinding.Channels;
using HomeBinding.Units;
using HomeBinding.Values;

namespace HomeBinding.Rules.Items;

/// <summary>An item of type <c>Switch</c>.</summary>
/// <param name="context">The rule's context.</param>
/// <param name="name">The item's name.</param>
public sealed class SwitchItem(IRuleContext context, string name) : RuleItem<OnOff?>(context, name)
{
    /// <summary>True if it is ON; false if it is OFF, UNDEF or NULL.</summary>
    public bool IsOn => State == OnOff.On;

    private protected override OnOff? Read(IState state) => state as OnOff;
}

/// <summary>An item of type <c>Contact</c>.</summary>
/// <param name="context">The rule's context.</param>
/// <param name="name">The item's name.</param>
public sealed class ContactItem(IRuleContext context, string name) : RuleItem<OpenClosed?>(context, name)
{
    private protected override OpenClosed? Read(IState state) => state as OpenClosed;
}

/// <summary>An item of type <c>String</c>.</summary>
/// <param name="context">The rule's context.</param>
/// <param name="name">The item's name.</param>
public sealed class StringItem(IRuleContext context, string name) : RuleItem<string?>(context, name)
{
    /// <inheritdoc cref="RuleItem.SendCommand"/>
    public Task<CommandResult> SendCommand(string command, string? because = null) => SendCommand(new TextValue(command), because);

    /// <inheritdoc cref="RuleItem.PostUpdate"/>
    public void PostUpdate(string state, string? because = null) => PostUpdate(new TextValue(state), because);

    private protected override string? Read(IState state) => state is UnDef ? null : state.ToText();
}

/// <summary>An item of type <c>Number</c>, without unit.</summary>
/// <param name="context">The rule's context.</param>
/// <param name="name">The item's name.</param>
public sealed class NumberItem(IRuleContext context, string name) : RuleItem<decimal?>(context, name)
{
    /// <inheritdoc cref="RuleItem.SendCommand"/>
    public Task<CommandResult> SendCommand(decimal command, string? because = null) => SendCommand(new DecimalValue(command), because);

    /// <inheritdoc cref="RuleItem.PostUpdate"/>
    public void PostUpdate(decimal state, string? because = null) => PostUpdate(new DecimalValue(state), because);

    private protected override decimal? Read(IState state) => (state as NumericValue)?.Value;
}

/// <summary>An item of type <c>Number:&lt;dimension&gt;</c>.</summary>
/// <typeparam name="TDimension">The dimension, e.g. <see cref="ElectricCurrent"/>.</typeparam>
/// <param name="context">The rule's context.</param>
/// <param name="name">The item's name.</param>
public sealed class QuantityItem<TDimension>(IRuleContext context, string name) : RuleItem<Quantity<TDimension>?>(context, name)
    where TDimension : IDimension<TDimension>
{
    /// <inheritdoc cref="RuleItem.SendCommand"/>
    public Task<CommandResult> SendCommand(Quantity<TDimension> command, string? because = null) => SendCommand((ICommand)command, because);

    /// <inheritdoc cref="RuleItem.PostUpdate"/>
    public void PostUpdate(Quantity<TDimension> state, string? because = null) => PostUpdate((IState)state, because);

    /// <summary>Makes a command of another dimension a compile error.</summary>
    [Obsolete("The command has another dimension than the item.", error: true)]
    public Task<CommandResult> SendCommand<TOther>(Quantity<TOther> command, string? because = null)
        where TOther : IDimension<TOther> => SendCommand((ICommand)command, because);

    /// <summary>Makes a state of another dimension a compile error.</summary>
    [Obsolete("The state has another dimension than the item.", error: true)]
    public void PostUpdate<TOther>(Quantity<TOther> state, string? because = null)
        where TOther : IDimension<TOther> => PostUpdate((IState)state, because);

    private protected override Quantity<TDimension>? Read(IState state) => state as Quantity<TDimension>;
}

/// <summary>An item of type <c>DateTime</c>.</summary>
/// <param name="context">The rule's context.</param>
/// <param name="name">The item's name.</param>
public sealed class DateTimeItem(IRuleContext context, string name) : RuleItem<DateTimeOffset?>(context, name)
{
    private protected override DateTimeOffset? Read(IState state) => (state as DateTimeValue)?.Value;
}
