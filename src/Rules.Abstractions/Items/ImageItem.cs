using HomeBinding.Values;

namespace HomeBinding.Rules.Items;

/// <summary>An item of type <c>Image</c>.</summary>
/// <param name="context">The rule's context.</param>
/// <param name="name">The item's name.</param>
public sealed class ImageItem(IRuleContext context, string name) : RuleItem<RawValue?>(context, name)
{
    private protected override RawValue? Read(IState state) => state as RawValue;
}
