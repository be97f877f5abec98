using HomeBinding.Channels;
using HomeBinding.Values;

namespace HomeBinding.Rules.Items;

/// <summary>An item of type <c>Rollershutter</c>; its value is how far the shutter is down, 0 (up) to 100 (down).</summary>
/// <param name="context">The rule's context.</param>
/// <param name="name">The item's name.</param>
public sealed class RollershutterItem(IRuleContext context, string name) : RuleItem<decimal?>(context, name)
{
    /// <inheritdoc cref="RuleItem.SendCommand"/>
    /// <exception cref="ArgumentOutOfRangeException">The percentage is below 0 or above 100.</exception>
    public Task<CommandResult> SendCommand(decimal percent, string? because = null) => SendCommand(new PercentValue(percent), because);

    /// <inheritdoc cref="RuleItem.PostUpdate"/>
    /// <exception cref="ArgumentOutOfRangeException">The percentage is below 0 or above 100.</exception>
    public void PostUpdate(decimal percent, string? because = null) => PostUpdate(new PercentValue(percent), because);

    private protected override decimal? Read(IState state) => (state as PercentValue)?.Value;
}
