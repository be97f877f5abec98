using System.Diagnostics.CodeAnalysis;
using HomeBinding.Engine.Events;
using HomeBinding.Engine.Groups;
using HomeBinding.Engine.Links;
using HomeBinding.Engine.Metadata;
using HomeBinding.Engine.Queues;
using HomeBinding.Units;
using HomeBinding.Values;

namespace HomeBinding.Engine.Items;

/// <summary>A live item. Only the event loop changes it; anybody may read it.</summary>
public sealed class Item
{
    private ItemSubscription[] _subscriptions = [];
    private ItemDefinition _definition;
    private Unit? _unit;
    private ItemExtras? _extras;
    private IState _state = UnDef.Null;
    private long _lastSequence;
    private long _lastUpdated;
    private IState _previousState = UnDef.Null;
    private EventSource? _changeSource;
    private long _changeSequence;
    private long _changeTicks;

    internal Item(ItemDefinition definition, Unit? unit, int ordinal)
    {
        _definition = definition;
        _unit = unit;
        Ordinal = ordinal;
    }

    /// <summary>What the file says of it; another one after a change of the file.</summary>
    public ItemDefinition Definition => Volatile.Read(ref _definition);

    /// <summary>Its name.</summary>
    public string Name => Definition.Name;

    /// <summary>Its type.</summary>
    public ItemType Type => Definition.Type;

    /// <summary>The unit that its states are kept in, or null.</summary>
    public Unit? Unit => Volatile.Read(ref _unit);

    /// <summary>What the namespaces say of it.</summary>
    public IReadOnlyDictionary<string, ItemMetadata> Metadata => Definition.Metadata;

    /// <summary>Its state; NULL before the first.</summary>
    public IState State => Volatile.Read(ref _state);

    /// <summary>The sequence number of the newest update of its state, whether that changed it or not; 0 before the first.</summary>
    public long LastSequence => Volatile.Read(ref _lastSequence);

    /// <summary>When its state was set last, whether that changed it or not; null before the first time.</summary>
    public DateTimeOffset? LastUpdated => Volatile.Read(ref _lastUpdated) is var ticks and not 0 ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>What changed its state last; null before the first change.</summary>
    public ItemChange? LastChange
    {
        get
        {
            // The loop sets the sequence number to 0 while it writes, and to the new one when it is done: what was read between two equal ones belongs together.
            var wait = default(SpinWait);
            while (true)
            {
                var sequence = Volatile.Read(ref _changeSequence);
                var (source, ticks, previous) = (Volatile.Read(ref _changeSource), Volatile.Read(ref _changeTicks), Volatile.Read(ref _previousState));
                if (source is null) return null;
                Volatile.ReadBarrier();
                if (sequence != 0 && sequence == Volatile.Read(ref _changeSequence)) return new ItemChange(sequence, new DateTimeOffset(ticks, TimeSpan.Zero), source, previous);
                wait.SpinOnce();
            }
        }
    }

    /// <summary>The channels it is linked to.</summary>
    public IReadOnlyList<Link> Links => LinkArray;

    /// <summary>True if it is a group.</summary>
    public bool IsGroup => Extras?.Group is not null;

    /// <summary>Of a group, the items that name it, in the order of their definition; else empty.</summary>
    public IReadOnlyList<Item> Members => Extras?.Group?.Members ?? [];

    /// <summary>
    /// Of a group whose function looks for an active state, how many members have it (of AND and NAND, how many have it not); null for anything else.
    /// </summary>
    public int? GroupCount => Extras?.Group?.Count;

    /// <summary>
    /// The state where a number is asked for (openHAB's <c>getStateAs(DecimalType)</c>): a group's <see cref="GroupCount"/> unless its state is a plain
    /// number, else what the state converts to; null if there is no number.
    /// </summary>
    public DecimalValue? DecimalState =>
        State is DecimalValue number ? number
        : GroupCount is { } count ? new DecimalValue(count)
        : StateViews.Number(State) is { } converted ? new DecimalValue(converted)
        : null;

    /// <summary>Null for an item that has none of it.</summary>
    internal ItemExtras? Extras
    {
        get => Volatile.Read(ref _extras);
        set => Volatile.Write(ref _extras, value);
    }

    /// <summary>Counts the items in the order of their definition. Owned by the event loop.</summary>
    internal int Ordinal { get; }

    /// <summary>Owned by the event loop; true once it is no item of the engine any more.</summary>
    internal bool IsRemoved { get; set; }

    /// <summary>Owned by the event loop; true since it refused a state and until it accepts one.</summary>
    internal bool IsRefusing { get; set; }

    internal Link[] LinkArray { get; set; } = [];

    internal ItemSubscription[] Subscriptions => Volatile.Read(ref _subscriptions);

    /// <summary>Reads a command for it. For a group without type it has to be one that all members take (openHAB's intersection).</summary>
    /// <param name="text">The text, e.g. <c>ON</c>.</param>
    /// <param name="command">The command.</param>
    /// <param name="error">What is wrong with the text.</param>
    public bool TryParseCommand(string text, [NotNullWhen(true)] out ICommand? command, [NotNullWhen(false)] out string? error) =>
        Extras?.Group is { IsFunctional: false } group ? GroupCommands.TryParse(group, text, out command, out error) : Type.TryParseCommand(text, out command, out error);

    internal ItemExtras NeedExtras() => Extras ??= new ItemExtras();

    /// <summary>Gives up what is empty, so that the item is an ordinary one again.</summary>
    internal void TrimExtras()
    {
        if (Extras is { Group: null, Groups.Length: 0, Expiration: null, StateLinks.Length: 0 }) Extras = null;
    }

    /// <summary>Another definition; the state has to be fitted to it in the same step of the event loop.</summary>
    internal void Redefine(ItemDefinition definition, Unit? unit)
    {
        Volatile.Write(ref _unit, unit);
        Volatile.Write(ref _definition, definition);
    }

    internal void Apply(ItemEvent update)
    {
        // Writing a reference that is there already would only make work for the garbage collector.
        if (!ReferenceEquals(_state, update.NewState)) Volatile.Write(ref _state, update.NewState);
        if (update.Changed) Changed(update);
        Touch(update.Sequence, update.UtcTicks);
    }

    // In fields and not as the event: tens of thousands of events that live until the next change would fill the oldest generation of the heap.
    private void Changed(ItemEvent update)
    {
        _changeSequence = 0;
        Volatile.WriteBarrier();
        _previousState = update.OldState;
        _changeTicks = update.UtcTicks;
        if (!ReferenceEquals(_changeSource, update.Source)) _changeSource = update.Source;
        Volatile.Write(ref _changeSequence, update.Sequence);
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

    /// <summary>Adds somebody who listens, on a mailbox.</summary>
    internal ItemSubscription Subscribe(Mailbox mailbox, ItemEventKinds kinds, ItemEventCallback handler, bool outlivesItem = false)
    {
        var subscription = new ItemSubscription(mailbox, kinds, handler, Remove, outlivesItem);
        Exchange(all => [.. all, subscription]);
        return subscription;
    }

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
