using HomeBinding.Values;

namespace HomeBinding.Rules.Items;

/// <summary>An item of type <c>Location</c>.</summary>
/// <param name="context">The rule's context.</param>
/// <param name="name">The item's name.</param>
public sealed class LocationItem(IRuleContext context, string name) : RuleItem<PointValue?>(context, name)
{
    private protected override PointValue? Read(IState state) => state as PointValue;
}
