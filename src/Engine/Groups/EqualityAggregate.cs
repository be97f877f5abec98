using HomeBinding.Values;

namespace HomeBinding.Engine.Groups;

internal sealed class EqualityAggregate : Aggregate
{
    private readonly Dictionary<IState, int> _counts = [];

    public override IState Result
    {
        get
        {
            if (_counts.Count != 1) return UnDef.Undef;
            foreach (var state in _counts.Keys) return state;
            return UnDef.Undef;
        }
    }

    public override void Add(IState state) => _counts[state] = _counts.GetValueOrDefault(state) + 1;

    public override void Remove(IState state)
    {
        var count = _counts.GetValueOrDefault(state) - 1;
        if (count > 0) _counts[state] = count;
        else _counts.Remove(state);
    }
}
