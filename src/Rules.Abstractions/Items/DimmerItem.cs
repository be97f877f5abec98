using HomeBinding.Channels;
using HomeBinding.Values;

namespace HomeBinding.Rules.Items;

/// <summary>An item of type <c>Dimmer</c>; its value is the brightness or level, 0 to 100.</summary>
/// <param name="context">The rule's context.</param>
/// <param name="name">The item's name.</param>
public sealed class DimmerItem(IRuleContext context, string name) : RuleItem<decimal?>(context, name)
{
    /// <summary>True if it is above 0; false if it is 0, UNDEF or NULL.</summary>
    public bool IsOn => State > 0m;

    /// <inheritdoc cref="RuleItem.SendCommand"/>
    /// <exception cref="ArgumentOutOfRangeException">The percentage is below 0 or above 100.</exception>
    public Task<CommandResult> SendCommand(decimal percent, string? because = null) => SendCommand(new PercentValue(percent), because);

    /// <inheritdoc cref="RuleItem.PostUpdate"/>
    /// <exception cref="ArgumentOutOfRangeException">The percentage is below 0 or above 100.</exception>
    public void PostUpdate(decimal percent, string? because = null) => PostUpdate(new PercentValue(percent), because);

    private protected override decimal? Read(IState state) => (state as PercentValue)?.Value;
}
