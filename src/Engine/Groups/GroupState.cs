using HomeBinding.Engine.Items;
using HomeBinding.Values;

namespace HomeBinding.Engine.Groups;

/// <summary>What an item that is a group has beyond an item. Written by the event loop only.</summary>
internal sealed class GroupState(Item item)
{
    private Item[] _members = [];
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

    /// <summary>True while it passes on a state, so that a group that contains itself over others does not do so forever.</summary>
    public bool IsUpdating { get; set; }

    /// <summary>True if a unit has changed meanwhile.</summary>
    public bool IsStale { get; set; }

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
}
