using HomeBinding.Values;

namespace HomeBinding.Engine.Groups;

/// <summary>LATEST and EARLIEST.</summary>
internal sealed class TimeAggregate(bool isLatest) : Aggregate
{
    private readonly SortedMultiset<DateTimeValue> _times = new(Comparer<DateTimeValue>.Default);

    public override IState Result => _times.Count == 0 ? UnDef.Undef : _times[isLatest ? _times.Count - 1 : 0];

    public override void Add(IState state)
    {
        if (Read(state) is { } time) _times.Add(time);
    }

    public override void Remove(IState state)
    {
        if (Read(state) is { } time) _times.Remove(time);
    }

    private static DateTimeValue? Read(IState state) => StateConversion.Convert(state, typeof(DateTimeValue)) as DateTimeValue;
}
