using HomeBinding.Values;

namespace HomeBinding.Rules.Items;

/// <summary>An item of type <c>Color</c>.</summary>
/// <param name="context">The rule's context.</param>
/// <param name="name">The item's name.</param>
public sealed class ColorItem(IRuleContext context, string name) : RuleItem<HsbValue?>(context, name)
{
    /// <summary>True if its brightness is above 0; false if it is 0, UNDEF or NULL.</summary>
    public bool IsOn => State is { Brightness: > 0m };

    private protected override HsbValue? Read(IState state) => state as HsbValue;
}
