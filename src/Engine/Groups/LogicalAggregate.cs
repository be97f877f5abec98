using HomeBinding.Values;

namespace HomeBinding.Engine.Groups;

/// <summary>AND, OR, NAND, NOR, XOR: counts the active members.</summary>
internal sealed class LogicalAggregate(GroupFunction function) : Aggregate
{
    private readonly IState _active = function.Active!;
    private readonly Type _type = function.Active!.GetType();
    private int _activeCount;
    private int _size;

    public override IState Result => IsActive ? _active : function.Passive!;

    public override int? Count => function.Kind is GroupFunctionKind.And or GroupFunctionKind.Nand ? _size - _activeCount : _activeCount;

    private bool IsActive => function.Kind switch
    {
        GroupFunctionKind.And => AllActive,
        GroupFunctionKind.Nand => !AllActive,
        GroupFunctionKind.Or => _activeCount > 0,
        GroupFunctionKind.Nor => _activeCount == 0,
        _ => _activeCount == 1,
    };

    private bool AllActive => _size > 0 && _activeCount == _size;

    public override void Add(IState state)
    {
        _size++;
        if (Matches(state)) _activeCount++;
    }

    public override void Remove(IState state)
    {
        _size--;
        if (Matches(state)) _activeCount--;
    }

    private bool Matches(IState state) => _active.Equals(StateConversion.Convert(state, _type));
}
