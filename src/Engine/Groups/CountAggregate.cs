using System.Text.RegularExpressions;
using HomeBinding.Values;

namespace HomeBinding.Engine.Groups;

/// <summary>COUNT.</summary>
internal sealed class CountAggregate(string pattern) : Aggregate
{
    private readonly Regex _pattern = GroupFunctionReader.FullMatch(pattern);
    private int _matching;

    public override IState Result => new DecimalValue(_matching);

    public override void Add(IState state)
    {
        if (_pattern.IsMatch(state.ToText())) _matching++;
    }

    public override void Remove(IState state)
    {
        if (_pattern.IsMatch(state.ToText())) _matching--;
    }
}
