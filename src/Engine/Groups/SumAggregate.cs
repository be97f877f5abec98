using HomeBinding.Values;

namespace HomeBinding.Engine.Groups;

/// <summary>SUM and AVG.</summary>
internal sealed class SumAggregate(NumberView view, bool isMean) : Aggregate
{
    private readonly ExactSum _sum = new();
    private int _numbers;

    public override IState Result
    {
        get
        {
            if (_numbers == 0) return isMean ? UnDef.Undef : view.Nothing;
            return _sum.TryDivide(isMean ? _numbers : 1, out var result) ? view.Write(result) : UnDef.Undef;
        }
    }

    public override void Add(IState state)
    {
        if (view.Read(state) is not { } number) return;
        _numbers++;
        _sum.Add(number);
    }

    public override void Remove(IState state)
    {
        if (view.Read(state) is not { } number) return;
        _numbers--;
        _sum.Subtract(number);
    }
}
