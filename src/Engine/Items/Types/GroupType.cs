using HomeBinding.Units;
using HomeBinding.Values;

namespace HomeBinding.Engine.Items.Types;

/// <summary><c>Group</c> without base item: has no state of its own; what is sent to it goes to its members.</summary>
internal sealed class GroupType() : ItemType("Group")
{
    public override string Expected => "NULL or UNDEF, because a group without base item has no state";

    private protected override string ExpectedCommand => "REFRESH, because a group without base item has no commands of its own";

    private protected override IState? Store(IState state, Unit? unit, IState? current) => null;

    private protected override ICommand? Take(ICommand command, Unit? unit) => null;

    private protected override IState? ReadState(string text) => null;

    private protected override ICommand? ReadCommand(string text) => null;
}
