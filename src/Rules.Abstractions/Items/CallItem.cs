using HomeBinding.Values;

namespace HomeBinding.Rules.Items;

/// <summary>An item of type <c>Call</c>.</summary>
/// <param name="context">The rule's context.</param>
/// <param name="name">The item's name.</param>
public sealed class CallItem(IRuleContext context, string name) : RuleItem<StringListValue?>(context, name)
{
    private protected override StringListValue? Read(IState state) => state as StringListValue;
}
