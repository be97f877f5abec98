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
    private long _lastSequence;
    private long _lastUpdated;
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

    /// <summary>The sequence number of the newest update of its state, whether that changed it or not; 0 before the first.</summary>
    public long LastSequence => Volatile.Read(ref _lastSequence);

    /// <summary>When its state was set last, whether that changed it or not; null before the first time.</summary>
    public DateTimeOffset? LastUpdated => Volatile.Read(ref _lastUpdated) is var ticks and not 0 ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>The newest event that changed its state; null before the first.</summary>
    public ItemEvent? LastChange => Volatile.Read(ref _lastChange);

    /// <summary>The channels it is linked to.</summary>
    public IReadOnlyList<Link> Links => LinkArray;

    /// <summary>Owned by the event loop; true since it refused a state and until it accepts one.</summary>
    internal bool IsRefusing { get; set; }

    internal Link[] LinkArray { get; set; } = [];

    internal ItemSubscription[] Subscriptions => Volatile.Read(ref _subscriptions);

    internal void Apply(ItemEvent update)
    {
        // Writing a reference that is there already would only make work for the garbage collector.
        if (!ReferenceEquals(_state, update.NewState)) Volatile.Write(ref _state, update.NewState);
        if (update.Changed) Volatile.Write(ref _lastChange, update);
        Touch(update.Sequence, update.UtcTicks);
    }

    internal void Touch(long sequence, long utcTicks)
    {
        Volatile.Write(ref _lastUpdated, utcTicks);
        Volatile.Write(ref _lastSequence, sequence);
    }

    /// <summary>True if somebody listens to events of some kinds.</summary>
    internal bool IsHeard(ItemEventKinds kinds)
    {
        foreach (var subscription in Subscriptions)
            if ((subscription.Kinds & kinds) != 0) return true;
        return false;
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
