using System.Text.Json;
using HomeBinding.Engine.Events;
using HomeBinding.Values;
using HomeBinding.Web.Json;

namespace HomeBinding.Web.Events;

/// <summary>What happens to the state of an item.</summary>
internal enum ItemHomeEventKind
{
    /// <summary>Something wants it to become a state.</summary>
    State,

    /// <summary>It was set, to the same or another.</summary>
    Updated,

    /// <summary>It is another one.</summary>
    Changed,

    /// <summary>It will probably become one.</summary>
    Predicted,

    /// <summary>A command was given.</summary>
    Command,
}

/// <summary>An event of an item's state, or a command. Of a group whose member is behind it the topic names that too.</summary>
internal sealed class ItemHomeEvent : HomeEvent
{
    private readonly ItemHomeEventKind _kind;
    private readonly ItemEvent _event;
    private readonly IState _old;
    private readonly ItemTimes _times;

    private ItemHomeEvent(ItemHomeEventKind kind, string type, string topic, ItemEvent itemEvent, IState old, ItemTimes times)
        : base(EventSubject.Items, type, topic, SourceText.Of(itemEvent.Source))
    {
        _kind = kind;
        _event = itemEvent;
        _old = old;
        _times = times;
    }

    public override bool GivesWay => _kind is ItemHomeEventKind.State or ItemHomeEventKind.Updated or ItemHomeEventKind.Changed;

    /// <summary>Makes one.</summary>
    /// <param name="kind">What it tells of the event.</param>
    /// <param name="itemEvent">The event.</param>
    /// <param name="old">The state before.</param>
    /// <param name="times">When the state was set and changed before.</param>
    /// <param name="member">The member that made a group's state be looked at; null if none did, or the item is no group.</param>
    public static ItemHomeEvent Of(ItemHomeEventKind kind, ItemEvent itemEvent, IState old, ItemTimes times = default, string? member = null)
    {
        var path = member is null ? $"openhab/items/{itemEvent.Item.Name}" : $"openhab/items/{itemEvent.Item.Name}/{member}";
        var (type, last) = kind switch
        {
            ItemHomeEventKind.State => ("ItemStateEvent", "state"),
            ItemHomeEventKind.Updated => (member is null ? "ItemStateUpdatedEvent" : "GroupStateUpdatedEvent", "stateupdated"),
            ItemHomeEventKind.Changed => (member is null ? "ItemStateChangedEvent" : "GroupItemStateChangedEvent", "statechanged"),
            ItemHomeEventKind.Predicted => ("ItemStatePredictedEvent", "statepredicted"),
            _ => ("ItemCommandEvent", "command"),
        };
        return new ItemHomeEvent(kind, type, $"{path}/{last}", itemEvent, old, times);
    }

    // One that went there and back is told as it was last: that something changed is never hidden.
    public override HomeEvent InPlaceOf(HomeEvent older) =>
        _kind == ItemHomeEventKind.Changed && older is ItemHomeEvent { _old: var first } && !first.Equals(_old) && !first.Equals(_event.NewState)
            ? new ItemHomeEvent(_kind, Type, Topic, _event, first, _times)
            : this;

    protected override void WritePayload(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        switch (_kind)
        {
            case ItemHomeEventKind.Command:
                Write(writer, "type"u8, "value"u8, _event.Command!, _event.Command!.ToFullText());
                break;
            case ItemHomeEventKind.Predicted:
                Write(writer, "predictedType"u8, "predictedValue"u8, _event.NewState, _event.NewState.ToFullText());
                writer.WriteBoolean("isConfirmation"u8, _event.IsConfirmation);
                break;
            default:
                Write(writer, "type"u8, "value"u8, _event.NewState, _event.NewState.ToFullText());
                if (_kind == ItemHomeEventKind.Changed) Write(writer, "oldType"u8, "oldValue"u8, _old, _old.ToFullText());
                if (_kind != ItemHomeEventKind.State && _times.Update is { } update) writer.WriteString("lastStateUpdate"u8, update);
                if (_kind == ItemHomeEventKind.Changed && _times.Change is { } change) writer.WriteString("lastStateChange"u8, change);
                break;
        }
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> typeName, ReadOnlySpan<byte> valueName, object value, string text)
    {
        writer.WriteString(typeName, ValueTypes.Of(value));
        writer.WriteString(valueName, text);
    }
}

/// <summary>When the state of an item was set and when it changed, before an event; null where nobody listened then.</summary>
internal readonly record struct ItemTimes(DateTimeOffset? Update, DateTimeOffset? Change);
