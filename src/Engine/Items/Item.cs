using HomeBinding.Engine.Events;
using HomeBinding.Engine.Links;
using HomeBinding.Units;
using HomeBinding.Values;

namespace HomeBinding.Engine.Items;

/// <summary>A live item. Only the event loop changes it; anybody may read it.</summary>
public sealed class Item
{
    private ItemSubscription[] _subscriptions = [];
    private IState _state = UnDef.Null;
    private ItemEvent? _lastUpdate;
    private ItemEvent? _lastChange;

    internal Item(ItemDefinition definition, MeasurementSystem system)
    {
        Definition = definition;
        Unit = definition.Unit ?? definition.Type.Dimension?.DefaultUnit(system);
    }

    /// <summary>What the file says of it.</summary>
    public ItemDefinition Definition { get; }

    /// <summary>Its name.</summary>
    public string Name => Definition.Name;

    /// <summary>Its type.</summary>
    public ItemType Type => Definition.Type;

    /// <summary>The unit that its states are kept in, or null.</summary>
    public Unit? Unit { get; }

    /// <summary>Its state; NULL before the first.</summary>
    public IState State => Volatile.Read(ref _state);

    /// <summary>The newest event that set its state; null before the first.</summary>
    public ItemEvent? LastUpdate => Volatile.Read(ref _lastUpdate);

    /// <summary>The newest event that changed its state; null before the first.</summary>
    public ItemEvent? LastChange => Volatile.Read(ref _lastChange);

    /// <summary>The channels it is linked to.</summary>
    public IReadOnlyList<Link> Links => LinkArray;

    /// <summary>Owned by the event loop; true since it refused a state and until it accepts one.</summary>
    internal bool IsRefusing { get; set; }

    internal Link[] LinkArray { get; set; } = [];

    /// <summary>Owned by the event loop: the links whose profiles want the item's states.</summary>
    internal Link[] StateLinks { get; set; } = [];

    internal ItemSubscription[] Subscriptions => Volatile.Read(ref _subscriptions);

    internal void Apply(IState state, ItemEvent update)
    {
        Volatile.Write(ref _state, state);
        Volatile.Write(ref _lastUpdate, update);
        if (update.Changed) Volatile.Write(ref _lastChange, update);
    }

    internal void Add(ItemSubscription subscription) => Exchange(all => [.. all, subscription]);

    internal void Remove(ItemSubscription subscription) => Exchange(all => [.. all.Where(each => each != subscription)]);

    // Subscribing comes from any thread; the loop reads the array it finds.
    private void Exchange(Func<ItemSubscription[], ItemSubscription[]> change)
    {
        ItemSubscription[] before, after;
        do
        {
            before = Volatile.Read(ref _subscriptions);
            after = change(before);
        }
        while (Interlocked.CompareExchange(ref _subscriptions, after, before) != before);
    }
}
