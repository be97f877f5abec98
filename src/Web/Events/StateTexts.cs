using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using HomeBinding.Engine;
using HomeBinding.Engine.Display;
using HomeBinding.Engine.Items;
using HomeBinding.Values;
using HomeBinding.Web.Json;

namespace HomeBinding.Web.Events;

/// <summary>States of items as <c>/rest/events/states</c> has them: <c>"Lamp":{"state":"ON","type":"OnOff"}</c>. Made once for each state, for all clients.</summary>
internal sealed class StateTexts(HomeEngine engine)
{
    private readonly ConditionalWeakTable<Item, Text> _texts = [];

    /// <summary>The text of an item; null if there is none of that name.</summary>
    public ReadOnlyMemory<byte>? Of(string name)
    {
        if (engine.FindItem(name) is not { } item) return null;
        var (state, definition) = (item.State, item.Definition);
        if (_texts.TryGetValue(item, out var known) && ReferenceEquals(known.State, state) && ReferenceEquals(known.Definition, definition)) return known.Bytes;
        var bytes = Build(item, state);
        _texts.AddOrUpdate(item, new Text(state, definition, bytes));
        return bytes;
    }

    /// <summary>Forgets the text of an item whose description has changed.</summary>
    public void Forget(Item item) => _texts.Remove(item);

    /// <summary>Forgets all texts, as the way in which states are shown has changed.</summary>
    public void ForgetAll() => _texts.Clear();

    private byte[] Build(Item item, IState state)
    {
        var buffer = new ArrayBufferWriter<byte>(128);
        using var writer = new Utf8JsonWriter(buffer, HomeEvent.Json);
        writer.WriteStartObject();
        writer.WriteStartObject(item.Name);
        var text = state.ToFullText();
        writer.WriteString("state"u8, text);
        writer.WriteString("type"u8, ValueTypes.Of(state));
        // It is the newest one, should another have come meanwhile: the text of that one follows.
        if (ItemDisplay.Format(item, engine.Display) is var shown && shown != text) writer.WriteString("displayState"u8, shown);
        if (state is NumericValue number) writer.WriteNumber("numericState"u8, number.Value);
        if (state is Quantity quantity) writer.WriteString("unit"u8, quantity.Unit.Symbol);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.Flush();
        // Without its braces: a message has several.
        return buffer.WrittenSpan[1..^1].ToArray();
    }

    private sealed record Text(IState State, ItemDefinition Definition, byte[] Bytes);
}
