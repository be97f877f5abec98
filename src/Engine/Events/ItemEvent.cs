using HomeBinding.Channels;
using HomeBinding.Engine.Items;
using HomeBinding.Values;

namespace HomeBinding.Engine.Events;

/// <summary>What happened to an item.</summary>
public enum ItemEventKind
{
    /// <summary>Its state was set, to the same value or another.</summary>
    Updated,

    /// <summary>A command was given to it.</summary>
    Commanded,

    /// <summary>A command that was given to it has been answered.</summary>
    Answered,

    /// <summary>A command makes it probable that the state will become <see cref="ItemEvent.NewState"/>; the state itself did not change (openHAB's ItemStatePredictedEvent).</summary>
    Predicted,
}

/// <summary>One event of one item, in the order in which the event loop applied its inputs.</summary>
public sealed class ItemEvent
{
    // Most events are states, which have none of it.
    private readonly Details? _details;

    internal ItemEvent(long sequence, long utcTicks, Item item, ItemEventKind kind, EventSource source, long cause, IState oldState, IState newState, ICommand? command, CommandResult? result, string? reason)
    {
        Sequence = sequence;
        UtcTicks = utcTicks;
        Item = item;
        Kind = kind;
        Source = source;
        Cause = cause;
        OldState = oldState;
        NewState = newState;
        if (command is not null || reason is not null) _details = new Details(command, result, reason);
    }

    private ItemEvent(in Kept kept)
    {
        Sequence = kept.Sequence;
        UtcTicks = kept.UtcTicks;
        Item = kept.Item;
        Kind = kept.Kind;
        Source = kept.Source;
        Cause = kept.Cause;
        OldState = kept.OldState;
        NewState = kept.NewState;
        IsConfirmation = kept.IsConfirmation;
        _details = (Details?)kept.Details;
    }

    /// <summary>Counts up by one from 1 with each event of the host.</summary>
    public long Sequence { get; }

    /// <summary>When it was applied.</summary>
    public DateTimeOffset Time => new(UtcTicks, TimeSpan.Zero);

    /// <summary>The item.</summary>
    public Item Item { get; }

    /// <summary>What happened.</summary>
    public ItemEventKind Kind { get; }

    /// <summary>Who put it in.</summary>
    public EventSource Source { get; }

    /// <summary>The sequence number of the event that made the source do so; 0 if there was none.</summary>
    public long Cause { get; }

    /// <summary>The state before.</summary>
    public IState OldState { get; }

    /// <summary>The state after; of a prediction, the state that is expected.</summary>
    public IState NewState { get; }

    /// <summary>The command that was given or answered.</summary>
    public ICommand? Command => _details?.Command;

    /// <summary>What became of the command.</summary>
    public CommandResult? Result => _details?.Result;

    /// <summary>Why the source did it, in its own words; null if it did not say.</summary>
    public string? Reason => _details?.Reason;

    /// <summary>Of a prediction: true if the present state will stay, because no device can follow the command.</summary>
    public bool IsConfirmation { get; internal init; }

    /// <summary>True if the state differs from the one before.</summary>
    public bool Changed => Kind == ItemEventKind.Updated && !OldState.Equals(NewState);

    internal long UtcTicks { get; }

    /// <summary>For instance <c>#12 GoEChargerMaxCurrent: 16 A → 10 A (channel …)</c>.</summary>
    public override string ToString()
    {
        var what = Kind switch
        {
            ItemEventKind.Updated => $"{OldState.ToText()} → {NewState.ToText()}",
            ItemEventKind.Commanded => $"command {Command!.ToText()}",
            ItemEventKind.Predicted when IsConfirmation => $"{NewState.ToText()} stays",
            ItemEventKind.Predicted => $"{OldState.ToText()}, expected {NewState.ToText()}",
            _ => $"command {Command!.ToText()}: {Result}",
        };
        return $"#{Sequence} {Item.Name}: {what} ({Source}{(Cause == 0 ? "" : $", because of #{Cause}")}{(Reason is null ? "" : $": {Reason}")})";
    }

    internal Kept Keep() => new(Sequence, UtcTicks, Item, Kind, IsConfirmation, Source, Cause, OldState, NewState, _details);

    /// <summary>What an event says, without the object.</summary>
    internal readonly record struct Kept(
        long Sequence, long UtcTicks, Item Item, ItemEventKind Kind, bool IsConfirmation, EventSource Source, long Cause, IState OldState, IState NewState, object? Details)
    {
        public ItemEvent ToEvent() => new(this);
    }

    private sealed record Details(ICommand? Command, CommandResult? Result, string? Reason);
}
