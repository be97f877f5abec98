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
    private readonly Kept _kept;

    internal ItemEvent(
        long sequence, long utcTicks, Item item, ItemEventKind kind, EventSource source, long cause, IState oldState, IState newState, ICommand? command, CommandResult? result, string? reason, bool isConfirmation = false) =>
        // Most events are states, which have no details.
        _kept = new Kept(sequence, utcTicks, item, kind, isConfirmation, source, cause, oldState, newState, command is not null || reason is not null ? new Details(command, result, reason) : null);

    internal ItemEvent(in Kept kept) => _kept = kept;

    /// <summary>Counts up by one from 1 with each event of the host.</summary>
    public long Sequence => _kept.Sequence;

    /// <summary>When it was applied.</summary>
    public DateTimeOffset Time => new(UtcTicks, TimeSpan.Zero);

    /// <summary>The item.</summary>
    public Item Item => _kept.Item;

    /// <summary>What happened.</summary>
    public ItemEventKind Kind => _kept.Kind;

    /// <summary>Who put it in.</summary>
    public EventSource Source => _kept.Source;

    /// <summary>The sequence number of the event that made the source do so; 0 if there was none.</summary>
    public long Cause => _kept.Cause;

    /// <summary>The state before.</summary>
    public IState OldState => _kept.OldState;

    /// <summary>The state after; of a prediction, the state that is expected.</summary>
    public IState NewState => _kept.NewState;

    /// <summary>The command that was given or answered.</summary>
    public ICommand? Command => _kept.Details?.Command;

    /// <summary>What became of the command.</summary>
    public CommandResult? Result => _kept.Details?.Result;

    /// <summary>Why the source did it, in its own words; null if it did not say.</summary>
    public string? Reason => _kept.Details?.Reason;

    /// <summary>Of a prediction: true if the present state will stay, because no device can follow the command.</summary>
    public bool IsConfirmation => _kept.IsConfirmation;

    /// <summary>True if the state differs from the one before.</summary>
    public bool Changed => Kind == ItemEventKind.Updated && !OldState.Equals(NewState);

    internal long UtcTicks => _kept.UtcTicks;

    /// <summary>All of it, for who keeps it longer than an event should live.</summary>
    internal ref readonly Kept Values => ref _kept;

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

    /// <summary>What an event says, without the object.</summary>
    internal readonly record struct Kept(
        long Sequence, long UtcTicks, Item Item, ItemEventKind Kind, bool IsConfirmation, EventSource Source, long Cause, IState OldState, IState NewState, Details? Details);

    internal sealed record Details(ICommand? Command, CommandResult? Result, string? Reason);
}
