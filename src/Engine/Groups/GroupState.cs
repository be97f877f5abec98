using HomeBinding.Engine.Events;
using HomeBinding.Engine.Items;
using HomeBinding.Values;

namespace HomeBinding.Engine.Groups;

/// <summary>What an item that is a group has beyond an item. Written by the event loop only.</summary>
internal sealed class GroupState(Item item)
{
    // In a circle of groups, which is an error of the files, nothing else would end it.
    private const int MostTurns = 2;

    private Item[] _members = [];
    private bool _isQueued;
    private long _wave;
    private int _turns;
    private Due _due;
    private int _count = -1;

    public Item Item { get; } = item;

    /// <summary>The items that name it, in the order of their definition.</summary>
    public Item[] Members
    {
        get => Volatile.Read(ref _members);
        set => Volatile.Write(ref _members, value);
    }

    /// <summary>The items that its state follows from, each once: the members, and in place of a group without state the members of that. In no order.</summary>
    public Item[] Units { get; private set; } = [];

    /// <summary>True if it has a state of its own, so that it counts as one unit in a group above it.</summary>
    public bool IsFunctional => Item.Definition.Group?.BaseType is not null;

    /// <summary>The number it shows where one is asked for; null if its function has none. Readable by anybody.</summary>
    public int? Count => Volatile.Read(ref _count) is var count and >= 0 ? count : null;

    /// <summary>Higher than that of any group that is one of its units, unless it is in a circle with itself.</summary>
    public int Level { get; set; }

    /// <summary>States that were added to or removed from the aggregate, for tests of what an update costs.</summary>
    public long Operations { get; private set; }

    private Aggregate? Aggregate { get; set; }

    /// <summary>The members, each once; in place of a group without state the members of that, and so on.</summary>
    public List<Item> Flatten()
    {
        var units = new List<Item>();
        var seen = new HashSet<Item> { Item };
        var open = new Stack<GroupState>([this]);
        while (open.TryPop(out var current))
        {
            foreach (var member in current.Members)
            {
                if (!seen.Add(member)) continue;
                if (member.Extras?.Group is { IsFunctional: false } inner) open.Push(inner);
                else units.Add(member);
            }
        }
        return units;
    }

    /// <summary>Starts anew with other units.</summary>
    public void Reset(Item[] units)
    {
        Units = units;
        var definition = Item.Definition;
        Aggregate = IsFunctional ? Groups.Aggregate.Create(definition.Group!.Function ?? GroupFunction.Equality, definition.Type, Item.Unit) : null;
        foreach (var unit in units) Add(unit.State);
    }

    /// <summary>One of the units has another state.</summary>
    public void Exchange(IState old, IState state)
    {
        if (Aggregate is null) return;
        Operations += 2;
        Aggregate.Remove(old);
        Aggregate.Add(state);
    }

    /// <summary>Notes that it has to look at its state; false if it does so anyway, or had its turns.</summary>
    public bool Join(long wave, EventSource source, long cause, string? reason, bool isUpdated)
    {
        if (_wave != wave) (_wave, _turns) = (wave, 0);
        if (_isQueued)
        {
            _due = new Due(source, cause, reason, isUpdated || _due.IsUpdated);
            return false;
        }
        if (_turns == MostTurns) return false;
        _isQueued = true;
        _due = new Due(source, cause, reason, isUpdated && _turns == 0);
        return true;
    }

    /// <summary>It is its turn.</summary>
    public Due Leave()
    {
        _isQueued = false;
        _turns++;
        return _due;
    }

    /// <summary>The state that the group has to have.</summary>
    public IState Evaluate()
    {
        Volatile.Write(ref _count, Aggregate?.Count ?? -1);
        if (Aggregate is null) return UnDef.Null;
        var state = StateViews.Fit(Aggregate.Result, Item.Type, Item.Unit);
        // The same object again costs nobody an event that hears none.
        return state.Equals(Item.State) ? Item.State : state;
    }

    private void Add(IState state)
    {
        if (Aggregate is null) return;
        Operations++;
        Aggregate.Add(state);
    }

    /// <summary>Why it has to look at its state.</summary>
    /// <param name="Source">Who put in what changed.</param>
    /// <param name="Cause">The newest event of a unit, or 0.</param>
    /// <param name="Reason">In words.</param>
    /// <param name="IsUpdated">True if a unit was updated, which updates the group even if the state stays.</param>
    internal readonly record struct Due(EventSource Source, long Cause, string? Reason, bool IsUpdated);
}
