using HomeBinding.Values;

namespace HomeBinding.Rules.Items;

/// <summary>An item of type <c>Player</c>.</summary>
/// <param name="context">The rule's context.</param>
/// <param name="name">The item's name.</param>
public sealed class PlayerItem(IRuleContext context, string name) : RuleItem<IPlayerState?>(context, name)
{
    private protected override IPlayerState? Read(IState state) => state as IPlayerState;
}
