using HomeBinding.Engine.Items;
using HomeBinding.Units;
using HomeBinding.Values;

namespace HomeBinding.Engine.Groups;

/// <summary>The type of a group without base type: it has no state, and passes any command on to its members.</summary>
internal sealed class GroupType : ItemType
{
    private GroupType()
        : base("Group")
    {
    }

    public static GroupType Instance { get; } = new();

    public override string Expected => "no state, because the group has no type of its own; give it one to have a state";

    private protected override IState? Accept(IState state, Unit? unit, out string? error)
    {
        error = $"{Name} items do not accept {state}; expected {Expected}.";
        return null;
    }

    private protected override ICommand? AcceptCommand(ICommand command, Unit? unit, out string? error)
    {
        error = null;
        return command;
    }

    private protected override IState? ParseState(string text) => null;
}
